"""What becomes of a complaint whose settlement is extended, stands still, or changes its class."""

from datetime import timedelta

from demo import fates, talk
from demo.tale import Tale
from law.codes import Classification as C
from law.codes import SuspensionReason


def extended(tale: Tale) -> None:
    """The unit needs longer, says so before the end, and mostly keeps the new one."""
    _under_way(tale)
    _extend(tale)
    if tale.chance(0.3):
        tale.do(
            "contest_extension", tale.owner, tale.at_home(0, 2), reasons=tale.say(talk.CONTESTS_EXTENSION)
        )
    tale.answer()


def suspended(tale: Tale) -> None:
    """The clock stands still until the complainant, or another body, has answered."""
    _under_way(tale)
    waits_for_complainant = tale.chance(0.6)
    _suspend(tale, waits_for_complainant)
    if waits_for_complainant:
        tale.message(tale.owner, tale.at_home(1, 4), talk.COMPLAINANT_SAYS)
    else:
        tale.do("resume", tale.free_officer(), tale.at_work(2, 7))
    tale.answer()


def suspended_to_the_cap(tale: Tale) -> None:
    """Nobody answers; the clock runs again by itself."""
    _under_way(tale)
    _suspend(tale, waits_for_complainant=True)
    tale.answer()


def still_suspended(tale: Tale) -> None:
    _under_way(tale)
    _suspend(tale, waits_for_complainant=False)


def reclassified(tale: Tale) -> None:
    """It turns out weightier than it looked: proposed by the officer, agreed to by the head of the unit."""
    _under_way(tale)
    longer = {"classification": C.SUPERVISORY, "reasons": tale.say(talk.LONGER_CLASS)}
    tale.do("reclassify", tale.free_officer(), tale.at_work(0, 1), **longer)
    if tale.chance(0.75):
        tale.do("reclassify", tale.desk.supervisor, tale.at_work(0, 1), **longer)
    tale.answer()


def _under_way(tale: Tale) -> None:
    tale.prompt = True
    fates.dispatched(tale)
    tale.begin()


def _extend(tale: Tale) -> None:
    end = tale.days.local(tale.end_of("settle")) - timedelta(days=1)
    at = tale.days.office_hours(tale.days.before(end, tale.rng.randint(1, 3), tale.week))
    days = tale.rng.randint(3, 10)
    tale.do(
        "extend",
        tale.desk.supervisor,
        max(at, tale.at_work(0, 0)),
        days=days,
        reasons=tale.say(talk.EXTENSIONS),
    )


def _suspend(tale: Tale, waits_for_complainant: bool) -> None:
    reason = (
        SuspensionReason.AWAITING_COMPLAINANT
        if waits_for_complainant
        else SuspensionReason.AWAITING_OTHER_BODY
    )
    reasons = tale.say(talk.ASKS_COMPLAINANT if waits_for_complainant else talk.ASKS_OTHER_BODY)
    tale.do("suspend", tale.free_officer(), tale.at_work(1, 4), reason=reason, reasons=reasons)
