"""The sheet of a unit counted a second time: plain Python over rows and events, nothing shared with the product but the
calendar's holidays."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import Q

from accounts.models import Unit
from complaints.models import Complaint
from workflow.models import Holiday

ANSWERS = ("answered", "answered_with_original", "imported_answer")


class Recount:
    """Keys of cases by the codes of the sheet's numbers, and its curves."""

    def __init__(self, unit: Unit, start: date, end: date, as_of: datetime) -> None:
        self.unit, self.start, self.end = unit, start, end
        self.zone = ZoneInfo(unit.agency.zone)
        self.today = as_of.astimezone(self.zone).date()
        self.as_of = as_of
        self.off = set(
            Holiday.objects.filter(calendar__code=unit.agency.calendar).values_list("date", flat=True)
        )
        self.cases: defaultdict[str, list[int]] = defaultdict(list)
        self.answered_after: list[int] = []
        self.censored_after: list[int] = []
        self.ended_after: list[tuple[str | None, int]] = []
        self.held: defaultdict[str, list[int]] = defaultdict(list)
        mine = Complaint.objects.filter(Q(unit=unit) | Q(holdings__unit=unit)).values("pk")
        rows = Complaint.objects.filter(pk__in=mine).select_related("unit")
        rows = rows.prefetch_related("events", "duties", "holdings__unit")
        for complaint in rows.order_by("received_on", "pk"):
            self._case(complaint)

    def working_days(self, after: date, until: date) -> int:
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(day.isoweekday() in self.unit.working_week and day not in self.off for day in days)

    def local(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _case(self, case: Complaint) -> None:
        events = sorted(case.events.all(), key=lambda event: event.seq)
        held = sorted(case.holdings.all(), key=lambda holding: holding.pk)
        mine = case.unit == self.unit
        ever = mine or any(holding.unit == self.unit for holding in held)
        if not ever:
            return
        answers = [event for event in events if event.name in ANSWERS]
        state = events[-1].to_state
        answered_on = self.local(answers[0].effective_at) if answers else None
        over = None
        if state in ("closed", "rejected", "withdrawn"):
            over = self.local(
                [event for event in events if event.from_state != event.to_state][-1].effective_at
            )
        out_on = answered_on or over
        filed_on = case.received_on
        if mine:
            self._flow(case.pk, filed_on, out_on, bool(answers))
        if mine:
            for duty in case.duties.all():
                due = duty.kind == "remedy" and duty.ended_at is None and duty.due_at <= self.as_of
                if due and self.start <= duty.due_on <= self.end:
                    self.cases["remedies"].append(case.pk)
                    if duty.met_at is not None and duty.met_at < duty.due_at:
                        self.cases["remedies_kept"].append(case.pk)
        if not self.start <= filed_on <= self.end:
            return
        if mine:
            self._mine(case, events, answers, answered_on, over)
        self._end(case, events, held, answered_on, over, state)
        self._time(case, held, out_on or self.today)

    def _flow(self, pk: int, filed_on: date, out_on: date | None, answered: bool) -> None:
        if self.start <= filed_on <= self.end:
            self.cases[f"came:{filed_on:%Y-%m}"].append(pk)
        if out_on is not None and self.start <= out_on <= self.end:
            self.cases[f"{'out' if answered else 'otherwise'}:{out_on:%Y-%m}"].append(pk)
        if out_on is None:
            age = self.working_days(filed_on, self.today)
            for low, high, code in ((0, 5, "0-5"), (6, 14, "6-14"), (15, 30, "15-30"), (31, 60, "31-60")):
                if low <= age <= high:
                    self.cases[f"backlog:{code}"].append(pk)
            if age > 60:
                self.cases["backlog:61+"].append(pk)

    def open_on(self, day: date) -> int:
        """Cases of the unit open at the end of a day."""
        n = 0
        for case in Complaint.objects.filter(unit=self.unit, received_on__lte=day):
            out = case.first_answered_on or (self.local(case.ended_at) if case.ended_at else None)
            n += out is None or out > day
        return n

    def _mine(self, case, events, answers, answered_on, over) -> None:
        self.cases["received"].append(case.pk)
        if not answers:
            self.censored_after.append(self.working_days(case.received_on, over or self.today))
            if events[-1].to_state == "rejected":
                ground = [
                    event.facts["ground"] for event in events if event.name in ("rejected", "imported")
                ][-1]
                self.cases[f"ground:{ground}"].append(case.pk)
            return
        taken = self.working_days(case.received_on, answered_on)
        self.answered_after.append(taken)
        duties = [duty for duty in case.duties.all() if (duty.kind, duty.round) == ("settle", 1)]
        last = max(duties, key=lambda duty: duty.pk)
        counts = last.ended_by != "file_incomplete" and last.due_on is not None
        late = counts and answered_on > last.due_on
        self.cases[f"{'late' if late else 'in_time'}:{taken}"].append(case.pk)
        self.cases["answered"].append(case.pk)
        for code in ("contested", "reopened", "remanded"):
            if any(event.name == code for event in events):
                self.cases[code].append(case.pk)

    def _end(self, case, events, held, answered_on, over, state) -> None:
        ends = []
        if answered_on:
            ends.append((answered_on, 3, "answered"))
        elif over:
            ends.append((over, 3, "concluded" if state == "closed" else state))
        if case.duplicate_of_id:
            linked = [event for event in events if event.name == "linked"]
            ends.append((self.local(linked[-1].at), 1, "merged"))
        left = [holding.until_at for holding in held if holding.unit == self.unit and holding.until_at]
        if case.unit != self.unit and left:
            ends.append((self.local(left[-1]), 2, "transferred"))
        day, _order, end = min(ends) if ends else (self.today, 0, None)
        self.cases[f"end:{end or 'open'}"].append(case.pk)
        self.ended_after.append((end, self.working_days(case.received_on, day)))

    def _time(self, case, held, last: date) -> None:
        """Working days by holder, day by day."""
        mine: defaultdict[str, int] = defaultdict(int)
        before = case.received_on
        for holding in held:
            came = self.local(holding.from_at)
            if came > last:
                break
            went = min(last, self.local(holding.until_at) if holding.until_at else last)
            mine[""] += self.working_days(before, came)
            mine[holding.unit.code] += self.working_days(came, went)
            before = max(before, went)
        rest = self.working_days(before, last)
        if rest:
            mine[""] += rest
        for code, days in mine.items():
            self.held[code].append(days)
            self.cases[f"held:{code}"].append(case.pk)

    def waiting(self) -> dict[int, Fraction]:
        """The product of what stayed, day by day."""
        share, found = Fraction(1), {}
        for day in sorted(set(self.answered_after)):
            risk = sum(other >= day for other in (*self.answered_after, *self.censored_after))
            share *= 1 - Fraction(self.answered_after.count(day), risk)
            found[day] = share
        return found

    def reached(self, end: str) -> dict[int, Fraction]:
        """The sum of what went, of what had stayed before."""
        share, total, found = Fraction(1), Fraction(0), {}
        for day in sorted({day for how, day in self.ended_after if how}):
            risk = sum(other >= day for _how, other in self.ended_after)
            here = sum(1 for how, other in self.ended_after if (how, other) == (end, day))
            total += share * Fraction(here, risk)
            if here:
                found[day] = total
            share *= 1 - Fraction(sum(1 for how, other in self.ended_after if how and other == day), risk)
        return found
