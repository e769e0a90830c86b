"""Pictures stand on the page of a case, small; of a PDF its pages as they were drawn anew. Permission is asked each time."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from complaints.files import previews
from complaints.files.pages import Book
from tests.complaints.pdfs import a_pdf
from tests.factories import Case, House
from tests.web.test_staff import ago, page_of, signed_in
from workflow import clock
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db


def noisy(width: int, height: int, kind: str = "JPEG") -> bytes:
    """As hard to make small as a photo can be."""
    picture, out = Image.effect_noise((width, height), 90).convert("RGB"), BytesIO()
    picture.save(out, kind, quality=88)
    return out.getvalue()


def sized(data: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(data)) as picture:
        assert picture.format == "JPEG"
        return picture.size


def opened(case: Case) -> Client:
    client = Client()
    client.post("/lacak/", {"reference": case.row.reference, "code": case.access_code})
    return client


@pytest.mark.parametrize(("size", "kind"), [((2400, 1800), "JPEG"), ((900, 1300), "PNG"), ((20, 10), "WEBP")])
def test_a_picture_is_drawn_small_enough_for_a_page(size: tuple[int, int], kind: str):
    small = previews.of_picture(BytesIO(noisy(*size, kind)))
    assert len(small) <= previews.MOST_BYTES
    assert max(sized(small)) == min(max(size), max(sized(small)))
    assert sized(small)[0] / sized(small)[1] == pytest.approx(size[0] / size[1], rel=0.02)


def test_each_page_that_we_drew_is_found_in_its_pdf_and_no_other():
    book = Book()
    for colour in ("red", "green", "blue"):
        book.add(Image.new("RGB", (300, 400), colour))
    file = BytesIO(book.bound())
    dominant = []
    for number in (1, 2, 3):
        with Image.open(BytesIO(previews.of_page(file, number))) as picture:
            pixel = picture.convert("RGB").getpixel((10, 10))
            dominant.append(max(range(3), key=pixel.__getitem__))
    assert dominant == [0, 1, 2]
    for wrong in (0, 4, 10**9):
        with pytest.raises(previews.NoSuchPage):
            previews.of_page(file, wrong)
    for other in (b"", b"%PDF-1.4\nstartxref\n5\n%%EOF\n", a_pdf()):
        with pytest.raises(previews.NoSuchPage):
            previews.of_page(BytesIO(other), 1)


@pytest.mark.processes
def test_files_stand_on_the_page_for_whoever_sees_the_case_and_for_nobody_else(settings: Any, tmp_path: Any):
    settings.MEDIA_ROOT = tmp_path
    house = House()
    case = house.file(ago(5)).dispatched(ago(4))
    said = conversation.send_message(case.pk, text="Ini fotonya.", by=house.officer, at=clock.now())
    photo = conversation.attach(
        case.pk, data=noisy(800, 600), message=said.pk, by=house.officer, at=clock.now()
    )
    scan = conversation.attach(case.pk, data=a_pdf(), message=None, by=case.complainant, at=clock.now())
    office = f"/petugas/kasus/{case.row.reference}/lampiran"
    mine = f"/kasus/{case.row.reference}/lampiran"
    officer, complainant = signed_in(house.officer), opened(case)
    page = officer.get(page_of(case)).content.decode()
    assert f'src="{office}/{photo.pk}/lihat/1/"' in page.split('id="pesan"')[1].split("</section>")[0]
    for client, place in ((officer, office), (complainant, mine)):
        looked = client.get(f"{place}/{scan.pk}/lihat/")
        assert f'src="{place}/{scan.pk}/lihat/1/"' in looked.content.decode()
        for pk in (photo.pk, scan.pk):
            picture = client.get(f"{place}/{pk}/lihat/1/")
            assert sized(picture.content) != (0, 0)
            assert (picture["Content-Type"], picture["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
            assert "no-store" in picture["Cache-Control"]
            assert client.get(f"{place}/{pk}/lihat/2/").status_code == 404
    stranger = house.file(ago(1))
    for client, place, status in (
        (signed_in(house.other_officer), office, 404),
        (Client(), office, 302),
        (Client(), mine, 404),
        (opened(stranger), mine, 404),
        (officer, f"/petugas/kasus/{stranger.row.reference}/lampiran", 404),
    ):
        for path in ("lihat/", "lihat/1/"):
            assert client.get(f"{place}/{scan.pk}/{path}").status_code == status
    conversation_gone = officer.get(f"{office}/{scan.pk}/lihat/?dari=2")
    assert conversation_gone.status_code == 404
