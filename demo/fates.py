"""What becomes of a complaint: each fate is one way through the states, told with the acts of a `Tale`."""

from datetime import timedelta

from accounts.models import User
from complaints.codes import Finding, Ground, Severity
from complaints.codes import Maladministration as M
from demo import pictures, talk
from demo.tale import Tale
from law.codes import Classification as C
from workflow.verbs.findings import IssueFinding

# Chapters that several fates share.


def worked_on(tale: Tale) -> None:
    """Verified, handed to the unit, begun, talked about; not yet answered."""
    _look_at_picture(tale)
    dispatched(tale)
    if tale.chance(0.25):
        officer = tale.free_officer()
        assert officer.user is not None
        tale.assign(officer.user, tale.desk.supervisor, tale.at_work(0, 1))
    tale.begin()
    _talk(tale)


def dispatched(tale: Tale) -> None:
    accused: tuple[User, ...] = ()
    officer = tale.desk.officers[1].user
    if tale.classification == C.SUPERVISORY and officer is not None and tale.chance(0.2):
        accused = (officer,)
    tale.dispatch(accused=accused)


def _look_at_picture(tale: Tale) -> None:
    if tale.chance(0.03):
        tale.attach(pictures.ticket(tale.told.details, tale.rng), tale.owner, tale.now + timedelta(minutes=4))


def _talk(tale: Tale) -> None:
    if tale.chance(0.3):
        tale.note(tale.free_officer(), tale.at_work(0, 2))
    if tale.chance(0.22):
        tale.message(tale.free_officer(), tale.at_work(0, 1), talk.STAFF_ASKS)
        said = tale.message(tale.owner, tale.at_home(0, 2), talk.COMPLAINANT_SAYS)
        if tale.chance(0.12):
            picture = pictures.ticket(tale.told.details, tale.rng)
            tale.attach(picture, tale.owner, tale.now + timedelta(minutes=3), message=said)
    elif tale.chance(0.1):
        tale.message(tale.owner, tale.at_home(1, 4), talk.COMPLAINANT_SAYS)


def _accepted(tale: Tale) -> None:
    rating = tale.rng.choices((4, 3, 2, 1), (5, 5, 2, 1))[0]
    tale.do(
        "accept",
        tale.owner,
        tale.at_home(0, 6),
        rating=rating,
        comment=tale.rng.choice(talk.COMMENTS[rating]),
    )


def _remedied(tale: Tale) -> None:
    """Most keep what they promised, some late, some not at all."""
    end, luck = tale.end_of("remedy"), tale.rng.random()
    if luck < 0.2:
        return
    day = tale.days.local(end)
    if luck < 0.8:
        wanted = tale.days.before(day - timedelta(days=1), tale.rng.randint(1, 5), tale.week)
    else:
        wanted = tale.days.after(day, tale.rng.randint(3, 15), tale.week)
    at = tale.days.office_hours(wanted)
    tale.do("mark_remedied", tale.free_officer(), max(at, tale.at_work(0, 1)), text=tale.say(talk.REMEDIED))


def _contested(tale: Tale) -> None:
    tale.do("contest", tale.owner, tale.at_home(1, 8), reasons=tale.say(talk.CONTESTS))


def _escalated(tale: Tale, reasons: tuple[str, ...] = talk.ESCALATIONS) -> None:
    tale.do("escalate", tale.owner, tale.at_home(0, 6), reasons=tale.say(reasons))


def _concluded(tale: Tale, *forms: M) -> None:
    at = tale.at_agency(15, 45)
    issues = [
        IssueFinding(
            talk.ISSUES[form],
            tale.say(talk.FOUND),
            Finding.MALADMINISTRATION,
            (form,),
            tale.rng.choice(list(Severity)),
            redressed=tale.chance(0.2),
        )
        for form in forms
    ] or [IssueFinding(talk.NO_ISSUE, tale.say(talk.NOT_FOUND), Finding.NONE)]
    tale.do("conclude", tale.ombudsman, at, finding=issues[0].finding, issues=issues)


def _remanded(tale: Tale) -> None:
    at = tale.at_agency(8, 25)
    due_on = tale.days.after(tale.days.local(at), tale.rng.randint(10, 20), tale.week)
    tale.do("remand", tale.ombudsman, at, corrective_action=tale.say(talk.CORRECTIVE), due_on=due_on)


