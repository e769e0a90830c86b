"""Linked duplicates: nobody waits for an answer that cannot come, nobody reads another one's name, and what a link
ended comes back exactly."""

import pytest
from django.test import Client
from django.urls import reverse

from complaints.codes import IdentityKind, Outcome
from complaints.models import Statement
from law.codes import Classification
from notifications import bodies
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK, IN_STATE, answered, use
from workflow.errors import BadInput
from workflow.verbs import duplicates
from workflow.verbs.intake import Person
from workflow.verbs.investigation import Decision

pytestmark = pytest.mark.usefixtures("rebuilds")


def link(this: Case, other: Case, at: str = "2026-03-06", **more) -> None:
    by = this.house.coordinator
    duplicates.link(this.pk, duplicate_of=other.row, reasons="Hal yang sama.", by=by, at=when(at), **more)


def running(case: Case):
    rows = case.row.duties.filter(met_at=None, ended_at=None).order_by("kind", "round")
    return list(rows.values_list("kind", "round", "opened_on", "due_on", "due_at", "original_due_on"))


def another(house: House, at: str = "2026-03-03") -> Case:
    return house.file(at, person=Person("Budi Raharjo", email="budi@example.org"))


def reasons_of(case: Case) -> str:
    return Statement.objects.filter(complaint=case.pk, kind="reasons").latest("pk").body


def test_unlinking_days_later_brings_every_clock_back_and_so_does_doing_it_twice():
    house = House()
    one, two = house.file(), another(house)
    before = running(two)
    for day in ("2026-03-06", "2026-03-10"):
        link(two, one, day)
        assert "first_answer" not in {row[0] for row in running(two)}
        duplicates.unlink(two.pk, by=house.coordinator, at=when(day.replace("03-06", "03-09") + "T15:00"))
        assert running(two) == before


@pytest.mark.parametrize("state", ["closed", "rejected", "withdrawn"])
def test_an_original_that_is_over_is_refused(state):
    house = House()
    one, two = IN_STATE[state](house), another(house)
    with pytest.raises(BadInput) as refused:
        link(two, one)
    assert refused.value.errors["duplicate_of"][0] == "original_ended"
    assert two.row.duplicate_of_id is None


def test_a_case_linked_to_an_answered_one_is_answered_at_once():
    house = House()
    one, two = IN_STATE["answered"](house), another(house)
    link(two, one)
    row = two.row
    assert (row.state, row.outcome, row.held_by_id) == ("answered", "partly", house.unit.pk)
    assert reasons_of(two) == "Loket ditambah."
    assert Message.objects.filter(complaint=two.pk, notice="answered").count() == 1


def test_the_answer_given_before_is_not_given_again_where_it_names_the_first_complainant():
    house = House()
    one, two = IN_STATE["investigating"](house), another(house)
    use(one, "answer", "2026-03-05", house.officer, decision=Decision(Outcome.FOUNDED, "Ibu Siti, maaf."))
    with pytest.raises(BadInput) as refused:
        link(two, one)
    assert refused.value.errors["for_others"][0] == "names_the_first"
    assert two.row.duplicate_of_id is None
    link(two, one, for_others="Mohon maaf.")
    assert (two.row.state, reasons_of(two)) == ("answered", "Mohon maaf.")


