"""Complainants of closed cases are asked: who is drawn, how they answer, and what the figures say of it."""

import hashlib
import math
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import actors
from accounts.actors import Actor, Origin, Trace, complainant
from accounts.networks import note
from complaints.codes import Channel, IdentityKind
from complaints.models import Complaint
from compliance import sampling
from compliance.asked import answering, drawing, figures
from compliance.models import Question, QuestionDraw
from compliance.scope import Scope, scope
from notifications.models import Message
from tests import factories
from tests.api.conftest import Speaker
from tests.factories import Case, House, when
from tests.web.test_staff import signed_in
from workflow import clock
from workflow.errors import NotNow, NotVisible, NotYours
from workflow.verbs.intake import Filing, Person, register

DEMO = actors.clock(origin=Origin.DEMO)
APRIL = when("2026-04-01")


def closed(house: House, on: str = "2026-03-12", *, answered: str = "2026-03-09", unit: Any = None) -> Case:
    case = house.file("2026-03-02").dispatched("2026-03-03", unit=unit or house.unit)
    by = house.officer if unit in (None, house.unit) else house.other_officer
    case.begun("2026-03-04", by).answered(answered, by)
    case.do("accept", on, case.complainant, rating=4)
    return case


def filed_by(by: Actor, house: House) -> Case:
    typed = Filing(
        agency=house.agency,
        unit=house.unit,
        subject="Loket tutup sebelum waktunya",
        description="Loket sudah tutup pukul sebelas, padahal tertulis sampai pukul dua.",
        occurred_on=None,
        identity=IdentityKind.NAMED,
        person=Person("Siti Aminah", email="siti@example.org"),
        channel=Channel.WALK_IN,
    )
    return Case(house, register(typed, by=by, at=when("2026-03-02")))


def asking(percent: int = 100) -> House:
    return House(asked_percent=percent)


def draw(at: Any = APRIL) -> int:
    return drawing.draw(at, by=DEMO)


def independent(seed: str, references: list[str], percent: int) -> set[str]:
    """The draw as docs/ombudsman.md describes it, written without a line of ours."""
    by_digest = {hashlib.sha256(f"{seed}:{one}".encode()).hexdigest(): one for one in references}
    return {by_digest[each] for each in sorted(by_digest)[: math.ceil(len(references) * percent / 100)]}


REFERENCES = st.lists(
    st.text("ABCDEFGHJKMNPQRSTVWXYZ23456789-", min_size=3, max_size=12), unique=True, max_size=60
)


@given(st.dictionaries(st.sampled_from("abcd"), REFERENCES), st.integers(0, 100), st.text("0123456789abcdef"))
def test_anybody_draws_the_same_again(strata: dict[str, list[str]], percent: int, seed: str) -> None:
    found = sampling.drawn(seed, strata, percent)
    for name, keys in strata.items():
        assert set(found[name]) == independent(seed, keys, percent)
    turned = {name: list(reversed(keys)) for name, keys in strata.items()}
    assert sampling.drawn(seed, turned, percent) == found


def test_each_key_is_as_likely_as_another() -> None:
    hits = dict.fromkeys("abcdefghij", 0)
    for seed in range(2000):
        for one in sampling.drawn(str(seed), {"": hits}, 30)[""]:
            hits[one] += 1
    assert all(abs(n - 600) < 100 for n in hits.values())  # five standard deviations


@pytest.mark.django_db
def test_a_month_is_drawn_once_by_its_seed_and_anybody_can_recompute_it() -> None:
    house = asking(40)
    cases = [closed(house) for _n in range(6)] + [closed(house, unit=house.other_unit) for _n in range(2)]
    assert draw() == 3 + 1
    assert draw(APRIL + timedelta(days=3)) == 0
    kept = QuestionDraw.objects.get()
    assert sorted(one for some in kept.closed.values() for one in some) == sorted(
        c.row.reference for c in cases
    )
    expected = {one for some in kept.closed.values() for one in independent(kept.seed, some, kept.percent)}
    asked = Question.objects.values_list("complaint__reference", "about")
    assert set(asked) == {(one, about) for one in expected for about in ("solved", "treated_well")}
    assert Message.objects.filter(notice="questions").count() == len(expected)


