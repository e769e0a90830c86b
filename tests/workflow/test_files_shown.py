"""What readers get of a file: scanned where a scanner is set up, drawn anew, the original only with a reason."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from complaints.codes import IdentityKind
from complaints.files import apart, scanner
from complaints.files.scanner import Verdict
from complaints.models import Attachment
from tests.complaints.pdfs import CANARY, a_pdf, with_a_name_in_every_place
from tests.factories import SCAN, House, when
from tests.files import place
from workflow.errors import BadInput, Busy, NotNow, NotVisible, NotYours, Unavailable
from workflow.reading import files
from workflow.sweep import preparing
from workflow.verbs import conversation

pytestmark = [pytest.mark.django_db, pytest.mark.processes]
AT = when("2026-03-10")
LATER = when("2026-03-11")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def scans(settings, monkeypatch) -> dict[str, Verdict]:
    """A scanner that answers with `scans["says"]`."""
    settings.CLAMD = "tcp://127.0.0.1:1"
    said = {"says": Verdict.CLEAN}
    monkeypatch.setattr(scanner, "verdict", lambda data, **_how: said["says"])
    return said


def attach(case, data: bytes, by=None) -> Attachment:
    return conversation.attach(case.pk, data=data, message=None, by=by or case.complainant, at=AT)


def read(row: Attachment, at=AT) -> bytes:
    file, shown = files.opened(Attachment.objects.get(pk=row.pk), at=at)
    with file:
        data = file.read()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (shown.size, shown.sha256)
    return data


def test_readers_get_the_pages_of_a_pdf_and_the_event_tells_of_what_was_sent():
    case, sent = House().file(), with_a_name_in_every_place()
    row = attach(case, sent)
    assert CANARY.encode() not in read(row)
    assert place(row.path).read_bytes() == sent
    assert case.row.events.get(name="attached").facts["sha256"] == hashlib.sha256(sent).hexdigest()


def test_a_file_of_the_office_is_drawn_anew_too():
    house = House()
    assert CANARY.encode() not in read(attach(house.file(), with_a_name_in_every_place(), house.coordinator))


def test_a_picture_is_kept_once():
    row = attach(House().file(), SCAN)
    assert (row.has_original, row.shown_path) == (False, None)
    assert read(row) == place(row.path).read_bytes()


def as_of_an_earlier_release(data: bytes) -> Attachment:
    """A PDF stored before its pages were drawn anew."""
    row = attach(House().file(), a_pdf())
    place(row.shown_path or "").unlink()
    place(row.path).write_bytes(data)
    Attachment.objects.update(shown_path=None, shown_size=None, shown_sha256="", pages=None)
    return Attachment.objects.get(pk=row.pk)


def test_a_file_of_an_earlier_release_is_drawn_when_it_is_first_read():
    row = as_of_an_earlier_release(with_a_name_in_every_place())
    assert CANARY.encode() not in read(row)
    first = Attachment.objects.get(pk=row.pk).shown_path
    assert CANARY.encode() not in read(row)
    assert Attachment.objects.get(pk=row.pk).shown_path == first


def test_the_worker_draws_what_nobody_has_read():
    row = as_of_an_earlier_release(with_a_name_in_every_place())
    assert preparing.prepare_waiting(now=lambda: AT, seconds=60) == 1
    row.refresh_from_db()
    assert row.shown is not None
    assert preparing.prepare_waiting(now=lambda: LATER, seconds=60) == 0


def test_a_file_that_cannot_be_drawn_is_withheld_and_never_shown_as_it_was_sent():
    row = as_of_an_earlier_release(b"%PDF-1.4 " + CANARY.encode() + b" %%EOF")
    for _ in range(2):
        with pytest.raises(NotNow) as refusal:
            read(row)
        assert refusal.value.code == "file_unshowable"
    assert preparing.prepare_waiting(now=lambda: LATER, seconds=60) == 0


def test_a_file_that_breaks_its_worker_is_given_up_after_three_tries(monkeypatch):
    row = as_of_an_earlier_release(a_pdf())

    def killed(*_args, **_kwargs):
        raise SystemExit

    monkeypatch.setattr(apart, "pdf", killed)
    for day in range(1, 9):
        try:
            preparing.prepare_waiting(now=lambda day=day: when(f"2026-04-0{day}"), seconds=60)
        except SystemExit:
            continue
    row.refresh_from_db()
    assert (row.tries, row.fault) == (files.MOST_TRIES, Attachment.Standing.UNSHOWABLE)


def test_a_thick_pdf_waits_for_the_worker():
    row = attach(House().file(), a_pdf(apart.WHILE_THEY_WAIT.pages + 1))
    with pytest.raises(Busy) as refusal:
        read(row)
    assert refusal.value.code == "file_not_ready"
    preparing.prepare_waiting(now=lambda: LATER, seconds=60)
    assert read(row).startswith(b"%PDF-1.4")


def test_while_too_many_files_are_decoded_the_next_comes_again_soon(monkeypatch):
    case = House().file()
    row = as_of_an_earlier_release(a_pdf())
    busy = [apart._turn(None) for _ in range(apart.AT_ONCE)]
    monkeypatch.setattr(apart, "WHILE_THEY_WAIT", replace(apart.WHILE_THEY_WAIT, patience=0.05))
    for turn in busy:
        turn.__enter__()
    try:
        for act in (lambda: attach(case, a_pdf()), lambda: read(row)):
            with pytest.raises(Unavailable):
                act()
        assert attach(case, SCAN).pk
    finally:
        for turn in busy:
            turn.__exit__(None, None, None)
    assert attach(case, a_pdf()).pk
    assert read(row)


def test_the_scanner_refuses_what_is_infected(scans):
    scans["says"] = Verdict.INFECTED
    with pytest.raises(BadInput) as refusal:
        attach(House().file(), SCAN)
    assert refusal.value.code == "infected"
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("data", [SCAN, a_pdf()], ids=["picture", "pdf"])
def test_while_the_scanner_is_away_a_file_is_taken_and_not_read(scans, data):
    scans["says"] = Verdict.PENDING
    row = attach(House().file(), data)
    for at in (AT, LATER):
        with pytest.raises(Busy):
            read(row, at)
    preparing.prepare_waiting(now=lambda: LATER, seconds=60)
    with pytest.raises(Busy):
        read(row, LATER)
    scans["says"] = Verdict.CLEAN
    preparing.prepare_waiting(now=lambda: when("2026-03-12"), seconds=60)
    assert read(row, LATER)


def test_what_is_found_infected_later_is_withheld_from_everybody(scans):
    house = House()
    case = house.file()
    scans["says"] = Verdict.PENDING
    row = attach(case, a_pdf())
    scans["says"] = Verdict.INFECTED
    preparing.prepare_waiting(now=lambda: LATER, seconds=60)
    with pytest.raises(NotNow) as refusal:
        read(row)
    assert refusal.value.code == "file_infected"
    with pytest.raises(NotNow):
        original(case, row, house.coordinator)


def test_a_scanner_that_was_taken_away_keeps_no_file_waiting(scans, settings, monkeypatch):
    scans["says"] = Verdict.PENDING
    row = attach(House().file(), SCAN)
    monkeypatch.undo()
    settings.CLAMD = ""
    preparing.prepare_waiting(now=lambda: LATER, seconds=60)
    assert read(row)


def original(case, row, by, reasons="Diminta pengadilan.") -> Attachment:
    return conversation.read_original(case.pk, row.pk, reasons=reasons, by=by, at=AT)


def confidential(house: House, kind: IdentityKind = IdentityKind.CONFIDENTIAL):
    case = house.file(identity=kind, **({"person": None} if kind == IdentityKind.ANONYMOUS else {}))
    return case.dispatched("2026-03-03")


@pytest.mark.parametrize("kind", [IdentityKind.CONFIDENTIAL, IdentityKind.ANONYMOUS])
def test_the_unit_never_gets_the_original_of_a_case_whose_complainant_it_must_not_know(kind):
    house = House()
    case = confidential(house, kind)
    row = attach(case, a_pdf())
    for who in (house.officer, house.officer2, house.supervisor):
        with pytest.raises(NotYours):
            original(case, row, who)
    assert original(case, row, house.coordinator).pk == row.pk
    with pytest.raises(NotVisible):
        original(case, row, house.other_officer)


def test_whoever_reads_the_original_says_why_and_the_complainant_reads_it():
    house = House()
    case = house.file().dispatched("2026-03-03")
    row = attach(case, a_pdf())
    with pytest.raises(BadInput):
        original(case, row, house.officer, reasons=" ")
    original(case, row, house.officer)
    event = case.row.events.get(name="original_read")
    assert (event.actor, event.facts["attachment"]) == (house.officer.user, row.pk)
    assert case.row.statements.get(kind="reasons").body == "Diminta pengadilan."
    assert event.audience == "complainant"


def test_neither_the_complainant_nor_who_may_not_know_them_gets_the_original():
    house = House()
    case = house.file().dispatched("2026-03-03")
    row = attach(case, a_pdf())
    for who in (case.complainant, house.ombudsman, house.custodian):
        with pytest.raises(NotYours):
            original(case, row, who)
    with pytest.raises(NotNow):
        original(case, attach(case, SCAN), house.officer)


def test_the_figures_tell_what_cannot_be_read_and_what_was_found(scans, client):
    case = House().file()
    rows = [attach(case, SCAN) for _ in range(3)]
    Attachment.objects.filter(pk=rows[0].pk).update(scan="pending")
    Attachment.objects.filter(pk=rows[1].pk).update(fault="infected")
    told = client.get("/metrics").content.decode()
    for line in ('{standing="waiting"} 1.0', '{standing="infected"} 1.0', '{standing="lost"} 0.0'):
        assert f"tuntas_files_not_readable{line}" in told
    assert "tuntas_files_infected_total" in told
