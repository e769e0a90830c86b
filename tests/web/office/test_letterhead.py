"""The picture on an agency's letterhead: who puts it there, what becomes of it, and that it stands on its letters."""

import io
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import AgencyLogo, OfficeChange
from complaints.files import logos as files
from tests.complaints.pdfs import a_pdf
from tests.factories import SCAN, House
from tests.files import a_logo
from tests.web.test_staff import ago, deed_of, form, signed_in
from web import door

pytestmark = pytest.mark.django_db


def page_of(house: House) -> str:
    return f"/kelola/instansi/{house.agency.code}/kop-surat/"


def picture_of(house: House) -> str:
    return f"/instansi/{house.agency.code}/lambang.png"


def put(house: House, data: bytes, who: str = "coordinator") -> Any:
    sent = {"key": door.new_key(), "do": "put", "logo": SimpleUploadedFile("lambang.png", data)}
    return signed_in(getattr(house, who)).post(page_of(house), sent)


def pictures_in(paper: bytes) -> int:
    page = pypdfium2.PdfDocument(paper)[0]
    return sum(1 for each in page.get_objects() if each.type == 3)


def test_a_picture_is_drawn_anew_small_and_stands_on_letters_and_their_preview():
    house = House(letterhead="Jalan Veteran 1")
    case = house.file(ago(5)).dispatched(ago(4)).begun(ago(3)).answered(ago(2))
    seq = case.row.events.get(name="answered").seq
    letter = f"/petugas/kasus/{case.row.reference}/surat/{seq}.pdf"
    officer = signed_in(house.officer)
    assert pictures_in(officer.get(letter).content) == 0
    assert put(house, a_logo(3000, 1200)).status_code == 302
    row = AgencyLogo.objects.get()
    kept = Image.open(io.BytesIO(bytes(row.picture)))
    assert (kept.format, kept.size) == ("PNG", (row.width, row.height))
    assert kept.width <= files.WIDEST
    assert kept.height <= files.HIGHEST
    assert len(row.picture) <= files.MOST_BYTES
    assert b"Kenari" not in bytes(row.picture)
    assert pictures_in(officer.get(letter).content) == 1
    shown = officer.get(picture_of(house))
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    client = signed_in(house.coordinator)
    assert picture_of(house) in client.get(page_of(house)).content.decode()
    assert pictures_in(client.get(f"{page_of(house)}contoh.pdf").content) == 1
    waiting = house.file(ago(1))
    words = {"ground": "other_body", "reasons": "Wewenang PLN.", "other_body": "PLN", "referral": "Padam."}
    looked = client.post(deed_of(waiting, "reject"), form(waiting, "reject", look="1", **words))
    assert picture_of(house) in looked.content.decode()
    assert OfficeChange.objects.filter(what="agency_changed", facts={"columns": ["logo"]}).count() == 1


def test_a_picture_of_many_colours_is_kept_small_and_a_new_one_takes_the_place_of_the_old():
    house = House()
    noise = Image.effect_noise((900, 450), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG")
    put(house, a_logo())
    first = bytes(AgencyLogo.objects.get().picture)
    assert put(house, out.getvalue()).status_code == 302
    row = AgencyLogo.objects.get()
    assert bytes(row.picture) != first
    assert len(row.picture) <= files.MOST_BYTES


@pytest.mark.processes
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (a_pdf(), "Hanya gambar"),
        (b"GIF89a", "Hanya gambar"),
        (b"", "Berkas kosong"),
        (SCAN, "terlalu kecil"),
        (a_logo()[:200], "rusak"),
        (b"\x89PNG\r\n\x1a\n" + bytes(3 * 1024 * 1024), "terlalu besar"),
    ],
)
def test_what_is_no_picture_for_a_letter_is_refused_with_its_reason(data: bytes, said: str):
    house = House()
    refused = put(house, data)
    assert refused.status_code in (400, 413)
    assert said in refused.content.decode() or "lebih besar dari 2 MB" in refused.content.decode()
    assert not AgencyLogo.objects.exists()


def test_who_looks_after_the_agency_puts_it_up_and_takes_it_away_and_nobody_else():
    house, other = House(), House()
    assert put(house, a_logo(), "administrator").status_code == 302
    for who in ("officer", "supervisor", "head", "ombudsman"):
        assert put(house, a_logo(), who).status_code == 403
    foreign = signed_in(other.coordinator)
    sent = {"key": door.new_key(), "do": "remove"}
    assert foreign.get(page_of(house)).status_code == foreign.post(page_of(house), sent).status_code == 404
    assert foreign.get(f"{page_of(house)}contoh.pdf").status_code == 404
    assert Client().get(page_of(house)).status_code == Client().get(picture_of(house)).status_code == 302
    assert foreign.get(picture_of(other)).status_code == 404
    assert AgencyLogo.objects.count() == 1
    assert signed_in(house.coordinator).post(page_of(house), sent).status_code == 302
    assert not AgencyLogo.objects.exists()
    assert signed_in(house.coordinator).get(picture_of(house)).status_code == 404