@pytest.mark.django_db
def test_only_what_was_closed_in_the_month_and_never_asked_can_be_drawn() -> None:
    house, silent = asking(), House()
    inside, before = closed(house, "2026-03-31T23:30", answered="2026-03-30"), closed(house, "2026-03-12")
    after = closed(house, "2026-04-01T00:30", answered="2026-03-30")
    closed(silent)
    house.file("2026-03-02")
    draw()
    drawn = set(Question.objects.values_list("complaint", flat=True))
    assert drawn == {inside.pk, before.pk}
    inside.do("reopen", "2026-04-06", inside.complainant, reasons="Loketnya tutup lagi.")
    inside.answered("2026-04-08").do("accept", "2026-04-20", inside.complainant, rating=4)
    assert draw(when("2026-05-02")) == 1
    assert set(QuestionDraw.objects.latest("pk").closed[house.unit.code]) == {after.row.reference}


@pytest.mark.django_db
def test_a_complainant_answers_each_question_once_and_in_time() -> None:
    house = asking()
    case = closed(house)
    draw()
    at = APRIL + timedelta(days=1)
    assert [row.about for row in answering.waiting(case.row, at=at)] == ["solved", "treated_well"]
    answering.answer(case.pk, "solved", yes=False, by=case.complainant, at=at)
    assert [row.about for row in answering.waiting(case.row, at=at)] == ["treated_well"]
    with pytest.raises(NotNow) as again:
        answering.answer(case.pk, "solved", yes=True, by=case.complainant, at=at)
    assert again.value.code == "already_answered"
    late = APRIL + timedelta(days=31)
    assert answering.waiting(case.row, at=late) == []
    with pytest.raises(NotNow) as over:
        answering.answer(case.pk, "treated_well", yes=True, by=case.complainant, at=late)
    assert over.value.code == "too_late"
    with pytest.raises(NotVisible):
        answering.answer(case.pk, "cheap", yes=True, by=case.complainant, at=at)
    for by in (house.officer, house.ombudsman, complainant(case.pk + 1)):
        with pytest.raises(NotYours):
            answering.answer(case.pk, "treated_well", yes=True, by=by, at=at)
    assert Question.objects.get(about="solved").yes is False


@pytest.mark.django_db
def test_an_answer_with_the_office_s_key_or_from_its_network_stands_apart() -> None:
    house = asking()
    own, near = closed(house), closed(house)
    by_staff = filed_by(house.coordinator, house).dispatched("2026-03-03")
    by_staff.begun("2026-03-04").answered("2026-03-09").do(
        "accept", "2026-03-12", by_staff.complainant, rating=4
    )
    draw()
    at = APRIL + timedelta(days=1)
    assert house.officer.user is not None
    note(house.officer.user, "desk", at=at)
    for case, network in ((own, "home"), (near, "desk"), (by_staff, "home")):
        by = complainant(case.pk, trace=Trace(network))
        answering.answer(case.pk, "solved", yes=True, by=by, at=at)
    apart = dict(Question.objects.filter(answered_at__isnull=False).values_list("complaint", "apart"))
    assert apart == {own.pk: False, near.pk: True, by_staff.pk: True}
    solved = figures.answers(start=date(2026, 4, 1), end=date(2026, 4, 30), scope=Scope(None))[0]
    assert (solved.closed, solved.asked, solved.answered, solved.apart) == (3, 3, 1, 2)


@pytest.mark.django_db
def test_the_figures_are_an_independent_count_and_hide_fewer_than_ten_answers() -> None:
    house = asking()
    cases = [closed(house) for _n in range(12)] + [closed(house, unit=house.other_unit)]
    draw()
    for number, case in enumerate(cases[:11]):
        answering.answer(case.pk, "solved", yes=number % 3 == 0, by=case.complainant, at=APRIL)
    for case in cases[:9]:
        answering.answer(case.pk, "treated_well", yes=True, by=case.complainant, at=APRIL)
    of_unit = scope(house.ombudsman, unit=house.unit.code)
    solved, treated = figures.answers(start=date(2026, 4, 1), end=date(2026, 4, 1), scope=of_unit)
    rows = list(Question.objects.filter(unit=house.unit, about="solved"))
    yes, n = sum(row.yes is True for row in rows), sum(row.yes is not None for row in rows)
    assert (
        (solved.closed, solved.asked, solved.answered, solved.yes)
        == (12, len(rows), n, yes)
        == (12, 12, 11, 4)
    )
    assert (float(solved.share or 0), float(solved.response or 0)) == (0.3636, 0.9167)
    z, p = 1.959963984540054, yes / n
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert solved.interval is not None
    assert float(solved.interval.low) == pytest.approx((centre - half) / (1 + z * z / n), abs=1e-4)
    assert float(solved.interval.high) == pytest.approx((centre + half) / (1 + z * z / n), abs=1e-4)
    assert (treated.answered, treated.yes, treated.share, treated.interval) == (9, None, None, None)
    nothing = figures.answers(start=date(2026, 5, 1), end=date(2026, 5, 2), scope=of_unit)
    assert [(row.closed, row.asked, row.share) for row in nothing] == [(0, 0, None)] * 2


