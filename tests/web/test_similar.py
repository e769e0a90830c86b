"""Similar cases on a case's own pages, and two side by side with the act of linking: what is told, and to whom."""

from typing import Any

import pytest
from django.test import Client

from complaints.codes import IdentityKind
from tests.factories import Case, House
from tests.web.test_staff import ago, deed_of, form, page_of, signed_in
from workflow import clock
from workflow.clocks.duties import duties_of
from workflow.models import Duty
from workflow.reading import merging
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
WATER = ("Air di loket mati", "Air bersih di ruang tunggu puskesmas mati sejak kemarin dan toilet dikunci.")


def merger(case: Case, original: Case) -> merging.Merger:
    one, two = (merging.Side(each.row, duties_of(each.row)) for each in (case, original))
    return merging.merger(one, two, by=case.house.coordinator, at=clock.now())


def told(house: House, at: Any, **more: Any) -> Case:
    return house.file(at, **{"subject": WATER[0], "description": WATER[1], **more})


def similar(case: Case) -> str:
    return f"{page_of(case)}serupa/"


def beside(case: Case, original: Case) -> str:
    return f"{similar(case)}{original.row.reference}/"


def linked(case: Case, original: Case, at: Any = None) -> None:
    by = case.house.coordinator
    duplicates.link(case.pk, duplicate_of=original.row, reasons="Sama.", by=by, at=at or clock.now())


def ends(case: Case) -> dict[str, Any]:
    return dict(
        Duty.objects.filter(complaint=case.pk, met_at=None, ended_at=None).values_list("kind", "due_on")
    )


def test_a_case_leads_to_what_says_the_same_and_from_there_to_the_form_with_its_number_filled_in():
    house = House()
    first, again = told(house, ago(3)), told(house, ago(2))
    client = signed_in(house.coordinator)
    assert similar(again) in client.get(page_of(again)).content.decode()
    page = client.get(similar(again)).content.decode()
    assert first.row.reference in page
    assert "kata yang sama" in page
    prefilled = f"{deed_of(again, 'link')}?original={first.row.reference}"
    assert prefilled in page
    assert beside(again, first) in page
    shown = client.get(prefilled).content.decode()
    assert f'value="{first.row.reference}"' in shown
    assert "Lihat dulu surel dan tanggalnya" in shown
    sent = form(again, "link", duplicate_of=first.row.reference, reasons="", look="1")
    looked = client.post(deed_of(again, "link"), sent).content.decode()
    assert "Belum disimpan" in looked
    assert again.row.duplicate_of_id is None
    alone = house.file(
        ago(1), subject="Parkir", description="Tarif parkir rumah sakit naik tanpa karcis resmi."
    )
    assert "Tidak ada pengaduan terbuka" in client.get(similar(alone)).content.decode()


def test_side_by_side_stand_both_texts_who_is_answered_and_which_dates_move_exactly_as_the_link_moves_them():
    house = House()
    first = told(house, ago(6), settlement_sought="Air menyala lagi.").dispatched(ago(5))
    third = told(house, ago(4), identity=IdentityKind.CONFIDENTIAL)
    linked(third, first)
    again = told(house, ago(2), settlement_sought="Toilet dibuka.")
    client = signed_in(house.coordinator)
    page = client.get(beside(again, first)).content.decode()
    for word in ("Air menyala lagi.", "Toilet dibuka.", third.row.reference, "Bila ditautkan"):
        assert word in page
    for name in ("Siti Aminah", "siti@example.org"):
        assert name not in page
    seen = merger(again, first)
    before = ends(again)
    sent = form(again, "link", duplicate_of=first.row.reference, reasons="Air yang sama.")
    assert client.post(beside(again, first), sent).status_code == 302
    after = ends(again)
    assert again.row.duplicate_of_id == first.pk
    assert {change.kind: change.due_on for change in seen.changes if not change.ends} == {
        kind: day for kind, day in after.items() if before.get(kind) != day
    }
    assert {change.kind for change in seen.changes if change.ends} == before.keys() - after.keys()
    assert not seen.of_original
    page = client.get(beside(again, first)).content.decode()
    assert "Keduanya sudah ditautkan" in page
    assert 'name="duplicate_of"' not in page
    assert "Sudah ditautkan" in client.get(similar(first)).content.decode()


def test_the_other_way_round_the_original_gets_the_earlier_dates_of_its_duplicate():
    house = House()
    early, late = told(house, ago(6)), told(house, ago(2))
    seen = merger(early, late)
    linked(early, late)
    assert seen.of_original
    assert {change.kind: change.due_on for change in seen.of_original}.items() <= ends(late).items()


