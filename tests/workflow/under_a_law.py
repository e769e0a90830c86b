"""What people see of a law: dates, offers, refusals, reminders and sentences of cases that live under it, line by line.

The cases stand in memory, so that a law can be looked at as often as it has values. Everything is said by the
product's own functions that pages, forms, mails and sweeps ask; nothing here looks into a rulebook.
"""

from bisect import bisect
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from accounts.actors import Actor, ActorKind, Seat, complainant
from accounts.models import Agency
from accounts.roles import Role
from complaints.codes import IdentityKind
from complaints.models import Complaint, Identity
from law import rules
from law.codes import OF_PRODUCTS, Classification, ParameterName, SuspensionReason
from law.codes import DutyKind as K
from law.counting import ONE_DAY, Calendar, Holiday
from notifications import rendering
from notifications.models import Message
from notifications.notices import Notice
from web.case import casework, deadlines, plain_words
from web.forms.clocks import Extend
from web.forms.deeds import Choices
from web.forms.verbs import Appeal, Reopen, RequestCompletion
from workflow.clocks import climbing, periods
from workflow.clocks.duties import Docket, fact
from workflow.errors import BadInput
from workflow.models import Duty
from workflow.reading import explained, flags
from workflow.sweep import batches
from workflow.verbs import extensions, guards, moves
from workflow.verbs.guards import Situation
from workflow.verbs.moves import Step

ZONE = ZoneInfo("Asia/Jakarta")
OFF = [date(2026, 3, 19), date(2026, 3, 20), date(2026, 5, 1), date(2026, 5, 14)]
CALENDAR = Calendar(
    "seen", 1, {}, {day: Holiday(day, "national", "", "") for day in OFF}, covers_every_year=True
)
FILED = date(2026, 3, 2)
GIVEN = date(2026, 6, 30)
MOMENT = timedelta(microseconds=1)
STAFF = Actor(ActorKind.STAFF, None, tuple(Seat(role, 1, None) for role in (Role.COORDINATOR,)))
ME = complainant(1)


def at(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZONE).replace(hour=9)


class Life:
    """A case in memory: the verb moves its state, the docket its duties."""

    def __init__(self, law: str, classification: str = "") -> None:
        agency = Agency(pk=1, code="seen", law=law, zone=str(ZONE), working_week=[1, 2, 3, 4, 5])
        self.row = Complaint(
            pk=1,
            agency=agency,
            reference="TNT-7K4M-2Q9X-C",
            received_on=FILED,
            last_at=at(FILED),
            identity_kind=IdentityKind.NAMED,
        )
        self.classification = classification
        self.docket = Docket(self.row, days=CALENDAR, suspensions=[])
        self.told: list[str] = []

    def use(self, verb: str, day: date, given: date | None = None) -> "Life":
        row = self.row
        before = [(duty, duty.running) for duty in self.docket.rows]
        if hasattr(row, verb):
            getattr(row, verb)()
        if verb in ("dispatch", "import"):
            row.classification = self.classification
        if verb in ("contest", "reopen", "remand"):
            row.round += 1
        if row.state in ("closed", "rejected", "withdrawn"):
            row.ended_at, row.ended_by = at(day), verb
        self.docket.apply(verb, at=at(day), given=given)
        self.told.append(f"{day} {verb}: {'; '.join(self._became(before)) or 'nothing'}")
        return self

    def _became(self, before: list[tuple[Duty, bool]]) -> Iterator[str]:
        ran = {id(duty) for duty, runs in before if runs}
        known = {id(duty) for duty, _runs in before}
        for duty in self.docket.rows:
            name = f"{duty.kind} {duty.round}"
            if id(duty) in ran and duty.due_on is not None and duty.running:
                yield f"{name} until {duty.due_on}"
            if id(duty) not in known:
                yield f"opens {name} until {duty.due_on}"
            if (id(duty) in ran or id(duty) not in known) and duty.met_at:
                yield f"meets {name}"
            if id(duty) in ran and duty.ended_at:
                yield f"ends {name}"

    def may(self, moment: datetime, by: Actor = ME) -> list[str]:
        return moves.allowed(self.situation(moment, by))

    def situation(self, moment: datetime, by: Actor = ME) -> Situation:
        return Situation(self.row, tuple(self.docket.running()), by, moment, others_may_answer=True)

    @property
    def case(self) -> SimpleNamespace:
        return SimpleNamespace(row=self.row, actor=ME, at=at(FILED))


def seen(law: str) -> Iterator[str]:
    """Everything, under the law of this code."""
    for part in PARTS:
        yield from part(law)


# What each verb opens, meets and ends, and until when.


