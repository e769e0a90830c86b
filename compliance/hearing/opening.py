"""The Ombudsman opens a hearing: the draft figures of an agency's year go to its units, which have some working days to object."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, Unit
from accounts.roles import Role
from compliance.frozen import documents, freezing
from compliance.hearing import standing, telling
from compliance.hearing.models import Hearing, HearingUnit
from compliance.scores import estimate
from law import counting
from notifications.notices import Notice
from workflow.calendars import present
from workflow.errors import BadInput, NotVisible, NotYours

MOST_DAYS: Final = 60


@transaction.atomic
def open_(agency: str, year: int, *, days: int | None = None, by: Actor, at: datetime) -> Hearing:
    """Keep the draft as it stands at `at`, with its cases, and tell the heads of the units and the coordinators.

    `days`: working days of the agency for objections, at least 1; None: as our instrument says. Raises NotVisible, NotYours (only
    the Ombudsman opens one), BadInput (a year without instrument or figures, a term out of range or beyond the calendar), NotNow
    while the last hearing lasts or the year could not be frozen.
    """
    body = Agency.objects.filter(code=agency).first()
    if body is None:
        raise NotVisible("not_found", freezing.NO_AGENCY)
    if not by.sits((Role.OMBUDSMAN,), agency_id=body.pk) or by.user is None:
        raise NotYours("ombudsman_hears", _("Dengar pendapat dibuka oleh Ombudsman."))
    length = estimate().hearing_days if days is None else days
    errors = freezing.bad_year(body, year, at)
    if not 1 <= length <= MOST_DAYS:
        errors["days"] = ("out_of_range", _("Jangka waktu 1 sampai 60 hari kerja."))
    if errors:
        raise BadInput(errors)
    freezing.lock(body)
    last = standing.refuse_while_it_lasts(body, year, at=at)
    basis, text = freezing.settled(body, year, at)
    draft = json.loads(text)
    if not draft["units"]:
        raise BadInput({"year": ("no_figures", _("Belum ada angka unit pada tahun ini untuk didengar."))})
    calendar = present.current(body.calendar)
    until_on = _until(body, length, calendar, at)
    hearing = Hearing.objects.create(
        agency=body,
        year=year,
        number=1 if last is None else last.number + 1,
        opened_by=by.user,
        at=at,
        days=length,
        until_on=until_on,
        until_at=counting.due_at(until_on, body.zone),
        calendar=calendar.label,
        last_event=basis.last_event,
        document=documents.written(head(draft)),
        sha256=documents.sha256(text),
    )
    units = {unit.code: unit for unit in Unit.objects.filter(agency=body)}
    HearingUnit.objects.bulk_create(_drafts(hearing, draft["units"], units))
    heard = [units[one["unit"]] for one in draft["units"]]
    telling.tell(Notice.HEARING, hearing, heard, facts={"until": until_on.isoformat()}, by=by, at=at)
    return hearing


def head(draft: dict[str, Any]) -> dict[str, Any]:
    """The draft with only the codes of its units."""
    return {**draft, "units": [one["unit"] for one in draft["units"]]}


def whole(hearing: Hearing) -> str:
    """The draft with its units, as it was put together when the hearing was opened."""
    parts = {row.unit.code: json.loads(row.document) for row in hearing.units.select_related("unit")}
    kept = json.loads(hearing.document)
    return documents.written({**kept, "units": [parts[code] for code in kept["units"]]})


def _drafts(
    hearing: Hearing, parts: Iterable[dict[str, Any]], units: dict[str, Unit]
) -> Iterator[HearingUnit]:
    for part in parts:
        score = part["result"]["score"]
        yield HearingUnit(
            hearing=hearing,
            unit=units[part["unit"]],
            score=None if score is None else Decimal(score),
            cases=len({line["case"] for line in part["lines"]}),
            document=documents.written(part),
        )


def _until(body: Agency, days: int, calendar: counting.Calendar, at: datetime) -> date:
    """The last local day of the term. Raises BadInput where the calendar does not reach so far."""
    week = frozenset(body.working_week)
    try:
        last, _provisional = counting.due_on(
            counting.local_date(at, body.zone), days, counting.LengthUnit.WORKING_DAY, week, calendar
        )
    except (counting.YearUnknown, counting.NoWorkingDay, counting.DateOutOfRange) as error:
        sentence = _("Kalender instansi belum sampai ke akhir jangka waktu ini.")
        raise BadInput({"days": ("calendar", sentence)}) from error
    return last
