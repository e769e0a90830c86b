"""The doctor finds what is broken, and is silent about a sound database."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from accounts.actors import Origin, clock
from complaints.models import Attachment, Complaint, Statement
from config.checkup import CHECKS
from tests.factories import House, when
from workflow import clock as official
from workflow.models import Duty
from workflow.sweep import sweeps
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(settings, tmp_path):
    """A house whose cases have been through every way back, with files of its own."""
    settings.MEDIA_ROOT = tmp_path
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-02").do("request_completion", "2026-03-04", house.coordinator, missing="Foto KTP").do(
        "complete", "2026-03-20", addition="Terlampir"
    ).dispatched("2026-03-24", classification="information").do(
        "transfer", "2026-03-26", house.coordinator, unit=house.other_unit, reasons="Bukan unit ini"
    )
    house.file("2026-03-02").do(
        "reject", "2026-03-03", house.coordinator, ground="abusive", reasons="Kasar"
    ).do("appeal", "2026-03-10", reasons="Tidak kasar").do(
        "dispatch", "2026-03-12", house.coordinator2, unit=house.unit, classification="ordinary"
    )
    contested = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    contested.do("contest", "2026-03-10", reasons="Belum selesai").answered("2026-03-16", house.officer2)
    sweeps.act(contested.pk, by=clock(origin=Origin.DEMO), at=when("2026-05-04"))
    return house


def findings(name):
    return list(CHECKS[name](official.now()))


def test_a_sound_database_gets_a_clean_bill(house):
    broken = {name: findings(name) for name in CHECKS if findings(name)}
    assert broken == {}


def test_a_moved_date_is_found(house):
    duty = Duty.objects.filter(kind="settle").first()
    Duty.objects.filter(pk=duty.pk).update(due_on=duty.due_on + timedelta(days=1))
    assert "settle of round 1: due_on" in findings("duties")[0]


def test_t24_an_answer_without_its_handling_time_is_found(house):
    answered = Complaint.objects.filter(answered_at__isnull=False).first()
    Complaint.objects.filter(pk=answered.pk).update(first_answered_on=None)
    assert findings("answers") == [f"{answered.reference}: was answered and has no handling time"]


def test_an_agency_without_a_law_or_a_calendar_is_found(house):
    type(house.agency).objects.filter(pk=house.agency.pk).update(law="xx", calendar="yy")
    assert [finding.split(": ")[1][:15] for finding in findings("places")] == [
        "there is no law",
        "there is no cal",
    ]


def test_t25_counting_every_duty_anew_from_events_gives_what_is_stored_and_finds_a_ghost(house):
    assert findings("duties") == []
    ghost = Duty.objects.filter(kind="verify").order_by("pk").first()
    ghost.pk, ghost.round = None, 2
    ghost.save(force_insert=True)
    assert findings("duties") == [
        f"{ghost.complaint.reference}: verify of round 2: row is present, rebuilt None"
    ]


def test_a_duty_that_vanished_is_found(house):
    Duty.objects.filter(kind="verify").order_by("pk").first().delete()
    assert "verify" in findings("duties")[0]


def test_a_case_out_of_its_place_in_the_lists_is_found(house):
    case = Complaint.objects.first()
    Complaint.objects.filter(pk=case.pk).update(next_due_at=when("2031-01-01"))
    assert case.reference in findings("running duties")[0]


def test_a_turn_that_no_clock_hands_on_is_found(house):
    case = Complaint.objects.first()
    Complaint.objects.filter(pk=case.pk).update(handed_until=when("2031-01-01"))
    assert findings("running duties")[0].startswith(f"{case.reference}: its turn is handed on until 2031")


def test_a_place_in_the_queue_that_no_event_tells_of_is_found(house):
    case = Complaint.objects.first()
    Complaint.objects.filter(pk=case.pk).update(turned_at=when("2026-03-03"))
    assert findings("running duties")[0].startswith(f"{case.reference}: stands in the queue since 2026-03-03")


def test_a_message_that_no_event_tells_of_is_found_and_one_that_the_row_forgot(house):
    case = Complaint.objects.first()
    Complaint.objects.filter(pk=case.pk).update(wrote_at=when("2026-03-03"))
    assert findings("running duties")[0].startswith(f"{case.reference}: was written to at 2026-03-03")
    Complaint.objects.filter(pk=case.pk).update(wrote_at=None)
    assert findings("running duties") == []
    writer = House().file("2026-03-02")
    conversation.send_message(writer.pk, text="Sudah ada kabar?", by=writer.complainant, at=official.now())
    assert findings("running duties") == []
    case = Complaint.objects.get(pk=writer.pk)
    Complaint.objects.filter(pk=case.pk).update(wrote_at=None)
    assert findings("running duties")[0].startswith(f"{case.reference}: was written to at None")


def test_a_changed_word_is_found_and_an_erased_one_is_not(house):
    description, subject = Statement.objects.filter(kind__in=["description", "subject"]).order_by("kind")[:2]
    Statement.objects.filter(pk=subject.pk).update(body="", salt=b"")
    assert findings("statements") == []
    Statement.objects.filter(pk=description.pk).update(body="Bukan kata-kata saya")
    assert findings("statements") == [f"statement {description.pk}: is not the text that its event recorded"]


def test_a_file_that_is_gone_is_found(house):
    case = Complaint.objects.first()
    Attachment.objects.create(
        complaint=case,
        kind="pdf",
        mime="application/pdf",
        path="aa/gone.pdf",
        size=1,
        sha256="",
        at=case.last_at,
    )
    assert findings("files") == ["file aa/gone.pdf is missing"]


def test_the_exit_status_tells(house, capsys):
    call_command("doctor")
    Duty.objects.filter(kind="verify").update(due_on=None, due_at=None)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", only="duties")
    assert ended.value.code == 1
    assert "BROKEN  duties" in capsys.readouterr().out