def _ways(law: str) -> Iterator[str]:
    for classification in Classification:
        yield f"# {classification}"
        yield from _the_long_way(law, classification).told
        for way in (_of_a_register, _completed_with_its_class):
            yield f"# {classification}"
            yield from way(law, classification).told
    for way in (_the_other_way(law), _of_the_ombudsman(law), _by_another_agency(law), *_of_duplicates(law)):
        yield "#"
        yield from way.told
    for verb in ("accept", "deem_accepted"):
        life = _answered(law, Classification.ORDINARY)
        yield life.use(verb, date(2026, 3, 12)).told[-1]


def _the_long_way(law: str, classification: str) -> Life:
    life = Life(law, classification)
    life.use("register", FILED).use("request_completion", date(2026, 3, 3)).use("complete", date(2026, 3, 9))
    life.use("dispatch", date(2026, 3, 10)).use("send_back", date(2026, 3, 11))
    life.use("dispatch", date(2026, 3, 12)).use("transfer", date(2026, 3, 13))
    life.use("begin", date(2026, 3, 16)).use("answer", date(2026, 3, 17), GIVEN)
    life.use("show_answer", date(2026, 3, 17)).use("contest", date(2026, 3, 18))
    life.use("transfer", date(2026, 3, 23)).use("send_back", date(2026, 3, 24))
    life.use("request_completion", date(2026, 3, 25)).use("complete", date(2026, 3, 26))
    life.use("dispatch", date(2026, 3, 27)).use("begin", date(2026, 3, 30)).use("answer", date(2026, 4, 1))
    life.use("accept", date(2026, 4, 2)).use("mark_remedied", date(2026, 4, 3))
    return life.use("reopen", date(2026, 4, 6))


def _the_other_way(law: str) -> Life:
    life = Life(law).use("register", FILED).use("reject", date(2026, 3, 4))
    return life.use("appeal", date(2026, 3, 6)).use("reject", date(2026, 3, 9))


def _by_another_agency(law: str) -> Life:
    return Life(law).use("register", FILED).use("take_over", date(2026, 3, 4))


def _of_the_ombudsman(law: str) -> Life:
    life = Life(law).use("register", FILED).use("escalate", date(2026, 3, 30))
    life.use("demand", date(2026, 3, 31)).use("explain", date(2026, 4, 2)).use("demand", date(2026, 4, 3))
    return life.use("remand", date(2026, 4, 6), GIVEN).use("answer", date(2026, 4, 7))


def _of_a_register(law: str, classification: str) -> Life:
    return Life(law, classification).use("import", FILED).use("import_answer", date(2026, 4, 7))


def _completed_with_its_class(law: str, classification: str) -> Life:
    life = _dispatched(law, classification).use("send_back", date(2026, 3, 4))
    return life.use("request_completion", date(2026, 3, 5)).use("complete", date(2026, 3, 6))


def _of_duplicates(law: str) -> list[Life]:
    day = date(2026, 3, 4)
    return [
        each(law, Classification.ORDINARY).use("answer_with_original", day) for each in (_filed, _dispatched)
    ]


# Each duty as it is read, and what happens when its end passes.


def _duties(law: str) -> Iterator[str]:
    known: set[str] = set()
    for classification in Classification:
        for stage in STAGES:
            rows = stage(law, classification).docket.rows
            for rule in [duty.rule for duty in rows if duty.ended_at is None]:
                if rule not in known:
                    known.add(rule)
                    yield from _duty(stage(law, classification), rule)


def _filed(law: str, classification: str) -> Life:
    return Life(law, classification).use("register", FILED)


def _incomplete(law: str, classification: str) -> Life:
    return _filed(law, classification).use("request_completion", date(2026, 3, 3))


def _dispatched(law: str, classification: str) -> Life:
    return _filed(law, classification).use("dispatch", date(2026, 3, 3))


def _answered(law: str, classification: str) -> Life:
    life = _dispatched(law, classification).use("begin", date(2026, 3, 4))
    return life.use("answer", date(2026, 3, 10), GIVEN)


def _contested(law: str, classification: str) -> Life:
    return _answered(law, classification).use("contest", date(2026, 3, 12))


def _demanded(law: str, classification: str) -> Life:
    life = _filed(law, classification).use("escalate", date(2026, 3, 4))
    return life.use("demand", date(2026, 3, 5))


def _remanded(law: str, classification: str) -> Life:
    return (
        _filed(law, classification).use("escalate", date(2026, 3, 4)).use("remand", date(2026, 3, 5), GIVEN)
    )


def _remanded_by_law(law: str, classification: str) -> Life:
    life = _filed(law, classification).use("escalate", date(2026, 3, 4))
    try:
        return life.use("remand", date(2026, 3, 5))
    except rules.NoRule:
        return life


