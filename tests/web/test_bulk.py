"""One act on many cases from the work list: looked at first, each by its verb, and those that cannot follow stay."""

import pytest

from complaints.lifecycle import State
from complaints.models import Statement
from notifications.models import Message
from tests.factories import House
from tests.web.test_staff import ago, signed_in
from web import door
from workflow.models import Event, Export
from workflow.verbs import assignment

pytestmark = pytest.mark.django_db
PATH = "/petugas/banyak/"


def ticked(*cases):
    return [f"{case.row.reference} {case.row.version}" for case in cases]


def asked(act, step, cases, **fields):
    return {"act": act, "step": step, "case": cases, "key": door.new_key(), **fields}


def dispatch(step, cases, house):
    return asked("to_unit", step, cases, unit=house.unit.code, classification="ordinary")


def test_a_look_says_what_would_become_of_each_and_leaves_no_trace():
    house = House()
    fresh, gone = house.file(ago(3)), house.file(ago(3)).dispatched(ago(2))
    client, before = signed_in(house.coordinator), (Event.objects.count(), Message.objects.count())
    page = client.post(PATH, dispatch("look", ticked(fresh, gone), house)).content.decode()
    assert "1 pengaduan dapat, 1 tidak" in page
    assert (Event.objects.count(), Message.objects.count()) == before
    assert fresh.row.state == State.RECEIVED


def test_a_case_that_changed_meanwhile_stays_alone_and_the_others_go():
    house = House()
    cases = [house.file(ago(3)) for _ in range(3)]
    seen = ticked(*cases)
    cases[1].dispatched(ago(1))
    client, fields = signed_in(house.coordinator), dispatch("do", seen, house)
    page = client.post(PATH, fields).content.decode()
    assert "Selesai: 2 pengaduan; 1 tetap seperti semula." in page
    assert {case.row.state for case in cases} == {State.DISPATCHED}
    events = Event.objects.filter(name="dispatched").count()
    assert client.post(PATH, fields).content.decode().count("selesai") == page.count("selesai")
    assert Event.objects.filter(name="dispatched").count() == events == 3


def test_handlers_are_named_and_duplicates_tied_by_their_own_verbs():
    house = House()
    original, second, third = (house.file(ago(3)).dispatched(ago(2)) for _ in range(3))
    client = signed_in(house.coordinator)
    chosen = asked("assign", "do", ticked(second, third), handler=house.officer.user.username)
    client.post(PATH, chosen)
    assert {case.row.handler for case in (second, third)} == {house.officer.user}
    tied = asked(
        "link",
        "do",
        ticked(second, third, original),
        duplicate_of=original.row.reference.lower(),
        reasons="Satu peristiwa.",
    )
    page = client.post(PATH, tied).content.decode()
    assert {case.row.duplicate_of_id for case in (second, third)} == {original.pk}
    assert "Selesai: 2 pengaduan; 1 tetap seperti semula." in page


def test_nobody_does_with_many_what_they_may_not_do_with_one():
    house, other = House(), House()
    mine, theirs = house.file(ago(3)).dispatched(ago(2)), other.file(ago(3)).dispatched(ago(2))
    officer = signed_in(house.officer)
    assert officer.post(PATH, dispatch("look", ticked(mine), house)).status_code == 404
    assert signed_in(house.ombudsman).post(PATH, asked("assign", "look", ticked(mine))).status_code == 404
    chosen = asked("assign", "do", ticked(mine, theirs), handler=house.officer.user.username)
    assert (
        theirs.row.reference
        not in officer.post(PATH, chosen).content.decode().split("<table")[1].split("</table")[0]
    )
    assert theirs.row.handler is None
    away = asked("assign", "do", ticked(mine), handler=other.officer.user.username)
    assert officer.post(PATH, away).status_code == 400
    assert mine.row.handler == house.officer.user


@pytest.mark.parametrize("cases", [[], ["x"], ["TNT-\x00 1"], ["TNT-0000-0000-0 99999999999"]])
def test_what_names_no_case_is_told_or_does_nothing(cases):
    house = House()
    answer = signed_in(house.coordinator).post(PATH, dispatch("do", cases, house))
    assert answer.status_code in (200, 400)
    assert not Event.objects.filter(name="dispatched").exists()


def test_the_list_offers_to_tick_what_its_reader_may_do():
    house = House()
    house.file(ago(2)).dispatched(ago(1))
    page = signed_in(house.coordinator).get("/petugas/").content.decode()
    assert page.count("data-pick") == 1
    assert 'value="to_unit"' in page
    taken = signed_in(house.ombudsman).get("/petugas/").content.decode()
    assert 'value="xlsx"' in taken
    assert 'value="assign"' not in taken
    assert signed_in(house.officer).get(PATH).status_code == 302


def test_handlers_are_reminded_once_a_day_by_who_leads_with_a_note_that_says_what_for():
    house = House()
    handled, unhandled, own = (house.file(ago(9)).dispatched(ago(8)) for _ in range(3))
    waiting = house.file(ago(3))
    for case, person in ((handled, house.officer), (own, house.supervisor)):
        assignment.assign(case.pk, handler=person.user, by=house.coordinator, at=ago(7))
    cases, text = ticked(handled, unhandled, own, waiting), "Mohon dijawab sebelum Jumat."
    head = signed_in(house.supervisor)
    page = head.post(PATH, asked("remind", "do", cases[:3], text=text)).content.decode()
    assert "Selesai: 2 pengaduan; 1 tetap seperti semula." in page
    told = Message.objects.filter(notice="reminded").values_list("complaint", "user")
    expected = {(handled.pk, house.officer.user.pk)}
    expected |= {(unhandled.pk, each.user.pk) for each in (house.officer, house.officer2)}
    assert set(told) == expected
    assert text not in str([row.facts for row in Message.objects.filter(notice="reminded")])
    assert Statement.objects.filter(kind="note", body=text, complaint=handled.pk).count() == 1
    page = signed_in(house.coordinator).post(PATH, asked("remind", "do", cases, text=text)).content.decode()
    assert "Selesai: 1 pengaduan; 3 tetap seperti semula." in page
    assert "Sudah diingatkan kurang dari sehari yang lalu." in page
    for nobody in (house.officer, house.ombudsman):
        assert signed_in(nobody).post(PATH, asked("remind", "look", cases, text=text)).status_code == 404


def test_ticked_cases_are_taken_as_a_file_of_what_its_reader_sees_and_that_is_recorded():
    house, other = House(), House()
    mine, left, theirs = house.file(ago(3)), house.file(ago(3)), other.file(ago(3))
    coordinator = signed_in(house.coordinator)
    answer = coordinator.post(PATH, {"act": "csv", "case": ticked(mine, theirs)})
    lines = b"".join(answer.streaming_content).decode()
    assert mine.row.reference in lines
    assert "Siti Aminah" in lines
    assert left.row.reference not in lines
    assert theirs.row.reference not in lines
    kept = Export.objects.get()
    assert (kept.cases, kept.filters, kept.user) == (1, {"ticked": "2"}, house.coordinator.user)
    custodian = signed_in(house.custodian).post(PATH, {"act": "csv", "case": ticked(mine)})
    assert "Siti Aminah" not in b"".join(custodian.streaming_content).decode()
    assert coordinator.post(PATH, {"act": "xlsx", "case": []}).status_code == 400
    assert signed_in(house.head).post(PATH, {"act": "csv", "case": ticked(mine)}).status_code == 404
