"""Drafts of staff: what one types is kept for oneself, given back with what happened since, and gone once it is sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from tests.factories import SCAN, Case, House
from tests.web.test_held import TEXT
from tests.web.test_staff import ago, deed_of, form, signed_in
from workflow import clock
from workflow.models import DraftedAct
from workflow.verbs import conversation, half_written

pytestmark = pytest.mark.django_db


def investigated() -> Case:
    return House().file(ago(5)).dispatched(ago(4)).begun(ago(3))


def typed(case: Case, **more: Any) -> dict[str, Any]:
    return {**form(case, "answer", outcome="partly", reasons=TEXT), **more}


def kept(case: Case, client: Client) -> Any:
    return client.post(deed_of(case, "answer"), {**typed(case), "draft": "1"}, headers={"X-Draft": "1"})


def test_what_is_typed_is_given_back_to_its_writer_alone_and_nothing_happens_by_it():
    case = investigated()
    mine = signed_in(case.house.officer)
    seq = case.row.last_seq
    assert (kept(case, mine).content.decode(), case.row.last_seq) == ("Draf tersimpan.", seq)
    page = mine.get(deed_of(case, "answer")).content.decode()
    assert f">\n{escape(TEXT)}</textarea>" in page
    assert 'value="partly"' in page.split("checked")[0].rsplit("<input", 1)[1]
    theirs = signed_in(case.house.officer2).get(deed_of(case, "answer")).content.decode()
    assert escape(TEXT) not in theirs
    assert "Seorang rekan sedang menulis" in theirs
    assert "rekan" not in signed_in(case.house.officer2).get(deed_of(case, "note")).content.decode()
    assert "rekan" in kept(case, signed_in(case.house.officer2)).content.decode()


def test_that_files_must_be_chosen_again_is_said_only_where_some_were():
    case = investigated()
    client, again = signed_in(case.house.officer), "Lampiran perlu dipilih kembali."
    kept(case, client)
    assert again not in client.get(deed_of(case, "answer")).content.decode()
    letter = {**typed(case), "insert": "1", "letter": "0"}
    assert again not in client.post(deed_of(case, "answer"), letter).content.decode()
    with_file = {**typed(case), "draft": "1", "files_chosen": "1"}
    client.post(deed_of(case, "answer"), with_file, headers={"X-Draft": "1"})
    assert again in client.get(deed_of(case, "answer")).content.decode()
    kept(case, client)
    assert again not in client.get(deed_of(case, "answer")).content.decode()
    sent = {**typed(case), "draft": "1", "file": SimpleUploadedFile("bukti.png", SCAN)}
    assert again in client.post(deed_of(case, "answer"), sent, follow=True).content.decode()


def test_the_database_alone_yields_no_word_of_a_draft_and_another_s_row_opens_nothing():
    case = investigated()
    kept(case, signed_in(case.house.officer))
    row = DraftedAct.objects.get()
    assert "hormat" not in str(vars(row))
    DraftedAct.objects.update(user=case.house.officer2.user)
    page = signed_in(case.house.officer2).get(deed_of(case, "answer")).content.decode()
    assert escape(TEXT) not in page


def test_without_a_script_the_button_keeps_it_and_the_act_erases_it():
    case = investigated()
    client = signed_in(case.house.officer)
    answer = client.post(deed_of(case, "answer"), {**typed(case, outcome=""), "draft": "1"}, follow=True)
    assert "Draf tersimpan." in answer.content.decode()
    assert f">\n{escape(TEXT)}</textarea>" in answer.content.decode()
    assert client.post(deed_of(case, "answer"), typed(case)).status_code == 302
    assert (case.row.state, DraftedAct.objects.count()) == ("answered", 0)


def test_emptying_the_form_erases_the_draft_and_a_refusal_keeps_it():
    case = investigated()
    client = signed_in(case.house.officer)
    kept(case, client)
    assert client.post(deed_of(case, "answer"), typed(case, version=99)).status_code == 409
    assert DraftedAct.objects.count() == 1
    empty = form(case, "answer", reasons=" ", draft="1")
    client.post(deed_of(case, "answer"), empty, headers={"X-Draft": "1"})
    assert DraftedAct.objects.count() == 0


def test_what_others_did_meanwhile_stands_above_the_text_that_is_kept():
    case = investigated()
    client = signed_in(case.house.officer)
    kept(case, client)
    conversation.send_message(case.pk, text="Ini kuitansinya.", by=case.complainant, at=clock.now())
    page = client.get(deed_of(case, "answer")).content.decode()
    assert "Yang terjadi sementara itu:" in page
    assert escape(TEXT) in page
    old = typed(case)
    case.do(
        "reclassify", clock.now(), case.house.supervisor, classification="supervisory", reasons="Pungutan."
    )
    refused = client.post(deed_of(case, "answer"), old)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Klasifikasi" in page.split("Yang terjadi sementara itu:")[1].split("</ul>")[0]
    assert escape(TEXT) in page


def test_a_draft_of_what_is_no_longer_possible_is_shown_to_be_copied():
    case = investigated()
    client = signed_in(case.house.officer)
    kept(case, client)
    case.answered(clock.now())
    page = client.get(deed_of(case, "answer")).content.decode()
    assert "tidak lagi dapat dilakukan" in page
    assert escape("sudah kami periksa") in page


def test_drafts_are_forgotten_after_the_days_that_were_set(settings: Any):
    settings.KEEP_DRAFT_DAYS = 3
    case = investigated()
    kept(case, signed_in(case.house.officer))
    at = clock.now()
    assert half_written.forget_old(at=at + timedelta(days=2)) == 0
    assert half_written.forget_old(at=at + timedelta(days=4)) == 1
    assert not DraftedAct.objects.exists()


def test_who_does_not_see_the_case_keeps_nothing_of_it():
    case = investigated()
    assert kept(case, signed_in(case.house.other_officer)).status_code == 404
    assert Client().post(deed_of(case, "answer"), {**typed(case), "draft": "1"}).status_code == 302
    assert not DraftedAct.objects.exists()