# The fates.


def accepted(tale: Tale) -> None:
    worked_on(tale)
    promise = tale.chance(0.3)
    tale.answer(promise=promise)
    _accepted(tale)
    if tale.promised():
        _remedied(tale)


def silent(tale: Tale) -> None:
    """Answered, and the complainant says nothing more."""
    worked_on(tale)
    promise = tale.chance(0.25)
    tale.answer(promise=promise)
    if tale.promised():
        tale.wait_past("reply")
        _remedied(tale)


def contested(tale: Tale) -> None:
    worked_on(tale)
    tale.answer()
    _contested(tale)
    tale.note(tale.desk.supervisor, tale.at_work(0, 1))
    tale.answer(texts=talk.SECOND_ANSWERS)
    if tale.chance(0.5):
        _accepted(tale)


def contested_and_escalated(tale: Tale) -> None:
    worked_on(tale)
    tale.answer()
    _contested(tale)
    _escalated(tale, talk.ESCALATIONS_AFTER_CONTEST)
    if tale.chance(0.6):
        _concluded(tale, *((M.IMPROPRIETY,) if tale.chance(0.5) else ()))


def never_assigned(tale: Tale) -> None:
    """Nobody ever looks at it; the complainant is told of the Ombudsman and does not go."""


def never_assigned_and_escalated(tale: Tale) -> None:
    tale.wait_past("first_answer")
    _escalated(tale)
    if tale.chance(0.7):
        _concluded(tale, M.UNDUE_DELAY, M.NO_SERVICE)


def not_begun(tale: Tale) -> None:
    """Dispatched, and there it lies."""
    dispatched(tale)
    if tale.chance(0.3):
        tale.message(tale.owner, tale.at_home(6, 12), talk.COMPLAINANT_SAYS)


def never_answered(tale: Tale) -> None:
    """Begun, talked about, and never answered."""
    worked_on(tale)


def escalated_and_concluded(tale: Tale) -> None:
    worked_on(tale)
    tale.wait_past("settle", "decide")
    _escalated(tale)
    form = tale.rng.choice((M.UNDUE_DELAY, M.NO_SERVICE, M.PROCEDURE, M.INCOMPETENCE))
    _concluded(tale, *((form,) if tale.chance(0.75) else ()))


def escalated_supervisory(tale: Tale) -> None:
    """The coordinator asks the Ombudsman in: the unit's own people are concerned."""
    dispatched(tale)
    tale.do("escalate", tale.coordinator, tale.at_agency(3, 10), reasons=tale.say(talk.ESCALATED_BY_AGENCY))
    forms = tale.rng.sample(
        (M.DEMAND, M.ABUSE_OF_POWER, M.PARTIALITY, M.DISCRIMINATION, M.CONFLICT_OF_INTEREST), 2
    )
    _concluded(tale, *forms)


def escalated_open(tale: Tale) -> None:
    worked_on(tale)
    tale.wait_past("settle", "decide")
    _escalated(tale)


def remanded(tale: Tale) -> None:
    worked_on(tale)
    tale.wait_past("settle", "decide")
    _escalated(tale)
    _remanded(tale)
    tale.answer(texts=talk.SECOND_ANSWERS)
    if tale.chance(0.6):
        _accepted(tale)


def incomplete(tale: Tale) -> None:
    """Something is missing; the complainant adds it, and all goes its way."""
    _asked_for_more(tale)
    tale.do("complete", tale.owner, tale.at_home(1, 20), addition=tale.say(talk.ADDITIONS))
    silent(tale)


def lapsed(tale: Tale) -> None:
    _asked_for_more(tale)


def _asked_for_more(tale: Tale) -> None:
    tale.do("request_completion", tale.coordinator, tale.at_agency(0, 2), missing=tale.say(talk.MISSING))


def withdrawn_incomplete(tale: Tale) -> None:
    _asked_for_more(tale)
    tale.do("withdraw", tale.owner, tale.at_home(2, 12), reasons=tale.rng.choice(talk.WITHDRAWS))