def _of_a_product(law: str, _classification: str) -> Life:
    """A task of each kind, where the law knows any."""
    life = Life(law)
    for number, kind in enumerate(OF_PRODUCTS, start=1):
        if life.docket.law.governs(kind, ""):
            life.docket.begin_task(number, kind, verb="set_task", on=FILED, at=at(FILED), given=GIVEN)
    return life


STAGES = (
    _filed,
    _incomplete,
    _dispatched,
    _completed_with_its_class,
    _answered,
    _contested,
    _demanded,
    _remanded,
    _remanded_by_law,
    _of_a_product,
)
"""Where, between them, every duty is open that a law knows."""


def _duty(life: Life, rule_id: str) -> Iterator[str]:
    docket = life.docket
    duty = next(duty for duty in docket.rows if duty.rule == rule_id and duty.ended_at is None)
    docket.rows = [duty]
    assert duty.due_at is not None
    law, rule = docket.law, docket.rule_of(duty)
    yield f"# {duty.rule}"
    for moment in (at(FILED), duty.due_at + timedelta(days=8)):
        (line,) = deadlines.lines(life.row, at=moment, duties=[duty], days=CALENDAR)
        yield f"{line.label}, {line.holder}: {line.words}"
    yield f"{law.title_of(rule)}: {duty.citation} [{duty.certainty}]"
    found = SimpleNamespace(rule=rule, ladder=law.ladder(rule), duty=duty)
    yield " ".join([explained.rule_text(found), explained.follows(found), *explained.reminders(found)])
    yield from _passing(life, duty)


def _passing(life: Life, duty: Duty) -> Iterator[str]:
    docket, row = life.docket, life.row
    for rung in climbing.reach(docket, at=at(date(2027, 1, 4))):
        yield f"{rung.reached_at.astimezone(ZONE).date()} {rung.level}: {', '.join(rung.recipients)}"
    for held in (None, 1):
        row.held_by_id = held
        told = ", ".join(climbing.past(docket, duty).recipients) or "nobody"
        yield f"past its end, {'held' if held else 'not held'}: {told}"
    row.held_by_id = None
    yield f"the clock: {batches.ENDS_BY_ITSELF.get(docket.rule_of(duty).lapse, 'records it')}"
    for name, moment in (("until then", duty.due_at - MOMENT), ("from then on", duty.due_at)):
        yield f"the complainant may {name}: {', '.join(life.may(moment)) or 'nothing'}"
    yield str(plain_words.standing(life.situation(duty.due_at - MOMENT)).next)
    if duty.kind in MAILS:
        told = docket.disclose(duty.kind, at=at(FILED))
        silent = {"duties": [{**each, "lapse": "none"} for each in told["duties"]]}
        notice = MAILS[duty.kind]
        yield _only(_lines(life, notice, told), _lines(life, notice, silent))


MAILS = {K.COMPLETE: Notice.COMPLETION_REQUESTED, K.REPLY: Notice.ANSWERED} | dict.fromkeys(
    (K.VERIFY, K.FIRST_ANSWER, K.SETTLE, K.DECIDE), Notice.RECEIPT
)
"""By which mail a complainant reads of a duty."""


def _lines(life: Life, notice: Notice, facts: dict[str, object]) -> list[str]:
    mail = Message(complaint=life.row, notice=notice, language="id", facts=facts)
    if notice != Notice.ESCALATED_TO_YOU:
        mail.identity = Identity(pk=1)
    return rendering.render(mail).text.splitlines()


def _only(lines: list[str], others: list[str]) -> str:
    """What is said in the first mail alone."""
    return " ".join(line for line in lines if line not in others) or "nothing of it"


# More time.


def _more_time(law: str) -> Iterator[str]:
    for classification in Classification:
        for later in (False, True):
            yield f"# {classification}{', later' if later else ''}"
            yield from _extensions(_settling(law, classification, later=later))
            yield from _suspensions(_settling(law, classification, later=later))


def _settling(law: str, classification: str, *, later: bool) -> Life:
    life = _dispatched(law, classification).use("begin", date(2026, 3, 4))
    if later:
        life.use("answer", date(2026, 3, 5)).use("contest", date(2026, 3, 6))
    return life


