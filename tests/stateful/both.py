"""The product and the model side by side: every step is taken on both, and compared."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings as django

from accounts.actors import Actor, Origin, clock, complainant
from complaints.codes import Finding, Ground, Maladministration, Outcome
from complaints.models import Complaint
from law.codes import Classification, SuspensionReason
from tests.factories import Case, House
from tests.stateful import law, links, model
from tests.stateful.standing import Words
from workflow.calendars import present
from workflow.clocks.days_left import late_days
from workflow.clocks.duties import Docket
from workflow.errors import BadInput, NotNow, NotVisible, NotYours, Refusal
from workflow.models import Calendar, CalendarYear, Holiday
from workflow.sweep import sweeps
from workflow.verbs import (
    assignment,
    conversation,
    duplicates,
    moves,
    table,
)
from workflow.verbs.investigation import Decision

CALENDAR: Final = "two-years"
YEARS: Final = (2025, 2026)
OUTCOMES: Final = {NotNow: "not_now", NotYours: "not_yours", BadInput: "bad_input", NotVisible: "not_visible"}
CLOCK: Final = clock(origin=Origin.DEMO)
REASONS: Final = "Alasan yang cukup panjang."
CLAIMS: Final = {"claim_receipt_date", "confirm_receipt_date"}
"""Of letters and visits; what is filed here comes from the web."""


def days_off() -> list[tuple[date, str]]:
    """The decreed days of 2025 and 2026, as printed."""
    with (django.ROOT / "data/holidays_id.csv").open(encoding="utf-8", newline="") as file:
        return [(date.fromisoformat(row["date"]), row["kind"]) for row in csv.DictReader(file)]


def found_house() -> House:
    """Everybody, under a calendar of which two years are known: a period that runs beyond them gets no date."""
    row = Calendar.objects.create(code=CALENDAR, name=CALENDAR)
    decreed = CalendarYear.Status.DECREED
    CalendarYear.objects.bulk_create(CalendarYear(calendar=row, year=year, status=decreed) for year in YEARS)
    Holiday.objects.bulk_create(
        Holiday(calendar=row, date=day, kind=kind, name="Libur", decree="SKB 3 Menteri")
        for day, kind in days_off()
    )
    return House(calendar=CALENDAR)


@dataclass
class Both:
    """One agency and its cases, in the product and in the model."""

    house: House
    agency: law.Agency
    at: datetime
    cases: list[tuple[Case, model.Case]] = field(default_factory=list)

    @classmethod
    def settle_in(cls, house: House, *, zone: str, near: str, far: str, chief: bool, at: datetime) -> "Both":
        """`near` and `far`: the ISO weekdays that each unit works; `chief`: near's answers are the supervisor's."""
        weeks = {"": "12345", "near": near, "far": far}
        agency = law.Agency(
            zone=zone,
            weeks={unit: frozenset(map(int, week)) for unit, week in weeks.items()},
            days_off=frozenset(day for day, _kind in days_off()),
            years=frozenset(YEARS),
            supervisors_answer=frozenset({"near"} if chief else ()),
        )
        house.agency.zone = zone
        house.agency.save(update_fields=["zone"])
        for unit, row in (("near", house.unit), ("far", house.other_unit)):
            row.working_week = [int(day) for day in weeks[unit]]
            row.answers_need_supervisor = unit in agency.supervisors_answer
            row.save(update_fields=["working_week", "answers_need_supervisor"])
        return cls(house, agency, at)

    # Steps

    def file(self, unit: str) -> None:
        filed = self.house.file(self.at, unit=self.unit(unit), occurred_on=None)
        self.cases.append((filed, model.Case(self.agency, self.at, unit)))

    def use(self, number: int, verb: str, by: str, words: Words, *, stale: bool = False) -> None:
        """`stale`: what the caller saw has changed since."""
        case, small = self.cases[number]
        carried = self.carried(verb, words)
        if verb not in ("lapse", "deem_accepted"):
            carried["version"] = small.version - stale
        came = self.outcome(act(verb), case, by, **carried)
        expected = "not_now" if stale else small.do(verb, by, self.at, words)
        assert came == expected, (verb, by, words)

    def sweep(self, number: int) -> None:
        """The clock looks at the case; it may come late, or never."""
        case, small = self.cases[number]
        sweeps.act(case.pk, by=CLOCK, at=self.at)
        small.sweep(self.at)

    def message(self, number: int, by: str) -> None:
        case, small = self.cases[number]
        assert self.outcome(conversation.send_message, case, by, text="Halo.") == small.message(by, self.at)

    def assign(self, number: int, handler: str, by: str) -> None:
        case, small = self.cases[number]
        user = self.actor(handler, case).user
        assert self.outcome(assignment.assign, case, by, handler=user) == small.assign(handler, by)

    def link(self, number: int, to: int, by: str) -> None:
        (case, small), (first, small_first) = self.cases[number], self.cases[to]
        came = self.outcome(duplicates.link, case, by, duplicate_of=first.row, reasons=REASONS)
        assert came == links.link(small, small_first, by, self.at), by

    def unlink(self, number: int, by: str) -> None:
        case, small = self.cases[number]
        assert self.outcome(duplicates.unlink, case, by) == links.unlink(small, by), by

    # What must hold after each of them

    def compare(self, looked_at: int) -> None:
        """Every case; what everybody may do, of the one looked at."""
        for number, (case, small) in enumerate(self.cases):
            row = case.row
            docket = Docket.of(row)
            assert self.seen(row) == (
                small.state, small.round, small.version, small.holder, small.unit, small.handler,
                small.classification, small.proposed[0],
            )  # fmt: skip
            assert self.rows(docket) == sorted(map(repr, small.rows(self.at)))
            for by in law.PEOPLE if number == looked_at else ():
                actor = self.actor(by, case)
                allowed = moves.allowed(moves.situation(row, docket.running(), by=actor, at=self.at))
                assert set(allowed) - CLAIMS == small.allowed(by, self.at), by

    def seen(self, row: Complaint) -> tuple[object, ...]:
        units = {None: "", self.house.unit.pk: "near", self.house.other_unit.pk: "far"}
        staff = (name for name in law.PEOPLE if hasattr(self.house, name))
        people = {getattr(self.house, name).user.pk: name for name in staff}
        return (
            str(row.state), row.round, row.version, units[row.held_by_id], units[row.unit_id],
            people.get(row.handler_id), row.classification, row.proposed_classification,
        )  # fmt: skip

    def rows(self, docket: Docket) -> list[str]:
        days, zone = present.calendar_of(docket.complaint), self.agency.zone
        return sorted(
            repr((
                str(duty.kind), duty.round, duty.opened_on, duty.due_on, model.utc(duty.met_at),
                model.utc(duty.ended_at), duty.ended_by, late_days(duty, zone=zone, days=days, at=self.at),
            ))
            for duty in docket.rows
        )  # fmt: skip

    # The words of the product

    def actor(self, by: str, case: Case) -> Actor:
        if by == "stranger":
            others = (other.pk for other, _small in self.cases if other.pk != case.pk)
            return complainant(next(others, None), origin=Origin.DEMO)
        return {"complainant": case.complainant, "clock": CLOCK}.get(by) or getattr(self.house, by)

    def unit(self, name: str) -> Any:
        return {"near": self.house.unit, "far": self.house.other_unit}.get(name)

    def outcome(self, verb: Callable[..., object], case: Case, by: str, **carried: object) -> str:
        try:
            verb(case.pk, by=self.actor(by, case), at=self.at, **carried)
        except Refusal as refusal:
            return OUTCOMES[type(refusal)]
        return "ok"

    def carried(self, verb: str, words: Words) -> dict[str, Any]:
        remedy = ("Loket ditambah.", words.promised) if words.promised else ()
        unit, class_ = self.unit(words.unit or "near"), Classification(words.class_ or "ordinary")
        forms = [Maladministration.UNDUE_DELAY]
        carried: dict[str, dict[str, Any]] = {
            "request_completion": {"missing": "Salinan surat."},
            "complete": {"addition": "Terlampir."},
            "reject": {"ground": Ground.OTHER_BODY, "reasons": REASONS},
            "dispatch": {"unit": unit, "classification": class_},
            "transfer": {"unit": unit, "reasons": REASONS},
            "extend": {"days": words.days, "reasons": REASONS},
            "suspend": {"reason": SuspensionReason(words.reason or law.REASONS[0]), "reasons": REASONS},
            "reclassify": {"classification": class_, "reasons": REASONS},
            "answer": {"decision": Decision(Outcome.FOUNDED, REASONS, *remedy)},
            "mark_remedied": {"text": "Sudah dikerjakan."},
            "accept": {"rating": 3},
            "rate": {"rating": 2},
            "demand": {"demand": "Jelaskan dasar penundaan."},
            "explain": {"explanation": "Berkas tertukar di loket."},
            "remand": {"corrective_action": "Layani pengadu.", "due_on": words.promised or self.at.date()},
            "conclude": {"finding": Finding.MALADMINISTRATION, "maladministration": forms},
        }
        bare = ("lapse", "deem_accepted", "begin", "resume")
        return carried.get(verb, {} if verb in bare else {"reasons": REASONS})


def act(verb: str) -> Callable[..., object]:
    """The product's function of a verb."""
    return table.VERBS[verb]
