"""Evidence of a unit's year: handed in, sorted, verified, sent back, replaced, and what is refused."""

import hashlib
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction

from complaints.files import scanner, store
from complaints.files.scanner import Verdict
from compliance.evidence import checking, filing, standing
from compliance.evidence.filing import Offer
from compliance.evidence.models import EvidenceFile, EvidenceStep
from compliance.evidence.standing import State
from compliance.frozen import freezing
from config import checkup
from tests.complaints.pdfs import a_pdf
from tests.factories import SCAN, House, when
from workflow import clock
from workflow.errors import Full, NotNow, NotVisible, NotYours, Refusal

pytestmark = pytest.mark.django_db
AT = when("2026-09-15")
DECREE = {"document": "PG-02.1", "dated_on": date(2026, 1, 5)}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture(scope="module")
def paper() -> bytes:
    return a_pdf()


def hand_in(house: House, data: bytes | None = SCAN, *, by=None, year: int = 2026, **offer) -> filing.Filed:
    return filing.hand_in(
        house.agency.code,
        house.unit.code,
        year,
        offer=Offer(data=data, **{"name": "berkas.png", **offer}),
        by=by or house.coordinator,
        at=AT,
    )


def state(house: House, code: str = "PG-02.1") -> State:
    return standing.of(house.unit, 2026, as_of=AT).line(code).state


def refused(act) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value


