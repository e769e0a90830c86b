"""The intake queue: what waits, what is suggested and why, and how one goes on to the next."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Membership
from accounts.roles import Role
from complaints.codes import IdentityKind
from complaints.models import Complaint, Statement
from law.codes import Classification
from tests.factories import Case, House
from tests.web.test_staff import ago, form, signed_in
from workflow import clock
from workflow.learned_models import Learned
from workflow.models import Event
from workflow.reading import suggestions
from workflow.sweep import learning
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
DOCTOR = ("Dokter tidak datang", "Dokter poliklinik gigi tidak datang sampai siang dan pasien menunggu.")
KTP = ("KTP belum dicetak", "Rekaman KTP elektronik saya belum juga dicetak, blangko katanya kosong.")


def address(case: Case) -> str:
    return f"/petugas/verifikasi/{case.row.reference}/"


def told(house: House, words: tuple[str, str], at: Any, **more: Any) -> Case:
    return house.file(at, subject=words[0], description=words[1], **more)


def taught(house: House) -> None:
    """Twelve past cases about doctors at the unit, twelve about KTP at the other one; some were named wrongly."""
    for number in range(12):
        told(house, DOCTOR, ago(70 + number), unit=None).dispatched(ago(65))
        case = told(house, KTP, ago(70 + number), unit=house.unit if number % 3 == 0 else None)
        case.dispatched(ago(65), unit=house.other_unit, classification=Classification.SUPERVISORY)
    assert learning.learn_of(house.agency, at=clock.now())


def test_the_queue_holds_what_its_reader_has_to_verify_in_the_order_of_its_limits():
    house, elsewhere = House(), House()
    late, young, linked = house.file(ago(20)), house.file(ago(1)), house.file(ago(2))
    house.file(ago(3)).dispatched(ago(2))
    elsewhere.file(ago(1))
    duplicates.link(linked.pk, duplicate_of=young.row, reasons="Sama.", by=house.coordinator, at=clock.now())
    page = signed_in(house.coordinator).get("/petugas/verifikasi/").content.decode()
    shown = list(dict.fromkeys(re.findall(r"verifikasi/(TNT-[0-9A-Z-]{11})/", page)))
    assert shown == [late.row.reference, young.row.reference]
    assert "Antrean verifikasi" in page


@pytest.mark.parametrize(("who", "status"), [("officer", 403), ("head", 403), ("ombudsman", 403)])
def test_only_coordinators_have_the_queue(who, status):
    house = House()
    case = house.file(ago(1))
    client = signed_in(getattr(house, who))
    assert client.get("/petugas/verifikasi/").status_code == status
    assert client.get(address(case)).status_code == status
    assert signed_in(House().coordinator).get(address(case)).status_code == 404
    assert Client().get(address(case)).status_code == 302


def test_the_named_unit_stands_chosen_and_its_people_are_open_the_others_folded():
    house = House()
    case = house.file(ago(1))
    page = signed_in(house.coordinator).get(address(case)).content.decode()
    assert f'<option value="{house.unit.code}" selected>' in page
    assert re.search(rf'data-unit="{house.unit.code}"\s+open', page)
    assert not re.search(rf'data-unit="{house.other_unit.code}"\s+open', page)
    other = signed_in(house.coordinator).get(f"{address(case)}?unit={house.other_unit.code}").content.decode()
    assert f'<option value="{house.other_unit.code}" selected>' in other
    assert re.search(rf'data-unit="{house.other_unit.code}"\s+open', other)


def test_a_unit_that_sent_the_case_back_does_not_stand_chosen():
    house = House()
    case = house.file(ago(5)).dispatched(ago(4))
    case.do("send_back", ago(3), house.officer, reasons="Bukan urusan unit kami.")
    page = signed_in(house.coordinator).get(address(case)).content.decode()
    assert f'<option value="{house.unit.code}" selected>' not in page


def test_unit_and_class_are_suggested_from_past_dispatches_with_the_reason():
    house = House()
    taught(house)
    case = told(house, ("KTP saya", "Sudah lama rekaman, KTP belum dicetak."), ago(1), unit=None)
    page = signed_in(house.coordinator).get(address(case)).content.decode()
    assert (
        f'<option value="{house.other_unit.code}" selected>' in page
    )  # nobody named a unit, and all votes agree
    assert "12 dari 12 pengaduan yang paling mirip ditangani unit ini" in page
    assert "ktp" in page.split("Kata yang sama:")[1][:60]
    assert "Pengaduan berkadar pengawasan" in page
    assert 'name="classification" value="supervisory"' in page
    assert not re.search(r'value="supervisory"[^>]*checked', page)  # a class sets limits: a person chooses it


def test_a_closed_unit_is_never_suggested_and_few_cases_suggest_nothing():
    house = House()
    taught(house)
    case = told(house, KTP, ago(1), unit=None)
    house.other_unit.active = False
    house.other_unit.save(update_fields=["active"])
    page = signed_in(house.coordinator).get(address(case)).content.decode()
    assert f"?unit={house.other_unit.code}" not in page
    young = House()
    assert not learning.learn_of(young.agency, at=clock.now())
    page = signed_in(young.coordinator).get(address(young.file(ago(1)))).content.decode()
    assert "Saran dari disposisi" not in page


def test_what_the_reader_is_kept_from_suggests_nothing_to_them():
    house = House()
    taught(house)
    case = told(house, KTP, ago(1), unit=None)
    for past in Complaint.objects.filter(agency=house.agency, held_by=house.other_unit):
        past.accused.add(house.coordinator2.user)
    text = suggestions.Text(*KTP)
    units = {house.unit.code: "A", house.other_unit.code: "B"}
    found = suggestions.of(case.row, text, units=units, by=house.coordinator2)
    assert house.other_unit.code not in [each.code for each in found.units]
    assert suggestions.of(case.row, text, units=units, by=house.coordinator).sure == house.other_unit.code
    accused = told(house, KTP, ago(2), unit=None)
    accused.row.accused.add(house.coordinator2.user)
    assert not suggestions.alike(case.row, text, by=house.coordinator2, at=clock.now())
    assert [
        each.complaint.pk for each in suggestions.alike(case.row, text, by=house.coordinator, at=clock.now())
    ] == [accused.pk]


def test_what_is_learned_holds_no_word_and_forgets_what_was_erased():
    house = House()
    taught(house)
    kept = str(Learned.objects.get(agency=house.agency).index)
    assert not any(word in kept for word in ("dokter", "blangko", house.unit.name))
    Statement.objects.filter(complaint__agency=house.agency).update(body="", salt=b"")
    learning.learn_of(house.agency, at=clock.now())
    assert not [
        word for word in Learned.objects.get(agency=house.agency).index["words"] if not word.startswith("@")
    ]


def test_each_agency_learns_from_its_own_cases_alone_once_a_day():
    house, other = House(), House()
    taught(house)
    at = clock.now()
    assert learning.learn(now=lambda: at + timedelta(hours=1), seconds=5) == 0
    assert learning.learn(now=lambda: at + timedelta(hours=25), seconds=5) == 1
    case = told(other, KTP, ago(1), unit=None)
    assert (
        suggestions.of(case.row, suggestions.Text(*KTP), units={}, by=other.coordinator)
        == suggestions.NOTHING
    )


def test_open_cases_that_say_the_same_are_told_with_the_words_and_ended_ones_are_not():
    house = House()
    twin, ended = told(house, DOCTOR, ago(5)), told(house, DOCTOR, ago(6))
    ended.do("withdraw", ago(2))
    told(house, KTP, ago(4))
    case = told(house, DOCTOR, ago(1))
    page = signed_in(house.coordinator).get(address(case)).content.decode()
    section = page.split("Mungkin pengaduan yang sama")[1].split("</section>")[0]
    assert set(re.findall(r"TNT-[0-9A-Z-]{11}", section)) == {twin.row.reference, case.row.reference}
    assert "dokter" in section


def test_dispatched_from_the_queue_the_next_case_comes_and_after_the_last_the_queue():
    house = House()
    first, second = house.file(ago(3)), house.file(ago(1))
    client = signed_in(house.coordinator)
    sent = form(first, "dispatch", unit=house.unit.code, classification="ordinary")
    answer = client.post(address(first), sent)
    assert answer.headers["Location"] == address(second)
    assert first.row.state == "dispatched"
    sent = form(second, "reject", ground="abusive", reasons="Isinya hanya caci maki.")
    assert client.post(address(second), sent).headers["Location"] == "/petugas/verifikasi/"
    assert client.get(address(second)).headers["Location"] == f"/petugas/kasus/{second.row.reference}/"


def test_what_is_missing_is_ticked_and_becomes_the_request_in_the_language_of_its_reader():
    house = House()
    case = house.file(ago(1), language="en")
    client = signed_in(house.coordinator)
    empty = client.post(address(case), form(case, "request_completion", missing=""))
    assert empty.status_code == 400
    assert "Centang yang kurang" in empty.content.decode()
    sent = form(case, "request_completion", items=["when", "proof"], missing="Nomor antrean Anda.")
    assert client.post(address(case), sent).status_code == 302
    said = Event.objects.get(complaint=case.pk, name="completion_requested").statements["missing"][0]
    assert Statement.objects.get(pk=said).body == (
        "- When it happened: the date, about what time\n- Copies of letters, receipts, or photos\nNomor antrean Anda."
    )


def test_a_refused_form_of_the_queue_shows_what_was_typed():
    house = House()
    case = house.file(ago(1))
    answer = signed_in(house.coordinator).post(
        address(case), form(case, "reject", reasons="Alasan panjang ini.")
    )
    assert answer.status_code == 400
    assert "Alasan panjang ini." in answer.content.decode()
    look = form(case, "request_completion", missing="", look="1")
    assert signed_in(house.coordinator).post(address(case), look).status_code == 200


def test_a_case_of_the_queue_costs_the_same_whatever_its_length(django_assert_max_num_queries: Any, settings):
    settings.DEMO = False
    house = House()
    taught(house)
    for _ in range(8):
        told(house, DOCTOR, ago(3))
    case = told(house, DOCTOR, ago(2), identity=IdentityKind.ANONYMOUS, person=None)
    client = signed_in(house.coordinator)
    client.get(address(case))
    with django_assert_max_num_queries(21):
        client.get(address(case))
    with django_assert_max_num_queries(6):
        client.get("/petugas/verifikasi/")


def test_a_national_coordinator_verifies_for_every_agency():
    house = House()
    case = house.file(ago(1))
    person = House().officer.user
    Membership.objects.filter(user=person).delete()
    Membership.objects.create(user=person, role=Role.COORDINATOR)
    person.refresh_from_db()
    client = Client()
    client.force_login(person)
    assert client.get(address(case)).status_code == 200


def test_what_another_agency_offers_is_read_without_who_filed_it_and_taken_over_from_its_page():
    house, other = House(), House()
    case = house.file(ago(2))
    client, theirs = signed_in(house.coordinator), signed_in(other.coordinator)
    sent = form(case, "refer", agency=other.agency.code, reasons="Puskesmas ini milik kota.")
    assert client.post(address(case), sent).status_code == 302
    assert "Ditawarkan kepada" in client.get(f"/petugas/kasus/{case.row.reference}/").content.decode()
    offer = f"/petugas/pelimpahan/{case.row.reference}/"
    assert offer in theirs.get("/petugas/verifikasi/").content.decode()
    page = theirs.get(offer).content.decode()
    assert "Puskesmas ini milik kota." in page
    assert "Saya menunggu lima jam" in page
    assert not any(word in page for word in ("Siti", "siti@example.org", "0812"))
    assert theirs.get(f"/petugas/kasus/{case.row.reference}/").status_code == 404
    for nobody in (client, signed_in(House().coordinator), signed_in(other.officer)):
        assert nobody.get(offer).status_code in (403, 404)
    assert theirs.post(offer, form(case, "take_over")).headers["Location"] == address(case)
    assert case.row.agency == other.agency
    assert theirs.get(address(case)).status_code == 200
    assert client.get(f"/petugas/kasus/{case.row.reference}/").status_code == 404


def test_an_offer_is_sent_back_from_its_page_or_taken_back_by_who_made_it():
    house, other = House(), House()
    case = house.file(ago(2))
    client, theirs = signed_in(house.coordinator), signed_in(other.coordinator)
    for back, where in ((theirs, f"/petugas/pelimpahan/{case.row.reference}/"), (client, address(case))):
        client.post(
            address(case), form(case, "refer", agency=other.agency.code, reasons="Lebih tepat di sana.")
        )
        assert case.row.offered_to == other.agency
        answer = back.post(where, form(case, "return_referral", reasons="Bukan wilayah kami."))
        assert answer.status_code == 302
        assert case.row.offered_to is None
    assert case.row.agency == house.agency