def _extensions(life: Life) -> Iterator[str]:
    day = life.docket.rows[-1].opened_on + timedelta(days=1)
    case = life.situation(at(day), STAFF)
    duty, rule = case.settling(), case.rule_of_settlement()
    if duty is None or rule is None or not guards.may_be_extended(case):
        yield "not to be extended"
        return
    assert rule.extension is not None
    step = Step("extend", life.row, life.docket, STAFF, at(day), life.row.state)
    most = next(days for days in range(400, 0, -1) if _allowed(step, days))
    choices = casework.clocks(
        Choices(today=day), SimpleNamespace(row=life.row, actor=STAFF, at=at(day)), [duty]
    )
    yield str(Extend(choices=choices).fields["days"].help_text)
    facts = {"duties": [fact(duty)], "names_ombudsman": rule.extension.names_ombudsman}
    named = any("Ombudsman" in line for line in _lines(life, Notice.EXTENDED, facts))
    yield f"the complainant {'is' if named else 'is not'} told of the Ombudsman"
    life.docket.extend(duty, 1)
    again = "may" if guards.may_be_extended(life.situation(at(day), STAFF)) else "may not"
    life.docket.extend(duty, most - 1)
    yield f"by {most} days at most, until {duty.due_on}; after one day it {again} be extended again"
    yield f"({rule.extension.citation}, {rule.extension.certainty})"


def _allowed(step: Step, days: int) -> bool:
    try:
        extensions.extendable(step, days)
    except BadInput:
        return False
    return True


def _suspensions(life: Life) -> Iterator[str]:
    day = life.docket.rows[-1].opened_on + timedelta(days=1)
    case = life.situation(at(day), STAFF)
    duty, rule = case.settling(), case.rule_of_settlement()
    if duty is None or rule is None or not guards.may_be_suspended(case):
        yield "not to be suspended"
        return
    step = Step("suspend", life.row, life.docket, STAFF, at(day), life.row.state)
    for reason in SuspensionReason:
        try:
            extensions.suspendable(step, reason)
        except BadInput:
            yield f"not suspended for {reason}"
        else:
            yield f"suspended for {reason}"
    assert rule.suspension is not None
    duty, suspension = extensions.suspendable(step, rule.suspension.reasons[0])
    life.docket.suspend(duty, suspension)
    yield f"until {suspension.resume_by_on}, and settled until {duty.due_on}"
    yield f"({rule.suspension.citation}, {rule.suspension.certainty})"


# Ways back, flags and parameters.


def _ways_back(law: str) -> Iterator[str]:
    closed = _answered(law, Classification.ORDINARY).use("accept", date(2026, 3, 12))
    rejected = _filed(law, "").use("reject", date(2026, 3, 12))
    for life, verb in ((closed, "reopen"), (rejected, "appeal")):
        last = (
            bisect(range(400), 0, key=lambda n: verb not in life.may(at(date(2026, 3, 12) + n * ONE_DAY))) - 1
        )
        day = date(2026, 3, 12) + last * ONE_DAY
        yield f"{verb} until {day}: {plain_words.standing(life.situation(at(day))).next}"
        yield str(moves.refusal(life.situation(at(day + ONE_DAY)), verb).sentence)
    windows = casework.windows(Life(law).case)
    for form in (RequestCompletion, Reopen, Appeal):
        yield str(form(choices=Choices(today=FILED, windows=windows)).intro)
    for notice, kind in ((Notice.REJECTED, K.APPEAL_WITHIN), (Notice.CLOSED_WITHOUT_REPLY, K.REOPEN_WITHIN)):
        facts = {"may_appeal": True, "window": periods.length(closed.row, kind, FILED)}
        yield _only(_lines(closed, notice, facts), _lines(closed, notice, {"may_appeal": True}))


def _flags(law: str) -> Iterator[str]:
    def flagged(days: int, code: str) -> str:
        life = Life(law)
        life.row.occurred_on = FILED - timedelta(days=days)
        return str(flags.of(life.row).get(code, ""))

    for code in ("filed_late", "old_for_ombudsman"):
        first = bisect(range(1000), 0, key=lambda n: bool(flagged(n, code)))
        yield f"{code} from {first} days on: {flagged(first, code)}"


def _parameters(law: str) -> Iterator[str]:
    life = Life(law)
    life.row.identity_kind = IdentityKind.ANONYMOUS
    yield from map(str, flags.of(life.row).values())
    facts = {
        "as_information": True,
        "ombudsman": periods.sourced(life.row, ParameterName.OMBUDSMAN, FILED),
        "nameless": periods.sourced(life.row, ParameterName.ANONYMOUS_ESCALATION, FILED),
    }
    for notice in (Notice.ESCALATED, Notice.ESCALATED_TO_YOU):
        yield _only(_lines(life, notice, facts), _lines(life, notice, {"as_information": True}))
    yield f"registers are taken over from {rules.law(law).begins} on"


PARTS = (_ways, _duties, _more_time, _ways_back, _flags, _parameters)
