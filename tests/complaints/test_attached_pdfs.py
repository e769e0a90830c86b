"""PDFs: which are taken, and that readers get their pages and nothing else of them."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageStat

from complaints.attachments import MOST_PAGES, BadFile, CleanFile, clean
from complaints.files import apart, pages
from complaints.files.apart import Measure
from tests.complaints.pdfs import (
    CANARY,
    a_pdf,
    a_stream,
    locked,
    told,
    with_a_name_in_every_place,
    with_its_objects_packed,
)

pytestmark = pytest.mark.processes
ROOT = Path(__file__).parents[2]
PEAKS = """
import django, re, resource, sys
django.setup()
from complaints.attachments import clean
print(clean(sys.stdin.buffer.read()).pages)
own = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, own)
"""
"""Pages of a file, and the most kilobytes that its child and its reader had. The reader's own `ru_maxrss` would be that of the process
which started it, where that had more."""
BOOKMARKS = {"root": "/Outlines 9 0 R ", "more": {9: "<< /Type /Outlines /Count 5000 >>"}}
TITLE = {"trailer": "/Info 9 0 R ", "more": {9: "<< /Title (Cara memakai /Encrypt) >>"}}
TAKEN = {
    "plain": (a_pdf(), 1),
    "of three pages": (a_pdf(3), 3),
    "whose objects are packed": (with_its_objects_packed(7), 7),
    "with a mark of byte order before it": (b"\xef\xbb\xbf" + a_pdf(), 1),
    "with an empty line before it": (b"\r\n" + a_pdf(), 1),
    "with a letter head of a mail gateway before it": (b"X-Gateway: ok\n" * 50 + a_pdf(), 1),
    "with padding after it": (a_pdf() + bytes(70_000), 1),
    "with blanks after it": (a_pdf() + b"\n " * 9_000, 1),
    "with thousands of bookmarks": (a_pdf(**BOOKMARKS), 1),  # type: ignore[arg-type]  # a table of options
    "with the word for a lock in its title": (a_pdf(**TITLE), 1),  # type: ignore[arg-type]
    "that only its owner's password protects": (locked(), 1),
}
REFUSED = {
    "locked with a password": (locked(user="rahasia"), "encrypted"),
    "of too many pages": (a_pdf(MOST_PAGES + 1), "too_many_pages"),
    "of 10,000 pages": (a_pdf(10_000), "too_many_pages"),
    "that claims 10,000 pages": (a_pdf(1, count=10_000), "too_many_pages"),
    "of too many pages, packed": (with_its_objects_packed(MOST_PAGES + 1), "too_many_pages"),
    "without pages": (a_pdf(0), "broken"),
    "cut off": (a_pdf()[:-100], "broken"),
    "that is a script": (b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF", "broken"),
    "of its first bytes": (b"%PDF-", "broken"),
    "of nonsense": (b"%PDF-1.7 /ObjStm stream\n" * 200_000 + b"%%EOF", "broken"),
}


@pytest.mark.parametrize(("data", "count"), TAKEN.values(), ids=TAKEN)
def test_a_pdf_is_kept_as_it_is_and_its_pages_are_drawn_anew(data: bytes, count: int) -> None:
    kept = clean(data)
    assert kept[:6] == ("pdf", "application/pdf", "pdf", data, None, None)
    assert kept.pages == count
    assert kept.shown is not None
    with pypdfium2.PdfDocument(kept.shown) as shown:
        assert len(shown) == count


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_that_cannot_be_read_by_everybody_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        clean(data)
    assert caught.value.code.value == code


def test_a_thick_pdf_is_taken_and_drawn_another_time() -> None:
    kept = clean(a_pdf(MOST_PAGES))
    assert (kept.pages, kept.shown) == (MOST_PAGES, None)


def test_a_name_in_any_place_of_a_pdf_is_in_none_of_what_is_shown() -> None:
    sent = with_a_name_in_every_place()
    assert told(sent).count(CANARY.encode()) > 20
    shown = clean(sent).shown
    assert shown is not None
    for trace in (CANARY.encode(), CANARY.encode("utf-16-be"), CANARY.encode().hex().encode()):
        assert trace.lower() not in told(shown).lower()
    for word in (
        b"/Info",
        b"/Metadata",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/URI",
        b"/Annot",
        b"/OCG",
        b"/EmbeddedFile",
    ):
        assert word not in shown
    assert b"/Outlines" not in shown
    assert b"/AcroForm" not in shown


def seen(kept: CleanFile, number: int = 0) -> Image.Image:
    assert kept.shown is not None
    with pypdfium2.PdfDocument(kept.shown) as shown:
        return shown[number].render(scale=1).to_pil().convert("L")


def test_the_pages_look_as_they_did_and_have_their_size() -> None:
    black = a_stream("", b"0 g 100 600 200 100 re f")
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 9 0 R >>"
    picture = seen(clean(a_pdf(more={3: page, 9: black})))
    assert picture.size == (595, 842)
    assert picture.getpixel((200, 842 - 650)) == 0
    assert picture.getpixel((50, 50)) == 255


def test_what_was_typed_into_a_form_is_on_the_page_and_a_hidden_layer_is_not() -> None:
    look = a_stream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", b"0 g 0 0 100 20 re f")
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nama) /V (x) /Rect [100 700 200 720] /AP << /N 10 0 R >> /F 4 >>"
    layer = a_stream("", b"/OC /L BDC 0 g 300 300 50 50 re f EMC")
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [9 0 R] /Contents 11 0 R "
        "/Resources << /Properties << /L 12 0 R >> >> >>"
    )
    data = a_pdf(
        more={3: page, 9: field, 10: look, 11: layer, 12: "<< /Type /OCG /Name (lapis) >>"},
        root="/AcroForm << /Fields [9 0 R] >> /OCProperties << /OCGs [12 0 R] /D << /OFF [12 0 R] >> >> ",
    )
    picture = seen(clean(data))
    assert picture.getpixel((150, 842 - 710)) == 0
    assert picture.getpixel((325, 842 - 325)) == 255


def test_a_page_as_large_as_a_house_is_drawn_no_larger_than_others() -> None:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] >>"
    shown = clean(a_pdf(more={3: page})).shown
    assert shown is not None
    width = re.search(rb"/Width (\d+)/Height", shown)
    assert width is not None
    assert pages.LONGEST - 1 <= int(width[1]) <= pages.LONGEST + 1


def test_a_page_that_asks_for_more_memory_than_there_is_gets_no_more_than_its_child_may_have() -> None:
    black = bytes(20_000)
    bomb = a_stream(
        "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        black * 50,
        packed=True,
    )
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 10 0 R "
        "/Resources << /XObject << /B 9 0 R >> >> >>"
    )
    data = a_pdf(more={3: page, 9: bomb, 10: a_stream("", b"595 0 0 842 0 0 cm /B Do")})
    alone = subprocess.run(  # what other tests started counts among the children of this process
        [sys.executable, "-c", PEAKS], input=data, stdout=subprocess.PIPE, check=True, cwd=ROOT
    )
    read, *peaks = map(int, alone.stdout.split())
    assert read == 1
    assert all(peak * 1024 < apart.MEMORY for peak in peaks)


def test_a_child_that_breaks_costs_its_file_and_nothing_else(tmp_path: Path, monkeypatch) -> None:
    child = tmp_path / "child.py"
    child.write_text("import os, sys; print('{\"pages\": 1}', flush=True); os.abort()")
    monkeypatch.setattr(apart, "CHILD", child)
    with pytest.raises(BadFile) as caught:
        clean(a_pdf())
    assert caught.value.code.value == "broken"
    child.write_text("raise SystemExit(1)")
    for data in (a_pdf(), a_scan(2)):
        with pytest.raises(BadFile):
            clean(data)


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch) -> None:
    child = tmp_path / "child.py"
    child.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(apart, "CHILD", child)
    monkeypatch.setattr(apart, "GRACE", 0.2)
    with pytest.raises(BadFile):
        apart.pdf(a_pdf(), Measure(pages=1, bytes=1, seconds=0))


def test_what_takes_too_long_or_too_many_bytes_is_left_for_another_time() -> None:
    circles = b"".join(b"%d %d m 9 9 9 600 600 9 c S " % (n % 595, n % 842) for n in range(100_000))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 9 0 R >>"
    slow = a_pdf(more={3: page, 9: a_stream("", circles * 4, packed=True)})
    drawn = apart.pdf(slow, Measure(pages=20, bytes=10**7, seconds=1))
    assert (drawn.pages, drawn.shown, drawn.out_of_time) == (1, None, True)
    fat = apart.pdf(a_pdf(5), Measure(pages=20, bytes=1_000, seconds=10))
    assert (fat.pages, fat.shown, fat.out_of_time, fat.failed) == (5, None, False, False)


def test_the_child_knows_no_secret_and_writes_no_file() -> None:
    code = "import os, resource; from complaints.files import child; child._limit({'memory': 2**30, 'seconds': 5}); "
    code += "print(resource.getrlimit(resource.RLIMIT_FSIZE)[0], resource.getrlimit(resource.RLIMIT_CORE)[0])"
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["0", "0"]


def a_scan(count: int) -> bytes:
    """A TIFF with the number of each of its pages as so many black bars."""
    scans = []
    for number in range(count):
        scan = Image.new("1", (400, 600), 1)
        for bar in range(number + 1):
            ImageDraw.Draw(scan).rectangle((20, 20 + 40 * bar, 380, 40 + 40 * bar), fill=0)
        scans.append(scan)
    out = BytesIO()
    scans[0].save(out, "TIFF", save_all=True, append_images=scans[1:], compression="group4", artist=CANARY)
    return out.getvalue()


def test_a_scan_of_several_pages_becomes_a_pdf_of_all_of_them_and_of_nothing_else() -> None:
    kept = clean(a_scan(3) + CANARY.encode())
    assert (kept.kind, kept.extension, kept.pages) == ("pdf", "pdf", 3)
    assert kept.shown is kept.data
    assert CANARY.encode() not in kept.data
    darkness = [255 - ImageStat.Stat(seen(kept, number)).mean[0] for number in range(3)]
    assert darkness[0] < darkness[1] < darkness[2]
