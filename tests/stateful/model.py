"""A small model of one agency's cases, written from docs/domain.md sections 3 and 4, to be held against the
product after every step. What they leave open of extensions, suspensions, other classes and links is as the verbs say
of themselves (the last day of a suspension, what an extension becomes under another class, a date the Ombudsman set,
what a link ends): there the two do not judge each other. It shares nothing with the product but the codes, as strings. Its tables and its count of days
are in `law.py`, who may do what when in `standing.py`; here is what a verb does.

A verb comes to `ok`, `not_now` (409), `not_yours` (403), `bad_input` (400) or `not_visible` (404). Instants are aware;
dates are local dates of the agency.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from tests.stateful.law import DUTIES, ENDS, EXTENSION, LENGTHS, MOVES, STAFF, SUSPENSION, C, Duty, Pause, W
from tests.stateful.standing import Standing, Words

NO_WORDS = Words()


@dataclass(eq=False)
class Case(Standing):
    repeated_by: list["Case"] = field(default_factory=list)
    linked_after: int = 0  # how many verbs it had seen when it was linked

    def __post_init__(self) -> None:
        for kind in ("receipt", "verify", "first_answer", "settle", "decide"):
            self.open(kind, self.filed)
        self.duties[0].met = self.filed

    def do(self, verb: str, by: str, at: datetime, words: Words = NO_WORDS) -> str:
        outcome = self.judge(verb, by, at)
        if outcome == "ok":
            outcome = self.looked_at(verb, by, at, words)
        if outcome == "ok":
            effect = self.end_of("complete" if verb == "lapse" else "reply") if by == "clock" else at
            self.take(verb, by, effect, words)
        return outcome

    def take(self, verb: str, by: str, at: datetime, words: Words) -> None:
        """`at` is when it takes effect: what the clock does, at the end of the duty."""
        target = MOVES[verb][1]
        if target:
            self.run_again(at)  # no way out leaves a clock standing still
        self.people(verb, by, words.unit)
        self.clocks(verb, at, words.promised)
        match verb:
            case "dispatch":
                self.classify(words.class_, at, verb)
            case "reclassify":
                self.reclassify(words.class_, by, at)
            case "extend":
                self.extend(words.days)
            case "contest_extension":
                self.settle().contested = True
            case "suspend":
                self.suspend(words.reason, at)
            case "resume":
                self.run_again(at)
        self.state = target or self.state
        if target in ("closed", "rejected"):
            self.over = verb, at
        self.done.append(verb)
        self.version += 1
        for other in self.repeated_by if verb == "answer" else ():
            other.answered_with(self, by, at)
        self.give_back()

    def give_back(self) -> None:
        """Once it is over, who repeated it and still waits is on their own again."""
        waits = [other for other in self.repeated_by if other.state not in (*ENDS, "answered")]
        for other in waits if self.state in ENDS else ():
            self.repeated_by.remove(other)
            other.repeats = None
            for duty in other.running("settle", "decide"):
                duty.shared = None
            other.verified_again()

    def verified_again(self) -> None:
        """What the link ended runs again, unless something happened since that would have met or ended it."""
        if len(self.done) == self.linked_after:
            ended = [duty for duty in self.duties if duty.ended_by == "link"]
            self.again([duty for duty in ended if duty.ended == ended[-1].ended])

    def people(self, verb: str, by: str, unit: str) -> None:
        """Who holds the case, who handles it, who is kept from it; and the round."""
        match verb:
            case "dispatch" | "transfer":
                self.hold(unit)
            case "remand" if not self.holder:
                self.hold(self.unit)
            case "send_back":
                self.holder, self.handler = "", None
            case "begin":
                self.handler = by
            case "answer":
                self.handler = self.answered_by = by
                self.barred = ""
            case "contest":
                self.barred = self.answered_by
            case "reject":
                self.rejected_by = by
            case "appeal":
                self.appealed_against = self.rejected_by
        self.round += verb in ("contest", "reopen", "remand")

    def hold(self, unit: str) -> None:
        if unit:
            self.unit, self.holder, self.handler = unit, unit, None

    def answered_with(self, original: "Case", by: str, at: datetime) -> None:
        """The answer to the first complaint is given to whoever repeated it as well."""
        if by == self.barred or self.judge("answer_with_original", "clock", at) != "ok":
            return
        if original.holder != self.holder:
            self.run_again(at)
            self.hold(original.holder)
        self.take("answer_with_original", by, at, NO_WORDS)
        self.handler = self.answered_by = by
        self.barred = ""

    # Duties

    def clocks(self, verb: str, at: datetime, promised: date | None) -> None:
        """The row of the truth table, and what stands beside it."""
        opens, meets, ends = DUTIES.get(verb, ("", "", ""))
        for duty in self.running(*meets.split()):
            duty.met = at
        for duty in self.running(*ends.split()):
            duty.ended, duty.ended_by = at, "file_incomplete" if verb == "request_completion" else verb
        for kind in opens.split():
            self.open(kind, at, promised if verb == "remand" else None)
        if verb == "appeal":  # what the rejection ended runs again with its old dates
            self.again([duty for duty in self.duties if (duty.ended_by, duty.ended) == self.over])
        if "notify" in opens:  # it stands on the complainant's page at once
            self.running("notify")[-1].met = at
        if verb == "answer" and promised:
            self.open("remedy", at, promised)

    def open(self, kind: str, at: datetime, given: date | None = None) -> None:
        if kind == "decide" and not self.decided:
            return
        length, unit = LENGTHS.get(kind, (self.settle_length(self.class_), W))
        if given:
            length, unit = None, C
        duty = Duty(kind, self.round, self.agency.local(at), length, unit, self.agency.weeks[self.unit])
        duty.own = duty.first = given or self.agency.counted(duty)
        self.duties.append(duty)

    def again(self, ended: list[Duty]) -> None:
        """They run again, with their old dates; the ended rows stay."""
        self.duties += [replace(duty, ended=None, ended_by="", pauses=list(duty.pauses)) for duty in ended]

    def end_of(self, kind: str) -> datetime:
        """The instant after the last day of a running duty."""
        due = self.running(kind)[-1].due
        assert due is not None
        return self.agency.after(due)

    # Class

    def classify(self, class_: str, at: datetime, verb: str) -> None:
        """Settle from its same day zero in the week it was told with; decide for complaints in the narrow sense only.
        Rows of earlier rounds stay as they are."""
        self.classification = class_
        if not self.settling():
            return
        settle = self.settle()
        if settle.length is not None:
            settle.length = self.settle_length(class_)
            settle.own = self.agency.counted(settle)
            settle.first = settle.own if verb == "dispatch" else settle.first
        if self.round == 1 and not self.decided:
            for duty in self.running("decide"):
                duty.ended, duty.ended_by = at, verb
        elif self.round == 1 and not self.running("decide"):
            decide = Duty("decide", 1, settle.zero, *LENGTHS["decide"], settle.week)
            decide.own = self.agency.counted(decide)
            self.duties.append(decide)

    def reclassify(self, class_: str, by: str, at: datetime) -> None:
        """At once where the settlement is not longer, or when a second person agrees."""
        if class_ == self.classification:
            self.proposed = "", ""
        elif self.longer(class_) and class_ != self.proposed[0]:
            self.proposed = class_, by
        else:
            settle, today, self.proposed = self.settle(), self.agency.local(at), ("", "")
            if not SUSPENSION[class_]:
                self.run_again(at)
            was = settle.own or today
            if settle.extended is not None:  # kept as far as the new class knows it
                settle.extended = min(settle.extended, EXTENSION[class_])
            self.classify(class_, at, "reclassify")
            if settle.own:  # never to a day that is over, unless it was over already
                settle.own = max(settle.own, min(was, today))

    # More time

    def extend(self, days: int) -> None:
        settle = self.settle()
        was, settle.extended = settle.own, days
        settle.own = self.agency.counted(settle)
        if settle.own and was:
            settle.own = max(settle.own, was)

    def suspend(self, reason: str, at: datetime) -> None:
        settle, today = self.settle(), self.agency.local(at)
        until = self.agency.walk(settle, today, self.pause_left())
        assert until is not None
        settle.pauses.append(Pause(today, until, reason))
        settle.own = self.agency.counted(settle)

    def run_again(self, at: datetime) -> None:
        pause = self.pause(at)
        if pause:
            pause.until, pause.ended = self.agency.local(at), True
            self.settle().own = self.agency.counted(self.settle())

    # What moves no state

    def sweep(self, at: datetime) -> None:
        """The clock looks at the case."""
        if self.wrote and self.past("complete", at):
            self.do("complete", "complainant", at)
        for verb in ("lapse", "deem_accepted"):
            self.do(verb, "clock", at)

    def message(self, by: str, at: datetime) -> str:
        if by == "clock":
            return "not_yours"
        if not self.is_one_of(f"complainant {STAFF} coordinator ombudsman", by):
            return "not_visible"
        pause = self.pause(at)
        if by == "complainant" and self.state == "incomplete" and not self.past("complete", at):
            self.wrote = True
        if by == "complainant" and pause and pause.reason == "awaiting_complainant":
            self.run_again(at)
        return "ok"

    def assign(self, handler: str, by: str) -> str:
        if self.state not in ("dispatched", "investigating"):
            return "not_now"
        if not self.is_one_of(f"{STAFF} coordinator", by):
            return "not_yours"
        if not self.is_one_of(STAFF, handler):
            return "bad_input"
        self.handler = handler
        self.version += 1
        return "ok"

    def rows(self, now: datetime) -> list[tuple[object, ...]]:
        """Its duties as they are compared, each with its days, its end and its lateness."""
        return [
            (duty.kind, duty.round, duty.zero, duty.due, utc(duty.met), utc(duty.ended), duty.ended_by,
             self.agency.late(duty, now))
            for duty in self.duties
        ]  # fmt: skip


def utc(at: datetime | None) -> datetime | None:
    return at and at.astimezone(UTC)
