"""The complainant's case page: what stands there, what may be done, what is refused."""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from PIL import Image

from complaints.lifecycle import State
from complaints.models import Attachment, Statement
from complaints.references import new_reference
from law import counting
from tests.factories import Case, House, when
from tests.workflow.paths import CLOCK
from web import door
from workflow import clock
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def page_of(case: Case) -> str:
    return reverse("web:case", args=[case.row.reference])


def opened(client: Client, case: Case) -> Client:
    answer = client.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    assert answer.status_code == 302
    return client


def answered() -> Case:
    now = clock.now()
    case = House().file(now - timedelta(days=5)).dispatched(now - timedelta(days=4))  # type: ignore[arg-type]  # an instant will do
    return case.begun(now - timedelta(days=3)).answered(now - timedelta(days=2))  # type: ignore[arg-type]


def form(case: Case, verb: str, **fields: Any) -> dict[str, Any]:
    return {"do": verb, "version": case.row.version, "key": door.new_key(), **fields}


def verbs_on(page: str) -> set[str]:
    return set(re.findall(r'name="do" value="(\w+)"', page))


def picture() -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(data, "PNG")
    return SimpleUploadedFile("../../pontang.png", data.getvalue(), "image/png")


def test_without_the_code_a_case_is_as_if_it_were_not_there(client: Client):
    def seen(reference: str) -> tuple[int, str]:
        answer = client.get(reverse("web:case", args=[reference]))
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
        return answer.status_code, page.replace(reference, "")

    nowhere = new_reference()
    assert seen(House().file().row.reference) == seen(nowhere)
    assert seen(nowhere)[0] == 404


def test_a_mistyped_code_is_told_and_a_wrong_one_is_not_found(client: Client):
    house = House()
    case, other = house.file(), house.file()
    code = case.access_code
    slip = ("1" if code[0] != "1" else "2") + code[1:]
    told = client.post("/lacak/", {"reference": case.row.reference, "code": slip})
    assert told.status_code == 400
    assert "salah ketik pada kode ini" in told.content.decode()
    wrong = client.post("/lacak/", {"reference": case.row.reference, "code": other.access_code})
    assert wrong.status_code == 404
    assert "Pengaduan tidak ditemukan" in wrong.content.decode()


def test_opening_a_case_gives_the_session_a_new_key(client: Client):
    client.get("/lacak/")
    client.session.save()
    before = client.session.session_key
    opened(client, House().file())
    assert client.session.session_key != before


