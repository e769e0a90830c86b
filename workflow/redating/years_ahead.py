"""The monthly reminder to administrators, from October on, that next year's days off are not decreed yet."""

from datetime import datetime

from accounts.actors import clock
from accounts.models import Agency, User
from accounts.roles import Role
from complaints.transactions import retried
from notifications import outbox
from notifications.models import Message
from notifications.notices import Notice
from workflow.calendars import present
from workflow.calendars import waits as calendar_waits
from workflow.clocks import sending


@retried
def remind(*, at: datetime) -> int:
    """Promise the mail to each administrator who has not had it this month; it leaves in the sending window of the
    first agency that waits. Returns how many it was promised to. The month is that of the westernmost zone."""
    waits = calendar_waits.undecreed(at)
    if waits is None:
        return 0
    month = at.astimezone(calendar_waits.EARLIEST).strftime("%Y-%m")
    administrators = User.objects.filter(
        pk__in=User.objects.filter(memberships__role=Role.ADMINISTRATOR, is_active=True).values("pk")
    ).exclude(email="")
    rows = list(administrators.select_for_update().order_by("pk"))  # two at once take turns
    sent = Message.objects.filter(notice=Notice.CALENDAR_WAITS, facts__year=waits.year, facts__month=month)
    known = set(sent.values_list("user_id", flat=True))
    unaware = [user for user in rows if user.pk not in known]
    agency = Agency.objects.filter(calendar__in=waits.calendars).order_by("pk")[0]
    outbox.enqueue_to_users(
        Notice.CALENDAR_WAITS,
        unaware,
        by=clock(),
        at=at,
        facts={"year": waits.year, "month": month, "calendars": list(waits.calendars)},
        not_before=sending.opening_of(agency, at, present.current(agency.calendar)),
    )
    return len(unaware)
