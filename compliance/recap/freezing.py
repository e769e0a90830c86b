"""Freezing the figures of a month: ten days after its end, as they are then, and never again but as a further version.

By then nearly everything that fell due in the month was answered or is late, and what was recorded late is in. What changes
afterwards (a receipt date that is confirmed, a day off that is decreed) does not change what people have read.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Unit
from complaints.models import Complaint
from complaints.texts import BadText, clean
from complaints.transactions import each_alone
from compliance import figures
from compliance.measures import Group, GroupBy
from compliance.models import Recap
from compliance.scope import Scope
from law.counting import local_date
from workflow.errors import BadInput
from workflow.record.sentences import bad_text

WAIT: Final = 10
"""Whole days of the agency after the month's last day."""
BACK: Final = 12
"""The most months that are made up for, where nobody froze them in time."""
LONGEST_REASON: Final = 300


def freeze(at: datetime) -> int:
    """Freeze every month that is due and not frozen. Returns how many of how many agencies. Whoever finds another at work on an
    agency leaves it to them."""
    agencies = Agency.objects.order_by("pk").values_list("pk", flat=True)
    return each_alone(
        lambda pk: sum(_freeze(pk, month, at) for month in _due(pk, at)), agencies, what="recap"
    )


def correct(agency: Agency, month: date, *, reason: str, at: datetime) -> Recap:
    """Count a frozen month anew, as a further version with its reason, which is published with it. Raises BadInput."""
    cleaned = _reason(reason)
    with transaction.atomic():
        Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
        version = Recap.objects.filter(agency=agency, month=month).aggregate(last=Max("version"))["last"]
        if version is None:
            raise BadInput({"month": ("not_frozen", _("Bulan ini belum dibekukan."))})
        rows = _rows(agency, month, version + 1, cleaned, at)
        Recap.objects.bulk_create(rows)
    return rows[0]


def ends(month: date) -> date:
    """The last day of the month that begins so."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def month_of(text: str) -> date:
    """`2026-10` as its first day. Raises BadInput."""
    try:
        if len(text) != 7:
            raise ValueError
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        sentence = _("Tulis bulan sebagai tahun dan bulan, seperti 2026-10.")
        raise BadInput({"month": ("bad_month", sentence)}) from None


def _due(agency: int, at: datetime) -> Iterator[date]:
    """The months, the oldest first, that are to be frozen now."""
    zone = Agency.objects.values_list("zone", flat=True).get(pk=agency)
    today = local_date(at, zone)
    frozen = set(Recap.objects.filter(agency=agency, whole=True).values_list("month", flat=True))
    months, month = [], (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    for _n in range(BACK):
        months.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    for each in reversed(months):
        if each not in frozen and today > ends(each) + timedelta(days=WAIT):
            yield each


def _freeze(pk: int, month: date, at: datetime) -> bool:
    with transaction.atomic():
        agency = Agency.objects.select_for_update(skip_locked=True, no_key=True).filter(pk=pk).first()
        if agency is None or Recap.objects.filter(agency=agency, month=month).exists():
            return False
        if not Complaint.objects.filter(agency=agency, received_on__lte=ends(month)).exists():
            return False
        Recap.objects.bulk_create(_rows(agency, month, 1, "", at))
    return True


def _rows(agency: Agency, month: date, version: int, reason: str, at: datetime) -> list[Recap]:
    """The agency's own row first."""
    scope, last = Scope(frozenset({agency.pk})), ends(month)
    by_unit, whole = figures.handling_and_whole(
        start=month, end=last, as_of=at, group_by=GroupBy.UNIT, scope=scope
    )
    units = dict(Unit.objects.filter(agency=agency).values_list("code", "pk"))

    def row(group: Group, unit: int | None, *, is_whole: bool) -> Recap:
        return Recap(
            agency=agency,
            unit_id=unit,
            whole=is_whole,
            month=month,
            version=version,
            received=group.received,
            answered=group.answered,
            due=group.due,
            met=group.met,
            median_days=group.median_days,
            as_of=by_unit.as_of,
            reason=reason,
        )

    return [
        row(whole, None, is_whole=True),
        *(row(group, units[group.key] if group.key else None, is_whole=False) for group in by_unit.groups),
    ]


def _reason(text: str) -> str:
    try:
        return clean(text, least=3, most=LONGEST_REASON, one_line=True)
    except BadText as bad:
        raise BadInput({"reason": (str(bad.code), bad_text(bad))}) from None
