"""PDFs for tests, written object by object."""

import zlib
from collections.abc import Mapping
from io import BytesIO

from fpdf import FPDF

CANARY = "KANARI-7f3a"


def a_pdf(
    pages: int = 1,
    *,
    trailer: str = "",
    count: int | None = None,
    more: Mapping[int, str] | None = None,
    root: str = "",
) -> bytes:
    """Empty pages. `more`: further objects by number, which `root` and `trailer` may name; pages begin at 3."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root}>>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages if count is None else count} >>",
        **{3 + page: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" for page in range(pages)},
        **(more or {}),
    }
    return _written(
        {number: text.encode("latin-1") for number, text in objects.items()}, f"/Root 1 0 R {trailer}"
    )


def _written(objects: Mapping[int, bytes], trailer: str) -> bytes:
    body, places = bytearray(b"%PDF-1.7\n"), {}
    for number, text in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    size = max(objects) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size)
    )
    end = f"trailer\n<< /Size {size} {trailer}>>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    return bytes(body) + b"xref\n0 %d\n%s" % (size, table) + end


def a_stream(said: str, body: bytes, *, packed: bool = False) -> str:
    body = zlib.compress(body) if packed else body
    filters = "/Filter /FlateDecode " if packed else ""
    return f"<< {said} {filters}/Length {len(body)} >>\nstream\n" + body.decode("latin-1") + "\nendstream"


def with_a_name_in_every_place(name: str = CANARY) -> bytes:
    """A PDF of one page that names somebody wherever a PDF can, except on the page."""
    utf16 = "<feff" + name.encode("utf-16-be").hex() + ">"
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{name}</dc:creator></x:xmpmeta>".encode()
    more = {
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 20 0 R /Annots [10 0 R 11 0 R] /AA << /O 12 0 R >> "
        f"/Resources << /Properties << /MC0 15 0 R >> >> /Metadata 4 0 R /PieceInfo << /App << /Private ({name}) >> >> >>",
        4: a_stream("/Type /Metadata /Subtype /XML", xmp),
        5: f"<< /Title ({name}) /Author {utf16} /Creator ({name}) /Keywords ({name}) /Company ({name}) >>",
        6: f"<< /S /JavaScript /JS (app.alert\\({name}\\)) >>",
        7: f"<< /Type /Filespec /F ({name}.txt) /UF {utf16} /EF << /F 8 0 R >> >>",
        8: a_stream("/Type /EmbeddedFile", name.encode() * 3, packed=True),
        9: "<< /Type /Outlines /First 13 0 R /Last 13 0 R /Count 5000 >>",
        10: f"<< /Type /Annot /Subtype /Text /Rect [1 1 2 2] /Contents ({name}) /T ({name}) /F 2 >>",
        11: f"<< /Type /Annot /Subtype /Link /Rect [1 1 2 2] /A << /S /URI /URI (http://{name}.example/) >> >>",
        12: f"<< /S /Launch /F ({name}.exe) >>",
        13: f"<< /Title ({name}) /Parent 9 0 R /A 12 0 R >>",
        14: f"<< /Fields [16 0 R] /XFA [({name}) 4 0 R] >>",
        15: f"<< /Type /OCG /Name ({name}) >>",
        16: f"<< /FT /Tx /T ({name}) /V ({name}) >>",
        20: a_stream("", f"/OC /MC0 BDC EMC % {name}\n".encode(), packed=True),
    }
    root = (
        "/Metadata 4 0 R /OpenAction 6 0 R /Outlines 9 0 R /AcroForm 14 0 R /AA << /WC 6 0 R >> "
        "/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> /JavaScript << /Names [(b) 6 0 R] >> >> "
        f"/OCProperties << /OCGs [15 0 R] /D << /OFF [15 0 R] >> >> /Lang ({name}) /PageLabels << /Nums [0 << /P ({name}) >>] >> "
    )
    whole = a_pdf(trailer="/Info 5 0 R ", more=more, root=root)
    return b"% " + name.encode() + b"\n" + whole + name.encode() + bytes(3_000)


def locked(*, user: str = "", owner: str = "pemilik") -> bytes:
    """A PDF with passwords."""
    book = FPDF()
    book.add_page()
    book.set_encryption(owner_password=owner, user_password=user)
    out = BytesIO()
    book.output(out)
    return out.getvalue()


def with_its_objects_packed(pages: int) -> bytes:
    """As newer programs write them: objects in a stream, and a stream in the place of the table of contents."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    inner = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids.encode(), pages),
    ]
    inner += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    heads, body = b"", b""
    for number, text in enumerate(inner, start=1):
        heads += b"%d %d " % (number, len(body))
        body += text + b" "
    count = len(inner)
    holder, table = count + 1, count + 2
    said = f"/Type /ObjStm /N {count} /First {len(heads)}"
    out = b"%PDF-1.7\n"
    at = {holder: len(out)}
    out += b"%d 0 obj\n%s\nendobj\n" % (holder, a_stream(said, heads + body, packed=True).encode("latin-1"))
    at[table] = len(out)
    rows = bytes([0, 0, 0, 0, 0, 0])
    rows += b"".join(bytes([2]) + holder.to_bytes(4, "big") + bytes([n % 256]) for n in range(count))
    rows += b"".join(bytes([1]) + at[n].to_bytes(4, "big") + bytes(1) for n in (holder, table))
    head = f"/Type /XRef /Size {table + 1} /W [1 4 1] /Root 1 0 R"
    out += b"%d 0 obj\n%s\nendobj\n" % (table, a_stream(head, rows, packed=True).encode("latin-1"))
    return out + b"startxref\n%d\n%%%%EOF\n" % at[table]


def told(data: bytes) -> bytes:
    """All that a PDF says: its bytes, and its packed streams inflated."""
    said, end = data, 0
    while (start := data.find(b"stream\n", end)) >= 0:
        end = max(data.find(b"endstream", start), start + 1)
        try:
            said += zlib.decompressobj().decompress(data[start + 7 : end])
        except zlib.error:
            continue
    return said
