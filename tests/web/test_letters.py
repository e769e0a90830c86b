"""Letters: whose they are, in versions that stay, inserted into what is being written, read before anything is sent."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from complaints.codes import IdentityKind
from tests.factories import Case, House
from tests.notifications.paper_words import words_of
from tests.web.test_staff import ago, deed_of, form, page_of, signed_in
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.models import InsertedLetter, Letter, LetterVersion
from workflow.reading import letters as reading
from workflow.reading import written
from workflow.verbs import duplicates, letters
from workflow.verbs.letters import Draft

pytestmark = pytest.mark.django_db
BODY = "Yth. {nama},\n\nTerima kasih atas pengaduan {nomor}.\n\n[ ] Kami mohon maaf atas antreannya.\n\n{petugas}"


def letter(house: House, home: str, by: Any, **said: Any) -> Letter:
    draft = Draft(**{"title": "Permohonan maaf", "body": BODY, "language": "id", **said})
    return letters.make(home, draft, by=by, at=clock.now())


def everybodys(house: House) -> dict[str, Letter]:
    return {
        "own": letter(house, "own", house.officer),
        "unit": letter(house, f"unit:{house.unit.code}", house.supervisor),
        "agency": letter(house, f"agency:{house.agency.code}", house.coordinator),
    }


def text_of(page: str, name: str) -> str:
    return page.split(f'name="{name}"')[1].split("</textarea>", maxsplit=1)[0].partition(">\n")[2]


def test_own_letters_are_ones_own_the_units_its_staffs_the_agencys_everybodys_there():
    house, elsewhere = House(), House()
    made = everybodys(house)
    seen = {
        name: {key for key, row in made.items() if row in letters.visible_to(getattr(house, name))}
        for name in ("officer", "officer2", "supervisor", "other_officer", "coordinator", "ombudsman", "head")
    }
    assert seen == {
        "officer": {"own", "unit", "agency"},
        "officer2": {"unit", "agency"},
        "supervisor": {"unit", "agency"},
        "other_officer": {"agency"},
        "coordinator": {"agency"},
        "ombudsman": set(),
        "head": set(),
    }
    assert not letters.visible_to(elsewhere.coordinator).exists()
    homes = {name: [home for home, _label in letters.homes(getattr(house, name))] for name in seen}
    assert homes["officer"] == ["own"]
    assert homes["supervisor"] == ["own", f"unit:{house.unit.code}"]
    assert homes["coordinator"] == ["own", f"agency:{house.agency.code}"]
    assert homes["head"] == []
    changed = Draft("Lain", "Isi yang lain", "id")
    at = clock.now()
    for who, row, refusal in (
        (house.officer, made["unit"], NotYours),
        (house.supervisor, made["agency"], NotYours),
        (house.officer2, made["own"], NotVisible),
        (elsewhere.coordinator, made["agency"], NotVisible),
    ):
        with pytest.raises(refusal):
            letters.change(row.pk, changed, seen=1, by=who, at=at)
    for home in (f"unit:{house.unit.code}", f"agency:{house.agency.code}"):
        with pytest.raises(NotYours):
            letters.make(home, changed, by=house.officer, at=at)


def test_versions_stay_and_whoever_saves_over_another_is_told():
    house = House()
    row = letter(house, "own", house.officer)
    at = clock.now()
    again = Draft("Permohonan maaf", "Isi kedua {nomor}", "id", ("investigating",), ("ordinary",))
    assert letters.change(row.pk, again, seen=1, by=house.officer, at=at) == 2
    assert letters.change(row.pk, again, seen=2, by=house.officer, at=at) == 2
    with pytest.raises(NotNow):
        letters.change(row.pk, again, seen=1, by=house.officer, at=at)
    assert [version.body for version in row.versions.order_by("number")] == [BODY, "Isi kedua {nomor}"]
    for gone in (lambda: row.versions.all().delete(), lambda: row.versions.update(body="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            gone()
    letters.retire(row.pk, by=house.officer, at=at)
    case = house.file(ago(5)).dispatched(ago(4)).begun(ago(3))
    assert reading.offered(case.row, house.officer) == []
    letters.offer_again(row.pk, by=house.officer)
    assert [version.number for version in reading.offered(case.row, house.officer)] == [2]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Yth. {nma}", "Variabel {nma} tidak dikenal. Yang ada: {nama}, {nomor}"),
        ("Yth. {nama", "Kurung kurawal dipakai berpasangan"),
        ("", "Wajib diisi."),
        ("x" * 5_001, "Terlalu panjang."),
    ],
)
def test_a_letter_that_could_not_be_written_is_refused_when_it_is_saved(body: str, said: str):
    house = House()
    fields = {"home": "own", "title": "Judul", "language": "id", "body": body}
    answer = signed_in(house.officer).post("/petugas/surat/baru/", fields)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert body[:40] in answer.content.decode()
    assert not Letter.objects.exists()
    with pytest.raises(BadInput):
        letters.make(
            "own", Draft("Judul", "Isi", "xx", ("nothing",), ("none",)), by=house.officer, at=clock.now()
        )


def test_a_letter_is_made_changed_and_retired_in_the_browser():
    house = House()
    client = signed_in(house.supervisor)
    home = f"unit:{house.unit.code}"
    fields = {"home": home, "title": "Maaf <b>", "language": "id", "body": BODY, "states": ["investigating"]}
    made = client.post("/petugas/surat/baru/", fields)
    row = Letter.objects.get()
    assert (made.status_code, row.unit) == (302, house.unit)
    listed = signed_in(house.officer).get("/petugas/surat/").content.decode()
    assert "Maaf &lt;b&gt;" in listed
    read = signed_in(house.officer).get(f"/petugas/surat/{row.pk}/")
    assert "Simpan sebagai versi baru" not in read.content.decode()
    assert "{petugas}" in read.content.decode()
    change = {**fields, "seen": "1", "body": "Isi kedua"}
    assert client.post(f"/petugas/surat/{row.pk}/", change).status_code == 302
    late = client.post(f"/petugas/surat/{row.pk}/", {**change, "body": "Isi ketiga"})
    assert late.status_code == 409
    assert "Isi ketiga" in late.content.decode()
    assert client.post(f"/petugas/surat/{row.pk}/", {"act": "retire"}).status_code == 302
    assert "Tidak dipakai lagi" in client.get("/petugas/surat/").content.decode()
    page = client.get(f"/petugas/surat/{row.pk}/").content.decode()
    assert "Terima kasih atas pengaduan {nomor}." in page
    assert client.post(f"/petugas/surat/{row.pk}/", {"act": "offer"}).status_code == 302
    for caller, path, status in (
        (signed_in(house.officer), f"/petugas/surat/{row.pk}/", 403),
        (signed_in(house.other_officer), f"/petugas/surat/{row.pk}/", 404),
        (signed_in(house.head), "/petugas/surat/", 403),
        (Client(), "/petugas/surat/", 302),
    ):
        answer = caller.post(path, change) if path.count("/") > 3 else caller.get(path)
        assert answer.status_code == status


def investigated(house: House, **filed: Any) -> Case:
    return house.file(ago(5), **filed).dispatched(ago(4)).begun(ago(3))


def insert(client: Client, case: Case, verb: str = "answer", **fields: Any) -> str:
    answer = client.post(deed_of(case, verb), form(case, verb, insert="1", **fields))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_letter_is_inserted_below_what_stands_there_and_the_answer_tells_its_version():
    house = House()
    case, row = investigated(house), everybodys(house)["unit"]
    version, client = row.versions.get(), signed_in(house.officer)
    offered = client.get(deed_of(case, "answer")).content.decode()
    assert offered.count("Permohonan maaf</option>") == 3
    typed = {"outcome": "partly", "reasons": "Sudah kami periksa.", "letter": str(version.pk)}
    asked = insert(client, case, **typed)
    assert "Kami mohon maaf atas antreannya." in asked
    assert "Sudah kami periksa." in text_of(asked, "reasons")
    assert "Terima kasih" not in text_of(asked, "reasons")
    ticked = {"letter_shown": str(version.pk), "letter_part": ["2"]}
    page = insert(client, case, **typed, **ticked)
    written = (
        f"Sudah kami periksa.\n\nYth. Siti Aminah,\n\nTerima kasih atas pengaduan {case.row.reference}.\n\n"
        f"Kami mohon maaf atas antreannya.\n\n{house.officer.user}"
    )
    assert text_of(page, "reasons") == written
    assert f'name="letters" value="{version.pk}"' in page
    assert (
        'value="partly" class="form-check-input" required id="answer_outcome_1" checked'
        in page.replace("\n", " ")
        or "checked" in page
    )
    assert written in client.get(deed_of(case, "answer")).content.decode()  # it is the draft now
    seq = case.row.last_seq
    assert case.row.state == "investigating"
    sent = form(case, "answer", outcome="partly", reasons=written, letters=f"{version.pk},x,999999")
    assert client.post(deed_of(case, "answer"), sent).status_code == 302
    used = InsertedLetter.objects.get()
    assert (used.event.name, used.event.seq > seq, used.version) == ("answered", True, version)
    assert "versi 1" in client.get(page_of(case)).content.decode()


def test_the_name_stands_only_where_its_reader_may_know_it():
    house = House()
    row = letter(house, "own", house.officer, body="Yth. {nama}, unit {unit}, {instansi}: {perihal}, {batas}")
    for kind in (IdentityKind.CONFIDENTIAL, IdentityKind.NAMED):
        case = investigated(house, identity=kind)
        page = insert(signed_in(house.officer), case, "message", letter=str(row.versions.get().pk))
        named = "Siti Aminah" in text_of(page, "message")
        assert named == (kind == IdentityKind.NAMED)
        assert ("Bapak/Ibu Pengadu" in text_of(page, "message")) == (kind != IdentityKind.NAMED)
        assert "Antrean loket terlalu lama" in text_of(page, "message")


def test_letters_for_other_cases_stand_apart_and_those_of_other_places_are_not_there():
    house, elsewhere = House(), House()
    case = investigated(house)
    for title, said in (
        ("Cocok", {"states": ("investigating",), "classes": ("ordinary",)}),
        ("Status lain", {"states": ("answered",)}),
        ("Kelas lain", {"classes": ("supervisory",)}),
        ("Bahasa lain", {"language": "en"}),
    ):
        letter(house, "own", house.coordinator, title=title, **said)
    letter(house, f"unit:{house.unit.code}", house.supervisor, title="Unit ini")
    theirs = letter(
        elsewhere, f"agency:{elsewhere.agency.code}", elsewhere.coordinator, title="Instansi lain"
    )
    page = signed_in(house.coordinator).get(deed_of(case, "message")).content.decode()
    select = page.split('name="letter"')[1].split("</select>")[0]
    fitting, _group, others = select.partition("<optgroup")
    assert "Cocok" in fitting
    assert [title for title in ("Status lain", "Kelas lain", "Bahasa lain") if title in others] == [
        "Status lain",
        "Kelas lain",
        "Bahasa lain",
    ]
    assert "Instansi lain" not in page
    refused = insert(signed_in(house.coordinator), case, "message", letter=str(theirs.versions.get().pk))
    assert "Pilih dulu surat" in refused
    assert (
        signed_in(house.coordinator).post(deed_of(case, "note"), form(case, "note", insert="1")).status_code
        == 404
    )


def test_of_an_answer_that_others_read_too_they_get_a_text_without_anything_of_the_first_case():
    house = House()
    case, other = investigated(house), house.file(ago(4), person=None, identity=IdentityKind.ANONYMOUS)
    duplicates.link(other.pk, duplicate_of=case.row, reasons="Sama.", by=house.coordinator, at=ago(2))
    row = letter(house, "own", house.officer, body="Yth. {nama}, pengaduan {nomor}, {perihal}, {diterima}.")
    client = signed_in(house.officer)
    page = insert(client, case, letter=str(row.versions.get().pk))
    mine, theirs = text_of(page, "reasons"), text_of(page, "for_others")
    assert case.row.reference in mine
    assert not any(word in theirs for word in ("Siti", case.row.reference, "Antrean"))
    sent = form(case, "answer", outcome="partly", reasons=mine)
    refused = client.post(deed_of(case, "answer"), sent)
    assert refused.status_code == 400
    assert client.post(deed_of(case, "answer"), {**sent, "for_others": theirs}).status_code == 302
    told = other.row.statements.filter(kind="reasons").latest("pk").body
    assert told == theirs
    assert LetterVersion.objects.count() == 1


def test_what_was_written_is_a_letter_on_the_agencys_paper_for_whoever_sees_the_case():
    house = House(name="Pemerintah Kabupaten Serang", letterhead="Jalan Veteran 1\nTelepon 0254 200123")
    case = investigated(house)
    case.answered(ago(2), remedy="Loket ditambah.", remedy_due_on=(clock.today()).replace(year=2030))
    seq = case.row.events.get(name="answered").seq
    address = f"/petugas/kasus/{case.row.reference}/surat/{seq}.pdf"
    answer = signed_in(house.officer).get(address)
    said = words_of(answer.content)
    for word in (
        "Kabupaten Serang",
        "Jalan Veteran 1",
        case.row.reference,
        "Siti Aminah",
        "Loket kini dibuka dua.",
        "Loket ditambah.",
    ):
        assert word in said
    assert address in signed_in(house.officer).get(page_of(case)).content.decode()
    hidden = investigated(house, identity=IdentityKind.CONFIDENTIAL).answered(ago(2))
    seq = hidden.row.events.get(name="answered").seq
    told = written.event(hidden.row, seq)
    assert told is not None
    assert "Siti" not in str(written.facts(hidden.row, told, house.coordinator))
    for path, who, status in (
        (address, house.other_officer, 404),
        (f"/petugas/kasus/{case.row.reference}/surat/1.pdf", house.officer, 404),
        (f"/petugas/kasus/{case.row.reference}/surat/999999999999.pdf", house.officer, 404),
    ):
        assert signed_in(who).get(path).status_code == status
