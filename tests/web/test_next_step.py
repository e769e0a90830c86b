"""The complainant's page begins with the next step: whose turn, by when, and the one thing to do, answered in place."""

import re
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.formats import date_format
from PIL import Image

from complaints.lifecycle import State
from complaints.models import Attachment, Statement
from law.codes import DutyKind, SuspensionReason
from tests.factories import Case, House
from tests.web.test_own_case import form, opened, page_of
from workflow import clock
from workflow.verbs import conversation
from workflow.verbs.intake import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(colour: str) -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (40, 30), colour).save(data, "PNG")
    return SimpleUploadedFile("foto.png", data.getvalue(), "image/png")


def incomplete() -> Case:
    now = clock.now()
    case = House().file(now - timedelta(days=3))
    return case.do(
        "request_completion", now - timedelta(days=2), case.house.coordinator, missing="Salinan KTP."
    )


def words(client: Client, case: Case) -> str:
    return " ".join(client.get(page_of(case)).content.decode().split())


def test_while_completion_is_awaited_a_message_says_whether_it_is_that(client: Client):
    case = incomplete()
    opened(client, case)
    unsaid = client.post(page_of(case), form(case, "message", message="Ini salinannya."))
    assert unsaid.status_code == 400
    assert "Ini salinannya." in unsaid.content.decode()
    assert not Statement.objects.filter(kind="message").exists()
    said = form(case, "message", message="Masih saya cari.", completes="no")
    assert client.post(page_of(case), said).status_code == 302
    assert case.row.state == State.INCOMPLETE
    sent = form(case, "message", message="Ini.", completes="yes", file=[picture("teal"), picture("red")])
    assert client.post(page_of(case), sent).status_code == 302
    assert (case.row.state, Attachment.objects.count()) == (State.RECEIVED, 2)


def test_a_file_alone_completes_and_nothing_at_all_is_told(client: Client):
    case = incomplete()
    opened(client, case)
    empty = client.post(page_of(case), form(case, "complete", addition=" "))
    assert empty.status_code == 400
    assert "Tulis kelengkapannya atau pilih berkas." in empty.content.decode()
    done = client.post(page_of(case), form(case, "complete", addition="", file=picture("teal")))
    assert done.status_code == 302
    assert case.row.state == State.RECEIVED
    assert "Anda melengkapi berkas." in words(client, case)


def test_what_was_sent_before_is_declared_the_completion_by_one_button(client: Client):
    case = incomplete()
    conversation.send_message(case.pk, text="Ini salinannya.", by=case.complainant, at=clock.now())
    opened(client, case)
    assert "Anda sudah mengirim pesan atau berkas." in words(client, case)
    assert client.post(page_of(case), form(case, "complete", addition="")).status_code == 302
    assert case.row.state == State.RECEIVED


def test_more_files_than_a_form_takes_are_told_and_the_text_stays(client: Client):
    case = incomplete()
    opened(client, case)
    many = [picture("teal") for _ in range(11)]
    answer = client.post(page_of(case), form(case, "message", message="Semua.", completes="yes", file=many))
    page = answer.content.decode()
    assert (answer.status_code, "Semua." in page) == (400, True)
    assert "Paling banyak 10 berkas sekaligus; Anda memilih 11." in page


def test_a_question_of_the_office_is_the_next_step_and_answered_in_place(client: Client):
    now = clock.now()
    case = (
        House()
        .file(now - timedelta(days=3))
        .dispatched(now - timedelta(days=2))
        .begun(now - timedelta(days=2))
    )
    opened(client, case)
    assert f"giliran {case.house.unit.name}" in words(client, case)
    ask = "Loket nomor berapa?"
    conversation.send_message(case.pk, text=ask, by=case.house.officer, at=now - timedelta(days=1))
    page = words(client, case)
    assert "giliran Anda" in page
    assert page.index(ask) < page.index("Balas di sini") < page.index("Yang dapat Anda lakukan")
    assert page.count('name="do" value="message"') == 1
    client.post(page_of(case), form(case, "message", message="Loket dua."))
    assert "Balas di sini" not in words(client, case)


def test_a_clock_that_waits_for_the_complainant_says_until_when(client: Client):
    now = clock.now()
    case = (
        House()
        .file(now - timedelta(days=3))
        .dispatched(now - timedelta(days=2))
        .begun(now - timedelta(days=2))
    )
    reason = SuspensionReason.AWAITING_COMPLAINANT
    case.do(
        "suspend",
        now - timedelta(hours=1),
        case.house.officer,
        reason=reason,
        reasons="Perlu nomor loket.",
    )
    page = words(opened(client, case), case)
    assert page.index("giliran Anda") < page.index("Perlu nomor loket.") < page.index("Balas di sini")
    assert "Jangka waktu berhenti sampai Anda menulis, paling lama sampai" in page


