"""The words on the pages of a PDF that fpdf2 wrote: its fonts are subsets, so each glyph is looked up."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\) Tj|\[(.*?)\] TJ", re.DOTALL)
ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(data: bytes) -> str:
    """All of them, in the order in which they were written, with single spaces."""
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    fonts = {
        int(name): _letters(objects, int(number))
        for body in objects.values()
        for name, number in re.findall(rb"/F(\d+) (\d+) 0 R", body)
    }
    pages = [_stream(body) for body in objects.values() if b"/Font" not in body and b"stream" in body]
    return " ".join(" ".join(_shown(page, fonts) for page in pages if b" Tf" in page).split())


def _letters(objects: dict[int, bytes], number: int) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
    assert found
    table = _stream(objects[int(found[1])])
    letters = {}
    for glyph, letter in re.findall(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\n", table):
        letters[int(glyph, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    return letters


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _shown(page: bytes, fonts: dict[int, dict[int, str]]) -> str:
    said, letters = [], {}
    for font, text, spaced in SHOWN.findall(page):
        if font:
            letters = fonts[int(font)]
            continue
        raw = ESCAPE.sub(lambda found: ESCAPED.get(found[1], found[1]), text or spaced)
        glyphs = [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw) - 1, 2)]
        said.append(
            "".join(letters.get(glyph, "") for glyph in glyphs)
        )  # of a letter drawn by two the first says it
    return " ".join(said)