def live(house: House) -> Case:
    """A closed case that was asked just now."""
    case = closed(house)
    month = (clock.today().replace(day=1) - timedelta(days=10)).replace(day=12)
    Complaint.objects.filter(pk=case.pk).update(ended_at=when(month.isoformat()))
    assert drawing.draw(clock.now(), by=DEMO) == 1
    return case


@pytest.mark.django_db
def test_the_page_of_the_case_asks_until_it_is_answered_and_staff_read_nothing_of_it() -> None:
    house = asking()
    case = live(house)
    browser = Client()
    address = f"/kasus/{case.row.reference}/"
    assert browser.post(f"{address}pertanyaan/", {"about": "solved", "yes": "yes"}).status_code == 404
    assert not Question.objects.filter(answered_at__isnull=False).exists()
    browser.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    page = browser.get(address)
    assert [row.about for row, _key in page.context["questions"]] == ["solved", "treated_well"]
    key = page.context["questions"][0][1]
    for _click in range(2):
        sent = browser.post(f"{address}pertanyaan/", {"about": "solved", "yes": "no", "key": key})
        assert (sent.status_code, sent["Location"]) == (302, address)
    assert Question.objects.get(about="solved").yes is False
    page = browser.get(address)
    assert [row.about for row, _key in page.context["questions"]] == ["treated_well"]
    again = browser.post(f"{address}pertanyaan/", {"about": "solved", "yes": "yes"})
    assert again.status_code == 409
    assert "sudah dijawab" in again.content.decode()
    staff = signed_in(house.coordinator).get(f"/petugas/{case.row.reference}/").content.decode()
    assert "terselesaikan?" not in staff


@pytest.mark.django_db
def test_the_api_asks_the_complainant_and_tells_the_figures_to_their_readers() -> None:
    house = asking()
    case = live(house)
    own, path = Speaker(access_code=case.access_code), f"complaints/{case.row.reference}/questions/"
    assert [row["about"] for row in own.get(path).json()["results"]] == ["solved", "treated_well"]
    assert Speaker(house.coordinator.user).get(path).status_code == 403
    wrong = own.post(path, {"about": "price", "yes": True})
    assert (wrong.status_code, set(wrong.json()["errors"])) == (400, {"about"})
    sent = own.post(path, {"about": "treated_well", "yes": True})
    assert (sent.status_code, [row["about"] for row in sent.json()["results"]]) == (200, ["solved"])
    assert own.post(path, {"about": "treated_well", "yes": False}).status_code == 409
    today = clock.today()
    period = {
        "from": str(today - timedelta(days=2)),
        "to": str(today + timedelta(days=2)),
        "unit": house.unit.code,
    }
    told = Speaker(house.head.user).get("measures/questions/", **period).json()
    assert [(row["about"], row["asked"], row["answered"], row["share"]) for row in told["groups"]] == [
        ("solved", 1, 0, None),
        ("treated_well", 1, 1, None),
    ]
    assert set(told["definitions"]) >= {"closed", "asked", "answered", "response", "share"}
    assert Speaker(factories.House().head.user).get("measures/questions/", **period).status_code == 403
    assert Speaker(house.officer.user).get("measures/questions/", **period).status_code == 403
    sheet = signed_in(house.head).get(f"/pengawasan/{house.agency.code}/{house.unit.code}/")
    assert [(row.asked, row.answered) for row in sheet.context["said"]] == [(1, 0), (1, 1)]
    assert "Kata pengadu sendiri" in sheet.content.decode()