def withdrawn_early(tale: Tale) -> None:
    tale.do("withdraw", tale.owner, tale.at_home(0, 1), reasons=tale.rng.choice(talk.WITHDRAWS))


def withdrawn_while_investigated(tale: Tale) -> None:
    worked_on(tale)
    tale.do("withdraw", tale.owner, tale.at_home(0, 2), reasons=tale.rng.choice(talk.WITHDRAWS))


def sent_back(tale: Tale) -> None:
    """To the wrong unit first."""
    right = tale.desk
    tale.dispatch(tale.other_desk())
    tale.do("send_back", tale.free_officer(), tale.at_work(0, 3), reasons=tale.say(talk.SEND_BACK))
    tale.dispatch(right)
    tale.begin()
    tale.answer()


def transferred(tale: Tale) -> None:
    right = tale.desk
    tale.dispatch(tale.other_desk())
    if tale.chance(0.5):
        tale.begin()
    tale.do(
        "transfer", tale.coordinator, tale.at_agency(1, 4), unit=right.unit, reasons=tale.say(talk.TRANSFER)
    )
    tale.desk = right
    tale.begin()
    tale.answer()
    if tale.chance(0.4):
        _accepted(tale)


def rejected(tale: Tale) -> None:
    story = tale.told.story
    at = tale.at_agency(0, 3)
    tale.do("reject", tale.coordinator, at, ground=story.ground, reasons=tale.told.founded(tale.rng))


def rejected_and_appealed(tale: Tale) -> None:
    """Wrongly called vague; another coordinator takes it up."""
    at = tale.at_agency(0, 3)
    tale.do("reject", tale.coordinator, at, ground=Ground.NOT_CONCRETE, reasons=tale.say(talk.TOO_VAGUE))
    tale.do("appeal", tale.owner, tale.at_home(2, 15), reasons=tale.say(talk.APPEALS))
    tale.dispatch(by=tale.other_coordinator)
    tale.begin()
    tale.answer(texts=talk.SECOND_ANSWERS)


def rejected_twice_and_escalated(tale: Tale) -> None:
    rejected(tale)
    tale.do("appeal", tale.owner, tale.at_home(2, 15), reasons=tale.say(talk.APPEALS_WITHOUT_HOPE))
    again = {"ground": tale.told.story.ground, "reasons": tale.told.founded(tale.rng)}
    tale.do("reject", tale.other_coordinator, tale.at_agency(1, 3), **again)
    _escalated(tale, talk.ESCALATIONS_AFTER_APPEAL)
    if tale.chance(0.7):
        _concluded(tale)


def reopened(tale: Tale) -> None:
    worked_on(tale)
    tale.answer()
    _accepted(tale)
    tale.do("reopen", tale.owner, tale.at_home(4, 24), reasons=tale.say(talk.REOPENS))
    tale.answer(texts=talk.SECOND_ANSWERS)


def reopened_after_silence(tale: Tale) -> None:
    """The agency itself takes it up again."""
    worked_on(tale)
    tale.answer()
    tale.wait_past("reply")
    at = tale.at_agency(3, 14)
    tale.do("reopen", tale.coordinator, at, reasons=tale.say(talk.REOPENED_BY_AGENCY))
    tale.answer(texts=talk.SECOND_ANSWERS)
    if tale.chance(0.5):
        _accepted(tale)


def repeated(tale: Tale) -> None:
    """Somebody told of the same before: linked to that, and answered on its own."""
    assert tale.original is not None
    tale.link(tale.original, tale.at_agency(0, 1))
    tale.dispatch()
    tale.begin()
    tale.answer()


# Left for the clock to act on at the next midnight that ends a duty.


def completion_ends(tale: Tale) -> None:
    at = tale.days.office_hours(tale.days.local(tale.until) - timedelta(days=30))
    tale.do("request_completion", tale.coordinator, at, missing=tale.say(talk.MISSING))


def reply_ends(tale: Tale) -> None:
    tale.prompt = True
    dispatched(tale)
    tale.begin()
    tale.answer(on=tale.days.ends_soonest(tale.days.local(tale.until), 10, tale.week))


def settlement_ends(tale: Tale) -> None:
    tale.prompt = True
    dispatched(tale)
    tale.begin()