def test_what_cannot_be_done_now_is_said_with_the_reason_and_the_day(client: Client):
    now = clock.now()
    case = House().file(now - timedelta(days=3)).dispatched(now - timedelta(days=2))
    first_answer = case.row.duties.filter(kind__in=[DutyKind.SETTLE, DutyKind.DECIDE]).order_by("due_on")[0]
    page = words(opened(client, case), case)
    assert "belum dapat diteruskan kepada Ombudsman" in page
    assert f"Dapat sejak {date_format(first_answer.due_on + timedelta(days=1), 'j F Y')}" in page  # type: ignore[operator]  # it has a date
    case.begun(now - timedelta(hours=9)).answered(now - timedelta(hours=8))
    assert "Sanggah dahulu jawabannya" in words(client, case)
    case.do("contest", now - timedelta(hours=7), reasons="Loketnya masih satu.")
    case.answered(now - timedelta(hours=6), by=case.house.officer2)
    page = words(client, case)
    assert "Jawaban hanya dapat disanggah sekali. Anda dapat meneruskan pengaduan kepada Ombudsman." in page
    assert "Anda menyanggah jawaban." in page


def test_where_the_office_is_late_the_one_thing_to_do_is_named_and_nobody_is_told_to_wait(client: Client):
    now = clock.now()

    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    case = House().file(ago(120)).dispatched(ago(119))
    opened(client, case)
    page = words(client, case)
    top = page.partition('class="now"')[2].partition("</section>")[0]
    assert 'href="#tindakan-escalate">Teruskan kepada Ombudsman</a>' in top
    assert "tidak perlu berbuat" not in top
    assert 'id="tindakan-escalate"' in page
    answered = House().file(ago(6)).dispatched(ago(5)).begun(ago(4)).answered(ago(2))
    opened(client, answered)
    assert "Masa tanggapan Anda: paling lambat" in words(client, answered)


def test_to_withdraw_stands_last_and_dates_but_the_next_are_folded(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    page = opened(client, case).get(page_of(case)).content.decode()
    assert page.index('id="jangka-waktu"') < page.index('id="tindakan-withdraw"')
    dates = page[page.index('id="jangka-waktu"') :]
    shown = dates[: dates.index("<details")]
    assert re.findall(r"<h3>(.*?)</h3>", shown) == ["Verifikasi"]


def test_the_answer_tells_by_when_its_promise_is_kept(client: Client):
    now = clock.now()
    case = (
        House()
        .file(now - timedelta(days=9))
        .dispatched(now - timedelta(days=8))
        .begun(now - timedelta(days=7))
    )
    due_on = now.date() + timedelta(days=20)
    case.answered(now - timedelta(days=2), remedy="Loket ditambah.", remedy_due_on=due_on)
    page = words(opened(client, case), case)
    answer = page[page.index('id="jawaban"') :]
    assert f"Dijanjikan paling lambat {date_format(due_on, 'j F Y')}." in answer[: answer.index("</section>")]


@pytest.mark.parametrize(("chosen", "kept"), [("no", False), ("yes", True)])
def test_whoever_goes_to_the_ombudsman_reads_what_goes_there_and_chooses_what_is_read(
    client: Client, chosen: str, kept: bool
):
    now = clock.now()
    case = House().file(now - timedelta(days=200)).dispatched(now - timedelta(days=199))
    case.begun(now - timedelta(days=198))
    opened(client, case)
    page = words(client, case)
    for told in ("Yang dikirim", "Yang tidak dapat dilakukannya", "Yang terjadi berikutnya"):
        assert told in page
    (yes,) = re.findall(r'<input[^>]*name="with_identity"[^>]*value="yes"[^>]*>', page)
    assert "checked" in yes
    sent = form(case, "escalate", reasons="Tidak dijawab.", with_identity=chosen)
    assert client.post(page_of(case), sent).status_code == 302
    assert case.row.identity_to_ombudsman is kept


def test_who_gave_no_mail_address_is_told_that_no_word_comes_by_phone(client: Client):
    case = House().file(person=Person("Siti Aminah", phone="0812 3456 7890"))
    opened(client, case)
    page = words(client, case)
    assert "kabar lewat SMS atau WhatsApp belum ada" in page
    assert 'href="/lacak/"' in page
    mailed = House().file()
    opened(client, mailed)
    assert "SMS" not in words(client, mailed)
