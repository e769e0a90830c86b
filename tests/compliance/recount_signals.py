"""What the signals of a unit count, a second time and by their own words (`signal_words`): plain Python over events, duties and
holdings."""

from collections import Counter, defaultdict
from datetime import date, datetime

from django.db.models import Q

from accounts.models import Unit
from complaints.models import Complaint
from tests.compliance.recount_sheet import ANSWERS, Recount
from workflow.models import Duty, Event

MOVES = {
    "more_time": ("extended", "suspended"),
    "rejected_late": ("rejected",),
    "reclassified_late": ("reclassified",),
}
OVER = ("closed", "rejected", "withdrawn")


class Signalled:
    """By the code of a signal the keys of the cases that it counts, and of how many."""

    def __init__(self, unit: Unit, start: date, end: date, as_of: datetime) -> None:
        self.unit, self.days = unit, Recount(unit, start, end, as_of)
        self.cases: defaultdict[str, list[int]] = defaultdict(list)
        self.n: Counter[str] = Counter()
        seen = Complaint.objects.filter(Q(unit=unit) | Q(holdings__unit=unit)).values("pk")
        rows = Complaint.objects.filter(pk__in=seen, received_on__range=(start, end))
        for case in rows.order_by("received_on", "pk").prefetch_related("events", "duties", "holdings"):
            self._case(case)
        for code in MOVES:
            self.n[code] = max(self.n["reached"], len(self.cases[code]))

    def _case(self, case: Complaint) -> None:
        events = sorted(case.events.all(), key=lambda event: event.seq)
        moved = [event for event in events if event.name in ("transferred", "sent_back")]
        self._count("bounced", case, len(moved) > 1)
        if case.unit_id != self.unit.pk:
            return
        answers = [event for event in events if event.name in ANSWERS]
        settled = settlement(case)
        self._near(case, events, settled)
        self._heaped(case, settled)
        self._answered(case, events, answers)
        self._entered(case, events[0])
        self._came(case, events[0])
        if not answers and events[-1].to_state in OVER:
            self._settles_nothing(case, events)
        elif answers:
            for code in ("sent_elsewhere", "sent_back_to_accused", "settles_nothing"):
                self._count(code, case, False)
        self._count("other_channel", case, case.channel == "other")

    def _count(self, code: str, case: Complaint, counts: bool) -> None:
        self.n[code] += 1
        if counts:
            self.cases[code].append(case.pk)

    def _ahead(self, day: date, of: date) -> int:
        """Working days from one day to another; less than none where that has passed."""
        return self.days.working_days(day, of) if day <= of else -self.days.working_days(of, day)

    def _heaped(self, case: Complaint, settled: Duty | None) -> None:
        first = case.first_answered_on
        if first is not None and settled is not None and -2 <= self._ahead(first, settled.due_on) <= 3:
            self._count(
                "heaped", case, first <= settled.due_on and self._ahead(first, settled.due_on) in (0, 1)
            )

    def _near(self, case: Complaint, events: list[Event], settled: Duty | None) -> None:
        limit = None if settled is None else settled.original_due_on or settled.due_on
        if limit is not None:
            over = self.days.local(case.ended_at) if case.ended_at else self.days.today
            last = min(case.first_answered_on or over, limit)
            length = self.days.working_days(case.received_on, limit)
            opened = self.days.working_days(case.received_on, last)
            self.n["reached"] += any(length - day <= 2 for day in range(1, opened + 1))
        for code, names in MOVES.items():
            for event in events:
                if event.name not in names:
                    continue
                was, due_on = event.facts.get("was"), event.facts.get("due_on")
                if code == "reclassified_late" and not due_on > was:
                    continue
                limit_then = date.fromisoformat(was) if was else settled and settled.due_on
                on = self.days.local(event.effective_at)
                if limit_then and on <= limit_then and self._ahead(on, limit_then) <= 2:
                    self.cases[code].append(case.pk)
                    break

    def _answered(self, case: Complaint, events: list[Event], answers: list[Event]) -> None:
        if answers:
            contested = [event.seq for event in events if event.name == "contested"]
            after = [event for event in answers if contested and event.seq > contested[0]]
            self._count(
                "overturned", case, bool(after) and after[0].facts["outcome"] in ("founded", "partly")
            )

    def _entered(self, case: Complaint, filed: Event) -> None:
        claimed = case.claimed_received_on
        if case.channel != "web":
            late = claimed is not None and self.days.working_days(claimed, self.days.local(filed.at)) > 3
            self._count("kept_back", case, late)
        if claimed is not None:
            self._count("unconfirmed_dates", case, claimed != case.received_on)

    def _came(self, case: Complaint, filed: Event) -> None:
        held = [each for each in case.holdings.all() if each.unit_id == self.unit.pk]
        if held:
            came = self.days.local(min(each.from_at for each in held))
            self._count("slow_to_unit", case, self.days.working_days(self.days.local(filed.at), came) > 5)

    def _settles_nothing(self, case: Complaint, events: list[Event]) -> None:
        grounds = [event.facts.get("ground") for event in events if event.name in ("rejected", "imported")]
        held = [each.unit_id for each in sorted(case.holdings.all(), key=lambda each: each.pk)]
        elsewhere = events[-1].to_state == "rejected" and grounds[-1] == "other_body"
        back = not elsewhere and len(held) > 1 and held[0] == held[-1]
        lapsed = [event for event in events if event.from_state != event.to_state][-1].name == "lapsed"
        self._count("sent_elsewhere", case, elsewhere)
        self._count("sent_back_to_accused", case, back)
        self._count("settles_nothing", case, elsewhere or back or lapsed)


def settlement(case: Complaint) -> Duty | None:
    """The first one that counts."""
    rows = [duty for duty in case.duties.all() if (duty.kind, duty.round) == ("settle", 1)]
    last = max(rows, key=lambda duty: duty.pk, default=None)
    return None if last is None or last.ended_by == "file_incomplete" else last