def test_the_page_says_how_it_stands_and_by_when_and_offers_exactly_the_allowed_verbs(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    page = opened(client, case).get(page_of(case)).content.decode()
    assert "Pengaduan Anda sudah diterima" in page
    assert "Verifikasi: paling lambat" in " ".join(page.split())
    assert verbs_on(page) == {"withdraw", "message", "attach"}


def test_after_the_end_a_promised_remedy_s_date_is_not_read_as_the_end_of_reopening(client: Client):
    now = clock.now()
    case = House().file(now - timedelta(days=9)).dispatched(now - timedelta(days=8))
    case.begun(now - timedelta(days=7))
    promised = now.date() + timedelta(days=50)
    case.answered(now - timedelta(days=6), remedy="Loket ditambah.", remedy_due_on=promised)
    case.do("accept", now - timedelta(days=5), rating=4)
    page = " ".join(opened(client, case).get(page_of(case)).content.decode().split())
    until = date_format(
        counting.local_date(now - timedelta(days=5), "Asia/Jakarta") + timedelta(days=30), "j F Y"
    )
    assert f"sampai {until}, pengaduan dapat dibuka kembali satu kali." in page
    assert f": paling lambat {date_format(promised, 'j F Y')} (" in page


def test_a_way_back_that_is_over_says_until_when_it_was_there(client: Client):
    now = clock.now()
    case = House().file(now - timedelta(days=60)).dispatched(now - timedelta(days=59))
    case.begun(now - timedelta(days=58)).answered(now - timedelta(days=57))
    case.do("accept", now - timedelta(days=56), rating=4)
    page = opened(client, case).get(page_of(case)).content.decode()
    assert "Waktu untuk membukanya kembali, 30 hari kalender sejak selesai, berakhir pada" in page
    assert "dapat dibuka kembali satu kali" not in page


def test_the_ombudsman_s_words_are_signed_by_the_ombudsman(client: Client):
    case = House().file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    case.do("escalate", "2026-03-05", case.house.coordinator, reasons="Mohon diperiksa.")
    case.do(
        "remand",
        "2026-03-06",
        case.house.ombudsman,
        corrective_action="Layani hari ini.",
        due_on=date(2026, 3, 20),
    )
    conversation.send_message(case.pk, text="Kami menunggu.", by=case.house.ombudsman, at=when("2026-03-07"))
    opened(client, case)
    entries = client.get(page_of(case)).context["reading"].entries
    signed = {entry.event: entry.actor for entry in entries}
    assert (signed["remanded"], signed["message_sent"], signed["dispatched"]) == (
        "Ombudsman",
        "Ombudsman",
        case.house.agency.name,
    )


def test_an_answer_stands_out_and_may_be_accepted(client: Client):
    case = answered()
    opened(client, case)
    page = client.get(page_of(case)).content.decode()
    assert "Loket kini dibuka dua." in page
    assert verbs_on(page) == {"accept", "contest", "message", "attach"}
    done = client.post(page_of(case), form(case, "accept", rating="4", comment=""))
    assert done.status_code == 302
    assert (case.row.state, case.row.rating) == (State.CLOSED, 4)


def test_the_same_click_twice_contests_once(client: Client):
    case = answered()
    opened(client, case)
    said = form(case, "contest", reasons="Loketnya masih satu.")
    assert [client.post(page_of(case), said).status_code for _ in range(2)] == [302, 302]
    assert case.row.contests == 1
    assert Statement.objects.filter(complaint=case.pk, body="Loketnya masih satu.").count() == 1


def test_a_stale_page_keeps_the_text_and_shows_the_case_as_it_is(client: Client):
    case = answered()
    opened(client, case)
    said = form(case, "contest", reasons="Loketnya masih satu.", version=case.row.version - 1)
    answer = client.post(page_of(case), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "sudah berubah sejak Anda membukanya" in page
    assert "Loketnya masih satu." in page
    assert f'name="version" value="{case.row.version}"' in page


def test_a_verb_that_is_over_keeps_the_text_to_be_copied(client: Client):
    case = answered().do("accept", clock.now(), rating=3)
    opened(client, case)
    answer = client.post(page_of(case), form(case, "contest", reasons="Loketnya masih satu."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Loketnya masih satu." in page
    assert "contest" not in verbs_on(page)


def test_a_verb_of_staff_is_refused_here(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    opened(client, case)
    answer = client.post(page_of(case), form(case, "reject", ground="abusive", reasons="Tidak boleh."))
    assert answer.status_code == 403
    assert case.row.state == State.RECEIVED


def test_an_unknown_deed_does_nothing(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    assert opened(client, case).post(page_of(case), {"do": "delete"}).status_code == 400


@pytest.mark.parametrize("fields", [{"rating": "6"}, {"rating": ""}, {"rating": "2", "version": "x"}])
def test_a_rating_outside_its_scale_is_told_at_its_field(client: Client, fields: dict[str, str]):
    case = answered()
    answer = opened(client, case).post(page_of(case), form(case, "accept", comment="Cukup.", **fields))
    assert answer.status_code == 400
    assert "Cukup." in answer.content.decode()
    assert case.row.state == State.ANSWERED


def test_a_message_with_a_picture_is_kept_without_its_name_and_served_as_a_download(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    opened(client, case)
    sent = client.post(page_of(case), form(case, "message", message="Ini fotonya.", file=picture()))
    assert sent.status_code == 302
    kept = Attachment.objects.get()
    assert kept.message is not None
    address = reverse("web:attachment", args=[case.row.reference, kept.pk])
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "pontang" not in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Client().get(address).status_code == 404
    other = House().file()
    crossed = reverse("web:attachment", args=[other.row.reference, kept.pk])
    assert opened(client, other).get(crossed).status_code == 404


def test_a_file_that_is_no_picture_leaves_no_message_behind(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    html = SimpleUploadedFile("foto.jpg", b"<html>", "image/jpeg")
    answer = opened(client, case).post(
        page_of(case), form(case, "message", message="Ini fotonya.", file=html)
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Hanya gambar JPEG" in page
    assert "Ini fotonya." in page
    assert not Statement.objects.filter(body="Ini fotonya.").exists()


def test_a_huge_upload_is_refused_before_it_is_read(client: Client):
    case = House().file(clock.now() - timedelta(days=1))
    answer = opened(client, case).post(
        page_of(case), form(case, "attach"), CONTENT_LENGTH=str(door.MOST_READ + 1)
    )
    assert answer.status_code == 413


def test_the_receipt_on_paper_never_holds_the_code_and_a_stranger_gets_none(client: Client):
    case = House().file()
    address = reverse("web:receipt-pdf", args=[case.row.reference])
    assert client.get(address).status_code == 404
    answer = opened(client, case).get(address)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_the_page_asks_the_database_at_most_twelve_times(client: Client, django_assert_max_num_queries: Any):
    case = answered()
    address = page_of(case)
    opened(client, case).get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_leaving_closes_the_case_on_this_device(client: Client):
    case = House().file()
    opened(client, case)
    client.post("/keluar/")
    assert client.get(page_of(case)).status_code == 404


def test_private_pages_are_kept_by_no_cache_and_hold_no_inline_script_or_style(client: Client):
    case = answered()
    answer = opened(client, case).get(page_of(case))
    page = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert not re.search(r"<script(?! src=)|<style| style=| on\w+=", page)
    assert escape("Loket kini dibuka dua.") in page


def test_a_case_that_ended_in_silence_is_rated_once_until_the_day_that_its_page_names(client: Client):
    now = clock.now()
    case = House().file(now - timedelta(days=60)).dispatched(now - timedelta(days=59))
    case.begun(now - timedelta(days=58)).answered(now - timedelta(days=30)).do("deem_accepted", now, CLOCK)
    ended = counting.local_date(case.row.ended_at, "Asia/Jakarta")
    until = date_format(ended + timedelta(days=30), "j F Y")
    page = " ".join(opened(client, case).get(page_of(case)).content.decode().split())
    assert f"Anda dapat menilai penanganannya sampai {until}." in page
    assert f"Hanya sekali, sampai {until}. Pengaduan tetap selesai." in page
    wrong = client.post(page_of(case), form(case, "rate", rating="", comment="Tidak dijawab."))
    assert (wrong.status_code, "Tidak dijawab." in wrong.content.decode()) == (400, True)
    assert client.post(page_of(case), form(case, "rate", rating="1", comment="")).status_code == 302
    page = client.get(page_of(case)).content.decode()
    assert "Anda menilai penanganannya 1 dari 4." in page
    assert (case.row.rating, "rate" in verbs_on(page), "menilai penanganannya sampai" in page) == (
        1,
        False,
        False,
    )