ENDS = {
    "withdraw": (IN_STATE["received"], lambda case: use(case, "withdraw", "2026-03-09", case.complainant)),
    "reject": (IN_STATE["received"], lambda case: use(case, "reject", "2026-03-09", case.house.coordinator)),
    "conclude": (
        IN_STATE["escalated"],
        lambda case: use(case, "conclude", "2026-03-09", case.house.ombudsman),
    ),
    "lapse": (IN_STATE["incomplete"], lambda case: use(case, "lapse", "2026-06-01", CLOCK)),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_original_that_ends_without_an_answer_gives_its_duplicates_back_with_their_old_dates(end):
    make, finish = ENDS[end]
    house = House()
    one, two = make(house), another(house)
    before = running(two)
    link(two, one)
    Message.objects.all().delete()
    finish(one)
    assert two.row.duplicate_of_id is None
    assert running(two) == before
    told = Message.objects.filter(complaint=two.pk, notice="to_verify")
    assert {row.user_id for row in told} == {house.coordinator.user.pk, house.coordinator2.user.pk}


@pytest.mark.parametrize("end", ["accept", "deem_accepted"])
def test_what_was_left_out_of_the_answer_is_given_back_when_the_original_closes(end):
    house = House()
    one = IN_STATE["investigating"](house)
    two = use(another(house), "request_completion", "2026-03-04", house.coordinator)
    link(two, one)
    answered(one, "2026-03-09", remedy=False)
    assert (two.row.state, two.row.duplicate_of_id) == ("incomplete", one.pk)
    use(
        one,
        end,
        "2026-03-10" if end == "accept" else "2026-04-10",
        one.complainant if end == "accept" else CLOCK,
    )
    assert two.row.duplicate_of_id is None


def test_answered_duplicates_stay_linked_when_the_original_closes():
    house = House()
    one, two = IN_STATE["investigating"](house), another(house)
    link(two, one)
    answered(one, "2026-03-09", remedy=False)
    one.do("accept", "2026-03-10", rating=4)
    assert (two.row.state, two.row.duplicate_of_id) == ("answered", one.pk)


@pytest.mark.parametrize(
    "text",
    [
        "Yth. Siti Aminah, loket kini dibuka dua.",
        "kepada siti   aminah kami mohon maaf.",
        "Ibu AMINAH sudah kami layani.",
        "Jawaban sudah dikirim ke Siti@example.org.",
        "Kami sudah menelepon 0812-3456-7890.",
    ],
)
@pytest.mark.parametrize("where", ["reasons", "for_others", "remedy"])
def test_no_text_that_others_read_names_the_first_complainant(text, where):
    house = House()
    one, two = IN_STATE["investigating"](house), another(house)
    link(two, one)
    texts = {"reasons": "Baik.", "remedy": None, "for_others": None, where: text}
    promised = when("2026-05-04").date() if texts["remedy"] else None
    decision = Decision(Outcome.FOUNDED, texts["reasons"], texts["remedy"], promised, texts["for_others"])
    with pytest.raises(BadInput):
        use(one, "answer", "2026-03-09", house.officer, decision=decision)
    assert (one.row.state, two.row.state) == ("investigating", "received")


def test_others_read_the_text_that_was_written_for_them_and_the_first_complainant_their_own():
    house = House()
    one, two = IN_STATE["investigating"](house), another(house)
    link(two, one)
    decision = Decision(Outcome.FOUNDED, "Ibu Siti Aminah, maaf.", for_others="Kami mohon maaf.")
    use(one, "answer", "2026-03-09", house.officer, decision=decision)
    assert (reasons_of(one), reasons_of(two)) == ("Ibu Siti Aminah, maaf.", "Kami mohon maaf.")
    page = Speaker(access_code=two.access_code).get(f"complaints/{two.row.reference}/").content.decode()
    assert "Aminah" not in page
    assert one.row.reference not in page


def test_of_a_confidential_complainant_nobody_learns_by_trying_names():
    house = House()
    one = house.file(identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03").begun("2026-03-04")
    two = another(house)
    link(two, one)
    decision = Decision(Outcome.FOUNDED, "Ibu Siti Aminah, maaf.")
    use(one, "answer", "2026-03-09", house.officer, decision=decision)
    assert one.row.state == "answered"


def test_without_duplicates_an_answer_may_name_whom_it_answers():
    case = IN_STATE["investigating"](House())
    use(
        case,
        "answer",
        "2026-03-09",
        case.house.officer,
        decision=Decision(Outcome.FOUNDED, "Ibu Siti, maaf."),
    )
    assert case.row.state == "answered"


def test_the_form_and_the_api_say_how_many_others_read_the_answer():
    house = House()
    one = IN_STATE["investigating"](house)
    page = form_of(one, house.officer)
    assert "pengadu lain" not in page
    assert "for_others" not in page
    for _n in range(2):
        link(another(house), one)
    page = form_of(one, house.officer)
    assert "2 pengadu lain" in page
    assert 'name="for_others"' in page
    told = Speaker(house.officer.user).get(f"complaints/{one.row.reference}/").json()
    assert told["also_read_by"] == 2


def test_the_number_of_a_case_that_the_reader_may_not_open_is_not_shown():
    house = House()
    one = house.file("2026-03-02").do(
        "dispatch",
        "2026-03-03",
        house.coordinator,
        unit=house.other_unit,
        classification=Classification.ORDINARY,
    )
    two = IN_STATE["investigating"](house)
    link(two, one)
    number = one.row.reference
    assert number in page_of(two, house.coordinator)
    page = page_of(two, house.officer)
    assert number not in page
    assert "Ganda dari pengaduan lain" in page
    assert number not in Speaker(house.officer.user).get(f"complaints/{two.row.reference}/").content.decode()
    messages = Message.objects.filter(complaint=two.pk)
    assert not [row for row in messages if number in f"{row.subject}{bodies.read(row)}{row.facts}"]


def form_of(case: Case, by) -> str:
    browser = Client()
    browser.force_login(by.user)
    return browser.get(reverse("web:staff-deed", args=[case.row.reference, "answer"])).content.decode()


def page_of(case: Case, by) -> str:
    browser = Client()
    browser.force_login(by.user)
    return browser.get(reverse("web:staff-case", args=[case.row.reference])).content.decode()
