"""The clocks on the case pages: how an end came about, what waits for a second person, and the forms of it all."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.formats import date_format

from accounts import actors
from accounts.actors import Actor, Origin
from complaints.codes import Channel
from law.codes import Classification
from notifications.models import Message
from tests.api.conftest import Speaker
from tests.factories import Case, House, when
from tests.web.test_own_case import opened
from tests.web.test_own_case import page_of as own_page_of
from tests.web.test_staff import deed_of, form, page_of, signed_in, verbs_on
from workflow import clock
from workflow.sweep import sweeps
from workflow.verbs import conversation, duplicates

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def ago(**parts: int) -> Any:
    return clock.now() - timedelta(**parts)


def fresh(house: House, **changes: Any) -> Case:
    return house.file(ago(days=4), **changes).dispatched(ago(days=3)).begun(ago(days=2))


def seen(by: Actor, case: Case) -> str:
    """The text of the page, one space between words."""
    answer = signed_in(by).get(page_of(case))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def did(by: Actor, case: Case, verb: str, **fields: Any) -> Any:
    answer = signed_in(by).post(page_of(case), form(case, verb, **fields))
    assert answer.status_code == 302, re.findall(r'class="error">.*?</p>', answer.content.decode(), re.DOTALL)
    return answer


def day(case: Case, field: str = "due_on") -> str:
    return date_format(getattr(case.row.duties.get(kind="settle"), field), "j F Y")


def test_an_extension_shows_the_end_before_it_to_both_and_the_complainant_may_contest_it(client: Client):
    house = House()
    case = fresh(house)
    before = day(case)
    assert "extend" not in verbs_on(signed_in(house.officer).get(page_of(case)).content.decode())
    did(house.supervisor, case, "extend", days="5", reasons="Dua saksi belum hadir.")
    own = opened(client, case)
    theirs = " ".join(re.sub(r"<[^>]+>", " ", own.get(own_page_of(case)).content.decode()).split())
    for page in (seen(house.officer, case), theirs):
        assert f"Semula {before}. Diperpanjang 5 hari kerja." in page
        assert day(case) in page
        assert "Dua saksi belum hadir." in page
    assert "contest_extension" in verbs_on(own.get(own_page_of(case)).content.decode())
    answer = own.post(own_page_of(case), form(case, "contest_extension", reasons="Sudah terlalu lama."))
    assert answer.status_code == 302
    assert "Perpanjangan disanggah pengadu." in seen(house.officer, case)


@pytest.mark.parametrize("days", ["0", "-1", "15", "367", "5.5", "lima", "", "9" * 30])
def test_an_extension_beyond_the_rule_comes_back_with_its_sentence_and_what_was_typed(days: str):
    house = House()
    case = fresh(house)
    client = signed_in(house.supervisor)
    answer = client.post(page_of(case), form(case, "extend", days=days, reasons="Dua saksi belum hadir."))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Dua saksi belum hadir." in page
    assert 'class="error"' in page
    assert case.row.duties.get(kind="settle").extensions == 0


def test_a_standstill_shows_since_when_until_when_and_ends_with_a_message_of_the_complainant(client: Client):
    house = House()
    case = fresh(house)
    frozen = day(case)
    did(house.officer, case, "suspend", reason="awaiting_complainant", reasons="Mohon kirim nomor antrean.")
    until = date_format(case.row.suspensions.get().resume_by_on, "j F Y")
    today = date_format(case.row.suspensions.get().from_on, "j F Y")
    sentence = f"Ditangguhkan sejak {today}, paling lama sampai {until}; sebelumnya berakhir {frozen}."
    assert sentence in seen(house.officer, case)
    own = opened(client, case)
    assert "Unit menunggu keterangan Anda" in own.get(own_page_of(case)).content.decode()
    assert own.post(own_page_of(case), form(case, "message", message="Nomor 17.")).status_code == 302
    assert "Unit menunggu keterangan Anda" not in own.get(own_page_of(case)).content.decode()
    assert day(case) == frozen
    assert case.row.duties.get(kind="settle").suspended_at is None


def test_the_clock_runs_again_by_one_button():
    house = House()
    case = fresh(house)
    did(house.officer, case, "suspend", reason="force_majeure", reasons="Kantor terendam banjir.")
    assert {"resume"} <= verbs_on(signed_in(house.officer).get(page_of(case)).content.decode())
    did(house.officer, case, "resume")
    assert case.row.duties.get(kind="settle").suspended_at is None


def test_only_reasons_that_the_rule_lists_can_be_chosen():
    house = House()
    case = fresh(house)
    answer = signed_in(house.officer).post(
        page_of(case), form(case, "suspend", reason="cuti", reasons="Libur panjang.")
    )
    assert answer.status_code == 400
    assert "Pilih salah satu." in answer.content.decode()


def test_a_class_that_waits_for_a_second_person_shows_to_both_with_what_each_may_do():
    house = House()
    case = fresh(house)
    did(house.officer, case, "reclassify", classification="supervisory", reasons="Ada dugaan pungutan.")
    for who in (house.officer, house.supervisor):
        page = seen(who, case)
        assert "Diusulkan: Berkadar pengawasan" in page or "Diusulkan: " in page
        assert "Ada dugaan pungutan." in page
    mine = verbs_on(signed_in(house.officer).get(page_of(case)).content.decode())
    theirs = verbs_on(signed_in(house.supervisor).get(page_of(case)).content.decode())
    assert {"drop_class", "agree_to_class", "reclassify"} & mine == {"drop_class"}
    assert {"drop_class", "agree_to_class", "reclassify"} & theirs == {"drop_class", "agree_to_class"}
    did(house.supervisor, case, "agree_to_class", classification="supervisory", reasons="Setuju.")
    assert (case.row.classification, case.row.proposed_classification) == ("supervisory", "")


def test_the_one_who_proposed_cannot_agree_and_may_drop_it():
    house = House()
    case = fresh(house)
    did(house.officer, case, "reclassify", classification="supervisory", reasons="Ada dugaan pungutan.")
    answer = signed_in(house.officer).post(
        page_of(case), form(case, "agree_to_class", classification="supervisory", reasons="Setuju.")
    )
    assert answer.status_code == 403
    assert case.row.classification == "ordinary"
    did(house.officer, case, "drop_class", classification="ordinary", reasons="Keliru.")
    assert (case.row.classification, case.row.proposed_classification) == ("ordinary", "")


def test_agreeing_to_what_was_dropped_meanwhile_is_no_error_of_ours():
    house = House()
    case = fresh(house)
    for classification in ("", "supervisory", "urgent"):
        fields = {"classification": classification, "reasons": "Setuju.", "version": 1}
        answer = signed_in(house.supervisor).post(page_of(case), {**form(case, "agree_to_class"), **fields})
        assert answer.status_code in (400, 409)
    assert case.row.classification == "ordinary"


def test_a_claimed_day_of_receipt_shows_what_is_missing_until_a_second_person_confirms():
    house = House()
    case = house.file(ago(days=1), channel=Channel.LETTER)
    claimed = case.row.received_on - timedelta(days=4)
    did(house.coordinator, case, "claim_receipt_date", received_on=claimed.isoformat(), reasons="Cap pos.")
    page = seen(house.coordinator, case)
    assert f"Menurut petugas diterima {date_format(claimed, 'j F Y')}" in page
    assert "Masih kurang: bukti penerimaan" in page
    assert "Masih kurang: pemastian oleh kepala unit atau koordinator lain" in page
    assert "confirm_receipt_date" not in verbs_on(
        signed_in(house.coordinator).get(page_of(case)).content.decode()
    )
    answer = signed_in(house.coordinator2).post(page_of(case), form(case, "confirm_receipt_date"))
    assert answer.status_code == 409
    assert "Lampirkan dahulu bukti" in answer.content.decode()
    case.evidenced(clock.now())
    assert "Masih kurang" not in seen(house.coordinator2, case)
    did(house.coordinator2, case, "confirm_receipt_date")
    assert case.row.received_on == claimed
    assert "Menunggu kepastian" not in seen(house.coordinator, case)
    assert "Sebenarnya diterima (dipastikan)" in seen(house.coordinator, case)


def test_a_shared_end_is_named_as_such():
    house = House()
    one, two = house.file(ago(days=9)), fresh(house)
    own = day(two)
    duplicates.link(two.pk, duplicate_of=one.row, reasons="Sama.", by=house.coordinator, at=clock.now())
    page = seen(house.officer, two)
    assert f"Mengikuti pengaduan ganda yang lebih awal; batas sendiri {own}." in page
    assert day(one) in page


def test_a_class_that_allows_neither_offers_neither():
    house = House()
    case = house.file(ago(days=1))
    case.dispatched(ago(hours=20), classification=Classification.ASPIRATION).begun(ago(hours=19))
    page = signed_in(house.supervisor).get(page_of(case)).content.decode()
    assert "suspend" not in verbs_on(page)
    assert "extend" in verbs_on(page)
    form = signed_in(house.supervisor).get(deed_of(case, "extend")).content.decode()
    assert 'max="5"' in form


def test_a_page_with_everything_pending_asks_the_database_a_bounded_number_of_times(
    django_assert_max_num_queries: Any,
    settings,
):
    settings.DEMO = False  # as in production, which asks nothing about the demo
    house = House()
    case = fresh(house, channel=Channel.LETTER)
    claimed = case.row.received_on - timedelta(days=4)
    did(house.officer, case, "claim_receipt_date", received_on=claimed.isoformat(), reasons="Cap pos.")
    did(house.officer, case, "suspend", reason="force_majeure", reasons="Kantor terendam banjir.")
    did(house.officer, case, "reclassify", classification="supervisory", reasons="Ada dugaan pungutan.")
    client = signed_in(house.coordinator)
    client.get(page_of(case))
    with django_assert_max_num_queries(19):
        client.get(page_of(case))


def test_a_reply_window_that_ended_unused_makes_nobody_late():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-10")
    sweeps.act(case.pk, by=actors.clock(origin=Origin.DEMO), at=when("2026-05-01"))
    text = seen(house.coordinator, case)
    assert "Berakhir tanpa tanggapan" in text
    assert "lewat batas" not in text


def test_a_question_stops_the_clock_in_one_act_with_one_mail_and_its_answer_lets_it_run():
    house = House()
    case = house.file(ago(days=3)).dispatched(ago(days=2)).begun(ago(hours=30))
    client, seq = signed_in(house.officer), case.row.last_seq
    assert "ask" in verbs_on(client.get(page_of(case)).content.decode())
    sent = Message.objects.filter(complaint=case.pk, identity__isnull=False).count()
    asked = form(case, "ask", question="Nomor antrean berapa?")
    looked = client.post(deed_of(case, "ask"), {**asked, "look": "1"})
    assert len(looked.context["attempt"].preview.mails) == 1
    assert client.post(deed_of(case, "ask"), asked).status_code == 302
    assert list(case.row.events.filter(seq__gt=seq).order_by("seq").values_list("name", flat=True)) == [
        "suspended",
        "message_sent",
    ]
    assert Message.objects.filter(complaint=case.pk, identity__isnull=False).count() == sent + 1
    assert case.row.suspensions.get(until_at=None).reason == "awaiting_complainant"
    page = client.get(page_of(case)).content.decode()
    assert "ask" not in verbs_on(page)
    assert "Nomor antrean berapa?" in page.split('id="pesan"')[1]
    conversation.send_message(case.pk, text="Nomor 17.", by=case.complainant, at=clock.now())
    assert not case.row.suspensions.filter(until_at=None).exists()


def test_a_question_stops_no_clock_where_the_rule_does_not_allow_it_and_then_nothing_is_asked():
    house = House()
    case = house.file(ago(days=1))
    case.dispatched(ago(hours=20), classification=Classification.ASPIRATION).begun(ago(hours=19))
    client, seq = signed_in(house.officer), case.row.last_seq
    assert "ask" not in verbs_on(client.get(page_of(case)).content.decode())
    refused = client.post(deed_of(case, "ask"), form(case, "ask", question="Nomor antrean berapa?"))
    assert (refused.status_code, case.row.last_seq) == (409, seq)
    assert "Nomor antrean berapa?" in refused.content.decode()
    told = Speaker(house.officer.user).verb(case.row.reference, "ask", question="Nomor antrean berapa?")
    assert told.status_code == 409
