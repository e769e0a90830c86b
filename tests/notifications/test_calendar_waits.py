"""Administrators are told once a month, from October on, that next year's days off are not decreed yet."""

from datetime import datetime

import pytest

from accounts.models import Agency
from accounts.roles import Role
from notifications import delivery
from notifications.models import Message
from tests.concurrency.conftest import together
from tests.factories import House, user, when
from tests.notifications.conftest import due_now
from workflow.models import CalendarYear
from workflow.redating import years_ahead


def waiting() -> list[tuple[int | None, str]]:
    return list(
        Message.objects.filter(notice="calendar_waits").order_by("pk").values_list("user", "facts__month")
    )


@pytest.mark.django_db
def test_one_mail_a_month_to_each_administrator_until_the_year_is_decreed():
    house = House()
    second = user(Role.ADMINISTRATOR)
    user(Role.ADMINISTRATOR, is_active=False)
    user(Role.ADMINISTRATOR, email="")
    both = [house.administrator.user.pk, second.pk]
    assert years_ahead.remind(at=when("2027-09-30T23:59")) == 0
    for moment in ("2027-10-01T00:00", "2027-10-02", "2027-10-31T23:59"):
        years_ahead.remind(at=when(moment))
    assert waiting() == [(pk, "2027-10") for pk in both]
    assert years_ahead.remind(at=when("2027-11-01T00:00")) == 2
    assert waiting()[2:] == [(pk, "2027-11") for pk in both]
    CalendarYear.objects.filter(calendar__code="id", year=2028).update(status="decreed")
    assert years_ahead.remind(at=when("2027-12-01")) == 0


@pytest.mark.django_db
def test_an_administrator_who_comes_later_in_the_month_is_told_as_well():
    House()
    years_ahead.remind(at=when("2027-10-01"))
    late = user(Role.ADMINISTRATOR)
    assert years_ahead.remind(at=when("2027-10-20")) == 1
    assert waiting()[-1] == (late.pk, "2027-10")


@pytest.mark.django_db
def test_a_calendar_that_no_agency_counts_with_is_not_waited_for():
    House()
    Agency.objects.update(calendar="none")
    assert years_ahead.remind(at=when("2027-10-05")) == 0


@pytest.mark.django_db
def test_t33_it_leaves_in_the_sending_window():
    House()
    years_ahead.remind(at=when("2027-10-02T02:00"))  # Saturday, at night
    leaves: datetime = Message.objects.get().next_try_at
    assert leaves == when("2027-10-04T07:00")


@pytest.mark.django_db
def test_the_mail_leads_to_the_calendars_and_names_no_case(smtp):
    House()
    years_ahead.remind(at=when("2027-10-05"))
    due_now()
    delivery.drain()
    (mail,) = smtp.mails
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Kalender 2028 menunggu ditetapkan"
    assert "/admin/workflow/calendar/" in text
    assert "Nomor pengaduan" not in text
    assert Message.objects.get().complaint is None


@pytest.mark.usefixtures("committed")
def test_two_at_once_promise_it_once():
    House()
    at = when("2027-10-05")
    together(*(lambda: years_ahead.remind(at=at) for _ in range(3)))
    assert len(waiting()) == 1