def test_whose_duplicates_stand_already_is_the_original_of_what_is_like_it_and_who_was_answered_waits_for_nothing():
    house = House()
    first, again = told(house, ago(6)).dispatched(ago(5)), told(house, ago(4))
    done = told(house, ago(3)).dispatched(ago(3)).begun(ago(2)).answered(ago(1))
    linked(again, first)
    client = signed_in(house.coordinator)
    page = client.get(similar(first)).content.decode()
    assert beside(done, first) in page
    assert f"{deed_of(done, 'link')}?original={first.row.reference}" in page
    assert beside(first, done) not in page
    page = client.get(beside(done, first)).content.decode()
    assert "tidak sampai kepadanya" in page
    assert not merger(done, first).reaches


def test_what_cannot_be_linked_says_why_and_an_answered_original_is_answered_at_once():
    house = House()
    client = signed_in(house.coordinator)
    over, again = told(house, ago(6)).do("withdraw", ago(5)), told(house, ago(2))
    page = client.get(beside(again, over)).content.decode()
    assert "sudah berakhir" in page
    assert 'name="reasons"' not in page
    sent = form(again, "link", duplicate_of=over.row.reference, reasons="Sama.")
    assert client.post(beside(again, over), sent).status_code == 400
    answered = told(house, ago(9)).dispatched(ago(8)).begun(ago(7)).answered(ago(6))
    page = client.get(beside(again, answered)).content.decode()
    assert "jawabannya segera disampaikan juga" in page
    assert 'name="for_others"' in page
    sent = form(again, "link", duplicate_of=answered.row.reference, reasons="Sama.")
    assert client.post(beside(again, answered), sent).status_code == 302
    assert again.row.state == "answered"


def test_the_form_beside_two_cases_links_those_two_and_does_nothing_else():
    house = House()
    first, again, other = told(house, ago(4)), told(house, ago(3)), told(house, ago(2))
    client = signed_in(house.coordinator)
    for sent in (
        form(again, "link", duplicate_of=other.row.reference, reasons="Sama."),
        form(again, "link", duplicate_of="", reasons="Sama."),
        form(again, "reject", ground="abusive", reasons="Tidak pantas."),
    ):
        assert client.post(beside(again, first), sent).status_code == 400
    assert (again.row.duplicate_of_id, again.row.state) == (None, "received")
    empty = client.post(
        beside(again, first), form(again, "link", duplicate_of=first.row.reference, reasons=" ")
    )
    assert empty.status_code == 400
    assert "Belum tersimpan" in empty.content.decode()


def test_each_side_is_for_who_sees_it_and_linking_for_coordinators_alone(django_assert_max_num_queries):
    house = House()
    mine, theirs = told(house, ago(4)).dispatched(ago(3)), told(house, ago(2))
    theirs.dispatched(ago(1), unit=house.other_unit)
    officer = signed_in(house.officer)
    assert (
        officer.get(beside(mine, theirs)).status_code == officer.get(beside(theirs, mine)).status_code == 404
    )
    assert theirs.row.reference not in officer.get(similar(mine)).content.decode()
    own = told(house, ago(2)).dispatched(ago(1))
    page = officer.get(beside(own, mine)).content.decode()
    assert "Bila ditautkan" in page
    assert 'name="reasons"' not in page
    assert "original=" not in officer.get(similar(own)).content.decode()
    sent = form(own, "link", duplicate_of=mine.row.reference, reasons="Sama.")
    assert officer.post(beside(own, mine), sent).status_code == 403
    theirs.row.accused.add(house.coordinator2.user)
    accused = signed_in(house.coordinator2)
    assert (
        accused.get(beside(mine, theirs)).status_code == accused.get(beside(theirs, mine)).status_code == 404
    )
    linked(theirs, mine)
    page = accused.get(beside(own, mine)).content.decode()
    assert theirs.row.reference not in page
    assert "1 pengaduan lain yang tidak boleh Anda lihat" in page
    for who in (house.head, house.ombudsman, house.administrator):
        assert signed_in(who).get(beside(own, mine)).status_code == 403
    assert signed_in(House().coordinator).get(beside(own, mine)).status_code == 404
    assert Client().get(beside(own, mine)).status_code == 302
    assert signed_in(house.coordinator).get(beside(own, own)).status_code == 404
    client = signed_in(house.coordinator)
    path = beside(own, mine)
    client.get(path)
    with django_assert_max_num_queries(16):
        client.get(path)
