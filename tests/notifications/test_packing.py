"""What was promised and said is packed as the difference to a frame and read again as it was, or not at all."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications import packing
from notifications.packing import Body, Kind, Record, Unreadable

DOMAIN = "tuntas.example"
LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
LINES = [
    "",
    "<p>",
    "</p>",
    "Salam,",
    "\1",
    "\1\x20\x21",
    "<td>Jumat, 13 Maret 2026</td>",
    "Pengaduan SRG-2026-000001",
]
TEXT = st.lists(st.sampled_from(LINES) | st.text(LETTERS, max_size=20), max_size=30).map("\n".join)
BODY = st.builds(Body, TEXT, TEXT)
FACTS = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
SUBJECT = st.text(LETTERS, max_size=40)
UUIDS = st.uuids().map(str)
IDS = st.builds("<{}@{}>".format, UUIDS | UUIDS.map(str.upper), st.sampled_from([DOMAIN, "lama.example"]))
SEALS = st.none() | st.binary(min_size=16, max_size=16).map(bytes.hex) | st.just("Z" * 32)
RECORDS = st.builds(Record, FACTS, SUBJECT, st.none() | IDS | st.just("<1@x>"), SEALS)


def kind(facts: dict[str, Any], subject: str, body: Body) -> Kind:
    return packing.kind(packing.frame(facts, subject, DOMAIN, body))


KINDS = st.builds(kind, FACTS, SUBJECT, BODY)


@given(RECORDS, BODY, KINDS)
def test_what_was_promised_and_said_is_read_again_to_the_byte(promised: Record, said: Body, of: Kind) -> None:
    packed, body = packing.pack(promised, said, of)
    read = packing.read_record(packed, of)
    assert (read.facts, read.subject) == (promised.facts, promised.subject)
    assert packing.read_body(body, of, packing.content(packed, of)) == said
    assert packing.holds(packed) == (read.message_id is not None, read.seal is not None)
    assert read.message_id in (None, promised.message_id)
    assert read.seal in (None, promised.seal)
    assert packing.read_message_id(packed, of) == read.message_id


@given(FACTS, SUBJECT, UUIDS, KINDS, st.binary(min_size=16, max_size=16).map(bytes.hex))
def test_a_record_takes_a_seal_and_leaves_the_rest(
    facts: dict[str, Any], subject: str, name: str, of: Kind, seal: str
) -> None:
    promised = Record(facts, subject, f"<{name}@{DOMAIN}>", None)
    once = packing.resealed(packing.record(promised, of), seal)
    assert packing.read_record(once, of) == promised._replace(seal=seal)
    assert packing.resealed(once, seal) == once == packing.record(promised._replace(seal=seal), of)


def _flipped(packed: bytes, at: int) -> bytes:
    """With the lowest bit of that byte turned over. Not of the last, whose bits may be none of the stream."""
    return packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]


@given(RECORDS, BODY, KINDS, st.data())
def test_bytes_that_were_changed_are_another_name_or_seal_or_refused(
    promised: Record, said: Body, of: Kind, data: st.DataObject
) -> None:
    packed, body = packing.pack(promised, said, of)
    at = data.draw(st.integers(0, len(body) - 2))
    with pytest.raises(Unreadable):
        packing.read_body(_flipped(body, at), of, packing.content(packed, of))
    at = data.draw(st.integers(0, len(packed) - 2))
    try:
        read = packing.read_record(_flipped(packed, at), of)
    except Unreadable:
        return
    assert read != packing.read_record(packed, of)
    assert (read.facts, read.subject) == (promised.facts, promised.subject)


@given(RECORDS, BODY, KINDS, KINDS)
def test_with_another_frame_nothing_is_read_as_something_else(
    promised: Record, said: Body, of: Kind, other: Kind
) -> None:
    packed, body = packing.pack(promised, said, of)
    if other.head != of.head:
        with pytest.raises(Unreadable):
            packing.content(packed, other)
    elif other.words != of.words:
        with pytest.raises(Unreadable):
            packing.read_body(body, other, packing.content(packed, of))


@pytest.mark.parametrize("packed", [b"", b"\4abcd", b"\1short", b"\2short", b"\3" + b"x" * 20, b"\0abc"])
def test_what_is_no_record_is_refused(packed: bytes) -> None:
    of = kind({}, "", Body("", ""))
    with pytest.raises(Unreadable):
        packing.read_record(packed, of)
    with pytest.raises(Unreadable):
        packing.read_body(packed, of)


def test_a_frame_of_before_records_is_none() -> None:
    with pytest.raises(Unreadable):
        packing.kind(b"text\0html")


def test_a_mail_that_differs_in_a_line_costs_little_of_its_own() -> None:
    lines = [f"<tr><td>Baris {n} dari surat yang panjang sekali</td></tr>" for n in range(120)]
    first = Body("\n".join(lines), "\n".join(lines))
    of = kind({"duties": [{"kind": "settle", "due_on": "2026-03-13"}]}, "Pengaduan SRG-2026-000001", first)
    lines[60] = "<tr><td>Selasa, 17 Maret 2026</td></tr>"
    said = Body("\n".join(lines), "\n".join(lines))
    promised = Record(
        {"duties": [{"kind": "settle", "due_on": "2026-03-17"}]},
        "Pengaduan SRG-2026-000002",
        f"<{UUID(int=7)}@{DOMAIN}>",
        "0f" * 16,
    )
    packed, body = packing.pack(promised, said, of)
    assert len(packed) < 70
    assert len(body) < 70
