"""An answer with files: they stand with it, reach its complainant alone, and stay."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.codes import IdentityKind
from complaints.models import Attachment
from tests.complaints.pdfs import a_pdf
from tests.factories import SCAN, Case, House
from tests.web.test_looked_at import opened
from tests.web.test_staff import ago, deed_of, form, page_of, signed_in
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(settings: Any, tmp_path: Any) -> Case:
    settings.MEDIA_ROOT = tmp_path
    return House().file(ago(5)).dispatched(ago(4)).begun(ago(3))


def answer(case: Case, *files: bytes, **more: Any) -> Any:
    sent = [SimpleUploadedFile(f"{n}.bin", data) for n, data in enumerate(files)]
    fields = form(
        case, "answer", **{"outcome": "partly", "reasons": "Loket kini dibuka dua.", **more}, file=sent
    )
    return signed_in(case.house.officer).post(deed_of(case, "answer"), fields)


@pytest.mark.processes
def test_files_stand_with_the_answer_and_one_mail_tells_of_all(case: Case):
    assert answer(case, SCAN, a_pdf()).status_code == 302
    rows = list(case.row.attachments.order_by("pk"))
    assert [row.kind for row in rows] == ["image", "pdf"]
    told = case.row.notices.filter(identity__isnull=False).order_by("pk").values_list("notice", flat=True)
    assert list(told)[-1] == "answered"
    assert "message_received" not in told
    for page in (
        signed_in(case.house.officer).get(page_of(case)).content.decode(),
        opened(case).get(f"/kasus/{case.row.reference}/").content.decode(),
    ):
        shown = page.split('id="jawaban"')[1].split("</section>")[0]
        assert shown.count(f"/lampiran/{rows[0].pk}/") >= 1
        assert f"/lampiran/{rows[1].pk}/" in shown
        apart = page.split('id="lampiran"')[1].split("</section>")[0]
        assert f"/lampiran/{rows[0].pk}/" not in apart
        assert "Semua berkas ada pada pesan atau jawaban" in apart
    assert "withdraw_file" not in signed_in(case.house.officer).get(page_of(case)).content.decode()


def test_a_file_that_is_refused_leaves_the_case_unanswered_and_the_text_in_the_form(case: Case):
    refused = answer(case, SCAN, b"MZ\x90\x00 program")
    assert refused.status_code == 400
    assert "Hanya gambar JPEG" in refused.content.decode()
    assert "Loket kini dibuka dua." in refused.content.decode()
    assert (case.row.state, Attachment.objects.count()) == ("investigating", 0)


def test_complainants_of_linked_cases_get_the_words_and_none_of_the_files(case: Case):
    house = case.house
    other = house.file(ago(4), identity=IdentityKind.ANONYMOUS, person=None)
    duplicates.link(other.pk, duplicate_of=case.row, reasons="Sama.", by=house.coordinator, at=ago(2))
    page = signed_in(house.officer).get(deed_of(case, "answer")).content.decode()
    assert "1 pengadu lain" in page
    assert "Hanya sampai pada pengadu pertama." in page
    number = case.row.reference
    leaking = answer(case, SCAN, reasons=f"Pengaduan {number} benar.")
    assert leaking.status_code == 400
    assert "memuat nomor pengaduan pertama" in leaking.content.decode()
    assert answer(case, SCAN, for_others="Pengaduan Anda benar.").status_code == 302
    assert (case.row.attachments.count(), other.row.attachments.count()) == (1, 0)
    theirs = opened(other).get(f"/kasus/{other.row.reference}/").content.decode()
    assert "Pengaduan Anda benar." in theirs
    assert number not in theirs
    assert "Loket kini dibuka dua." not in theirs
