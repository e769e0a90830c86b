import zlib

import pytest

from complaints.attachments import MOST_PAGES, BadFile, CleanFile, clean


def a_pdf(pages: int = 1, *, trailer: str = "", count: int | None = None) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count or pages} >>",
    ]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    body = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1)
    )
    return (
        f"{body}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} {trailer}>>\nstartxref\n0\n%%EOF\n".encode()
    )


def a_pdf_with_object_stream(pages: int) -> bytes:
    packed = zlib.compress(b"<< /Type /Pages >> " + b"<</Type/Page/Parent 2 0 R>> " * pages)
    head = b"%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n"
    return head + packed + b"\r\nendstream\nendobj\nstartxref\n0\n%%EOF"


@pytest.mark.parametrize("data", [a_pdf(), a_pdf(3), a_pdf(MOST_PAGES), a_pdf_with_object_stream(7)])
def test_a_pdf_is_kept_as_it_is(data: bytes) -> None:
    assert clean(data) == CleanFile("pdf", "application/pdf", "pdf", data, None, None)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (a_pdf(trailer="/Encrypt 9 0 R "), "encrypted"),
        (a_pdf(trailer="/#45ncrypt 9 0 R "), "encrypted"),
        (a_pdf(trailer="/E#6Ecr#79pt 9 0 R "), "encrypted"),
        (a_pdf(10_000), "too_many_pages"),
        (a_pdf(MOST_PAGES + 1), "too_many_pages"),
        (a_pdf(1, count=10_000), "too_many_pages"),
        (a_pdf_with_object_stream(10_000), "too_many_pages"),
        (a_pdf()[:-100], "broken"),
        (b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF", "broken"),
        (b"%PDF-", "broken"),
        (b"%PDF-1.7 /ObjStm stream\n" * 200_000 + b"%%EOF", "broken"),
    ],
)
def test_a_pdf_that_cannot_be_read_by_everybody_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(BadFile) as caught:
        clean(data)
    assert caught.value.code.value == code
