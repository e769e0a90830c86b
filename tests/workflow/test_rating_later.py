"""A case that ended without asking for a rating is rated later: when, once, and what it does not change (docs/adr/0087)."""

from datetime import date, timedelta

import pytest

from complaints.codes import Channel, IdentityKind
from compliance import estimates, ratings
from compliance.ratings import Ratings
from compliance.scope import Scope
from notifications.models import Message
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, attempt, use
from workflow.errors import BadInput
from workflow.record import timeline
from workflow.verbs.intake import Filing, Person, register
from workflow.verbs.ratings import affirm_rating

pytestmark = pytest.mark.usefixtures("rebuilds")
MOMENT = timedelta(microseconds=1)
ALL = Scope(None)


def filed_by_staff(house: House) -> Case:
    """For somebody at the counter who left a mail address of their own."""
    filing = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Antrean loket terlalu lama",
        description="Saya menunggu lima jam di loket dan tidak dilayani.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Siti Aminah", email="siti@contoh.id"),
        channel=Channel.WALK_IN,
    )
    return Case(house, register(filing, by=house.officer, at=when("2026-03-02")))


def closed_by_the_clock(house: House, case: Case | None = None, *, late: int = 0) -> Case:
    """As of the end of its reply window, by a sweep so many days after it."""
    case = (case or house.file()).dispatched("2026-03-03").begun("2026-03-04")
    answered(case, remedy=False)
    over = case.row.duties.get(kind="reply").due_at
    return use(case, "deem_accepted", over + timedelta(days=late), CLOCK)


def concluded(house: House) -> Case:
    return use(IN_STATE["escalated"](house), "conclude", "2026-03-10", house.ombudsman)


def counted() -> Ratings:
    return ratings.ratings(start=date(2026, 1, 1), end=date(2026, 12, 31), group_by=None, cases=ALL.cases)[0]


def estimated(house: House) -> estimates.Counted:
    return estimates.by_unit(ALL, year=2026, as_of=when("2026-12-31"))[house.unit.pk]


@pytest.mark.parametrize("notice", ["closed_without_reply", "concluded"])
def test_it_is_open_for_thirty_local_days_from_the_end_not_from_the_sweep_and_the_mail_says_so(notice):
    house = House(zone="Asia/Jayapura")
    case = concluded(house) if notice == "concluded" else closed_by_the_clock(house, late=20)
    ended = case.row.ended_at.astimezone(when("2026-03-02", "Asia/Jayapura").tzinfo).date()
    over = when(f"{ended + timedelta(days=31)}T00:00", "Asia/Jayapura")
    assert attempt(case, "rate", over - MOMENT, case.complainant) == "ok"
    assert attempt(case, "rate", over, case.complainant) == "NotNow:rating_window_open"
    mail = Message.objects.get(complaint=case.pk, notice=notice)
    assert mail.facts["until"] == (ended + timedelta(days=30)).isoformat()


def test_it_is_given_once_and_moves_nothing_of_the_case():
    case = concluded(House())
    before, duties = case.row, list(case.row.duties.order_by("pk").values())
    for wrong in (0, 5, -1):
        with pytest.raises(BadInput):
            use(case, "rate", "2026-03-11", case.complainant, rating=wrong)
    assert case.row.rating is None
    use(case, "rate", "2026-03-11", case.complainant, comment="Lama sekali.")
    after = case.row
    assert (after.rating, after.rating_apart) == (2, False)
    kept = ("state", "ended_at", "ended_by", "round", "outcome", "answered_at", "next_due_at")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert list(after.duties.order_by("pk").values()) == duties
    assert attempt(case, "rate", "2026-03-12", case.complainant) == "NotNow:never_rated"
    told = timeline.entries(after, case.complainant)[-1]
    assert (told.event, told.rating, told.typed) == ("rated", 2, (("comment", "Lama sekali."),))


@pytest.mark.parametrize("state", ["answered", "rejected", "withdrawn", "escalated"])
def test_no_other_case_is_rated_so(state):
    case = IN_STATE[state](House())
    assert attempt(case, "rate", "2026-03-09", case.complainant) == "NotNow:illegal_now"


def test_an_acceptance_after_reopening_takes_its_place_and_the_history_keeps_both_numbers():
    house = House()
    case = closed_by_the_clock(house)
    at = case.row.ended_at
    use(case, "rate", at + timedelta(days=1), case.complainant, rating=1)
    use(case, "reopen", at + timedelta(days=2), case.complainant)
    answered(case, at + timedelta(days=3), remedy=False)
    use(case, "accept", at + timedelta(days=4), case.complainant, rating=4)
    given = [entry.rating for entry in timeline.entries(case.row, house.ombudsman) if entry.rating]
    assert (case.row.rating, given) == (4, [1, 4])


def test_it_counts_among_the_ratings_and_in_no_figure_of_the_score():
    house = House()
    silent, by_ombudsman = closed_by_the_clock(house), concluded(house)
    before = estimated(house)
    assert before.outcome == (1, 1)
    use(silent, "rate", silent.row.ended_at + timedelta(days=1), silent.complainant, rating=1)
    use(by_ombudsman, "rate", "2026-03-12", by_ombudsman.complainant, rating=4)
    assert (counted().rated, str(counted().mean), counted().apart) == (2, "2.50", 0)
    assert estimated(house) == before


def test_one_that_may_be_the_office_s_stands_apart_is_asked_about_and_leaves_the_answer_s_case_where_it_was():
    """An unconfirmed acceptance is no case of the outcome; silence stays one, whatever somebody rated afterwards."""
    house = House()
    case = closed_by_the_clock(house, filed_by_staff(house))
    before = estimated(house)
    use(case, "rate", case.row.ended_at + timedelta(days=1), case.complainant, rating=4)
    assert (counted().rated, counted().apart) == (0, 1)
    assert estimated(house) == before
    asked = Message.objects.get(complaint=case.pk, notice="rating_to_confirm")
    own = {"own": True, "by": case.complainant, "at": case.row.last_at + timedelta(days=1)}
    affirm_rating(case.pk, accepted=asked.facts["accepted"], **own)
    assert (counted().rated, counted().apart) == (1, 0)
    assert estimated(house) == before