def office(kind: str, **parts: bytes) -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr({"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind], "<x/>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return into.getvalue()


def test_what_is_handed_in_is_kept_byte_for_byte_and_waits(house, paper):
    assert state(house) == State.MISSING
    filed = hand_in(house, paper, name="SK Penetapan.pdf", **DECREE)
    assert (filed.document, filed.file.name, filed.file.mime) == (
        "PG-02.1",
        "SK Penetapan.pdf",
        "application/pdf",
    )
    assert filed.file.sha256 == hashlib.sha256(paper).hexdigest()
    assert store.read(filed.file.path) == paper
    assert state(house) == State.WAITING
    filing.verify(filed.file.pk, by=house.coordinator, at=AT)
    assert state(house) == State.VERIFIED
    assert refused(lambda: filing.withdraw(filed.file.pk, by=house.officer, at=AT)).code == "verified"
    assert list(checkup.files(AT)) == list(checkup.sealed(AT)) == []


def test_a_decree_of_last_year_is_expired_until_it_is_confirmed_this_year(house):
    old = hand_in(house, document="PG-02.1", dated_on=date(2025, 3, 1)).file
    assert state(house) == State.EXPIRED
    assert refused(lambda: filing.verify(old.pk, by=house.coordinator, at=AT)).code == "expired"
    confirmed = {"dated_on": date(2025, 3, 1), "confirmed_on": date(2026, 1, 12)}
    filing.place(old.pk, document="PG-02.1", **confirmed, by=house.officer, at=AT)
    assert state(house) == State.WAITING
    elsewhere = hand_in(house, document="PG-01.1", dated_on=date(2025, 3, 1))
    assert elsewhere.known is False
    assert state(house, "PG-01.1") == State.WAITING


def test_what_is_sent_back_says_why_and_its_replacement_keeps_the_old_version(house, paper):
    first = hand_in(house, **DECREE).file
    for note in ("", "  ", "x" * 1001):
        assert (
            "note"
            in refused(lambda n=note: filing.send_back(first.pk, note=n, by=house.coordinator, at=AT)).errors
        )
    filing.send_back(first.pk, note="Halaman 2 tidak terbaca.", by=house.ombudsman, at=AT)
    assert state(house) == State.REVISION
    assert refused(lambda: filing.verify(first.pk, by=house.coordinator, at=AT)).code == "ombudsman_sent_back"
    second = hand_in(house, paper, replaces=first.pk, dated_on=date(2026, 1, 5)).file
    line = standing.of(house.unit, 2026, as_of=AT).line("PG-02.1")
    assert ([one.file.pk for one in line.files], [one.file.pk for one in line.earlier]) == (
        [second.pk],
        [first.pk],
    )
    assert line.earlier[0].note == "Halaman 2 tidak terbaca."
    assert line.earlier[0].replaced_by == second.pk
    assert line.state == State.WAITING
    assert store.read(first.path) == SCAN
    assert refused(lambda: filing.verify(first.pk, by=house.coordinator, at=AT)).code == "not_current"
    assert "replaces" in refused(lambda: hand_in(house, b"%PDF-1.4 x %%EOF", replaces=first.pk)).errors


def test_a_name_puts_a_file_to_its_document_and_an_unclear_one_waits_to_be_sorted(house, paper):
    assert hand_in(house, name="Bukti/SOP Pengelolaan Pengaduan.pdf").document == "PG-01.2"
    decree = hand_in(house, paper, name="SK Tim Pengelola Pengaduan.pdf")
    assert decree.document == ""  # its date is not known
    dated = hand_in(house, paper + b"\n", name="SK Tim Pengelola Pengaduan 2026-02-03.pdf")
    assert dated.document == "PG-01.1"
    loose = hand_in(house, SCAN + b"x" * 0 + b"\0", name="IMG_0001.png")
    found = standing.of(house.unit, 2026, as_of=AT)
    assert [one.file.pk for one in found.unsorted] == [decree.file.pk, loose.file.pk]
    assert found.line("PG-01.1").files[0].dated_on == date(2026, 2, 3)
    assert refused(lambda: filing.verify(loose.file.pk, by=house.coordinator, at=AT)).code == "unsorted"
    assert (
        "dated_on"
        in refused(lambda: filing.place(decree.file.pk, document="PG-01.1", by=house.officer, at=AT)).errors
    )
    filing.place(decree.file.pk, document="PG-01.1", dated_on=date(2026, 2, 2), by=house.officer, at=AT)
    assert len(standing.of(house.unit, 2026, as_of=AT).line("PG-01.1").files) == 2


def test_the_same_bytes_are_kept_once_but_may_prove_two_documents(house):
    first = hand_in(house, document="PG-01.2")
    again = hand_in(house, document="PG-01.2")
    assert (again.known, again.file.pk) == (True, first.file.pk)
    assert hand_in(house, name="IMG_1.png").known
    assert not hand_in(house, document="PG-09.1").known
    filing.withdraw(first.file.pk, by=house.officer, at=AT)
    assert not hand_in(house, document="PG-01.2").known
    assert EvidenceFile.objects.count() == 3


def test_an_address_is_evidence_too(house):
    filed = hand_in(house, None, link="https://kab.example/dasbor", document="PG-08.1")
    assert (filed.file.name, filed.file.path, state(house, "PG-08.1")) == ("kab.example", None, State.WAITING)
    for link in (
        "javascript:alert(1)",
        "ftp://x.example/",
        "tanpa skema",
        "https://" + "x" * 1001 + ".example",
    ):
        assert "link" in refused(lambda to=link: hand_in(house, None, link=to, document="PG-08.1")).errors


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<html>", "unknown_type"),
        (b"MZ\x90\0", "unknown_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown_type"),
        (b"%PDF-1.7 terpotong", "broken"),
        (b"%PDF-1.7 trailer << /Encrypt 1 0 R >> %%EOF", "encrypted"),
        (b"\xff\xd8\xff\xe0 terpotong", "broken"),
        (b"PK\x03\x04 terpotong", "broken"),
        (office("docx", word__vbaProject__bin=b"x").replace(b"vbaProject/bin", b"vbaProject.bin"), "macros"),
        (b"x" * (25 * 1024 * 1024 + 1), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_file_of_a_wrong_kind_is_refused_in_one_sentence_and_leaves_nothing(house, data, code):
    answer = refused(lambda: hand_in(house, data, document="PG-01.2"))
    assert answer.errors["file"][0] == code
    assert str(answer.errors["file"][1]).count(". ") == 0
    assert not EvidenceFile.objects.exists()
    assert list(store.every()) == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_documents_of_an_office_program_are_taken(house, kind):
    assert hand_in(house, office(kind), document="PG-01.2").file.mime.startswith("application/vnd.openxml")


@pytest.mark.parametrize(
    ("offer", "field"),
    [
        ({"document": "PG-02.1"}, "dated_on"),
        ({"document": "PG-02.1", "dated_on": date(2026, 9, 16)}, "dated_on"),
        ({"document": "PG-02.1", "dated_on": date(1026, 1, 1)}, "dated_on"),
        (
            {"document": "PG-02.1", "dated_on": date(2026, 3, 1), "confirmed_on": date(2026, 2, 1)},
            "confirmed_on",
        ),
        ({"document": "PG-77.1"}, "document"),
        ({"link": "https://x.example/"}, "file"),
        ({"year": 2025}, "year"),
        ({"year": 1999}, "year"),
        ({"year": 2027}, "year"),
    ],
)
def test_bad_input_is_told_by_field(house, offer, field):
    assert field in refused(lambda: hand_in(house, **offer)).errors
    assert not EvidenceFile.objects.exists()


def test_a_frozen_year_takes_nothing_any_more_and_keeps_what_it_has(house):
    first = hand_in(house, **DECREE).file
    freezing.freeze(house.agency.code, 2026, reason="Diterbitkan.", by=house.ombudsman, at=AT)
    by, acts = house.coordinator, EvidenceStep.objects.count()
    for act in (
        lambda: hand_in(house, document="PG-01.2"),
        lambda: filing.place(first.pk, document="PG-01.2", by=by, at=AT),
        lambda: filing.verify(first.pk, by=by, at=AT),
        lambda: filing.send_back(first.pk, note="Kurang jelas.", by=by, at=AT),
        lambda: filing.withdraw(first.pk, by=by, at=AT),
    ):
        answer = refused(act)
        assert (type(answer), answer.code) == (NotNow, "frozen")
    assert EvidenceStep.objects.count() == acts
    assert filing.opened(first.pk, by, AT).file.pk == first.pk


def test_who_may_what(house):
    row = hand_in(house, by=house.officer, **DECREE).file
    hand_in(house, b"%PDF-1.4 %%EOF", by=house.supervisor, document="PG-01.2")
    for who in (house.head, house.custodian, house.administrator):
        assert isinstance(refused(lambda w=who: hand_in(house, by=w, document="PG-01.2")), NotYours)
        assert isinstance(refused(lambda w=who: filing.opened(row.pk, w, AT)), NotYours)
    stranger = House().coordinator
    for who in (house.other_officer, stranger):
        assert isinstance(refused(lambda w=who: hand_in(house, by=w, document="PG-01.2")), NotVisible)
        assert isinstance(refused(lambda w=who: filing.opened(row.pk, w, AT)), NotVisible)
        assert isinstance(refused(lambda w=who: filing.verify(row.pk, by=w, at=AT)), NotVisible)
    assert isinstance(refused(lambda: hand_in(house, by=house.ombudsman, document="PG-01.2")), NotYours)
    for who in (house.officer, house.supervisor, house.ombudsman):
        assert isinstance(refused(lambda w=who: filing.verify(row.pk, by=w, at=AT)), NotYours)
    assert isinstance(
        refused(lambda: filing.send_back(row.pk, note="Salah.", by=house.officer, at=AT)), NotYours
    )
    assert isinstance(refused(lambda: filing.withdraw(row.pk, by=house.ombudsman, at=AT)), NotYours)


def test_the_room_of_a_unit_has_an_end(house, settings):
    settings.EVIDENCE = {"files": 1, "mb": 1000}
    hand_in(house, document="PG-01.2")
    assert isinstance(refused(lambda: hand_in(house, document="PG-09.1")), Full)
    settings.EVIDENCE = {"files": 9, "mb": 0}
    assert refused(lambda: hand_in(house, document="PG-09.1")).code == "evidence_bytes_full"


def test_a_file_that_the_scanner_has_not_seen_is_withheld_until_it_has(house, settings, monkeypatch):
    settings.CLAMD, said = "tcp://127.0.0.1:9", [Verdict.PENDING]
    monkeypatch.setattr(scanner, "verdict", lambda *_data, **_how: said[-1])
    row = hand_in(house, **DECREE).file
    assert refused(lambda: filing.opened(row.pk, house.officer, AT)).code == "not_scanned"
    assert refused(lambda: filing.verify(row.pk, by=house.coordinator, at=AT)).code == "not_scanned"
    said.append(Verdict.CLEAN)
    assert filing.opened(row.pk, house.officer, AT).scanned
    said.append(Verdict.INFECTED)
    assert filing.opened(row.pk, house.officer, AT).scanned  # asked once
    assert "file" in refused(lambda: hand_in(house, document="PG-01.2")).errors
    said.append(Verdict.PENDING)
    late = hand_in(house, document="PG-01.2").file
    said.append(Verdict.INFECTED)
    assert refused(lambda: filing.opened(late.pk, house.officer, AT)).code == "infected"
    assert state(house, "PG-01.2") == State.MISSING


def test_rows_are_only_added_and_the_doctor_tells_of_a_changed_file(house):
    row = hand_in(house, **DECREE).file
    for sql in (
        "UPDATE compliance_evidencefile SET name = 'x'",
        "DELETE FROM compliance_evidencestep",
        "TRUNCATE compliance_evidencestep",
    ):
        with (
            pytest.raises((InternalError, ProgrammingError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
    assert list(checking.paths()) == [row.path]
    at = clock.now()
    assert list(checkup.files(at)) == []
    store.drop(row.path)
    assert list(checkup.files(at)) == [f"file {row.path} is missing"]
