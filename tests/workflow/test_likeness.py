"""Nearness of texts: the same cases give the same answer, and what is nearer counts for more."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from workflow.management.commands import measure_suggestions as measuring
from workflow.reading import likeness
from workflow.reading.likeness import Index, Past, Text

KEY = b"a key of thirty-two bytes for us"
WORD = st.sampled_from(
    ["antrean", "loket", "dokter", "obat", "ktp", "blangko", "akta", "sekolah", "guru", "seragam"]
)
TEXT = st.builds(
    Text,
    st.lists(WORD, max_size=4).map(" ".join),
    st.lists(WORD, max_size=12).map(" ".join),
    st.sampled_from(["", "a", "b"]),
)
CASES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["ordinary", "supervisory"]), TEXT), max_size=25
).map(lambda rows: [Past(pk, *row) for pk, row in enumerate(rows, 1)])


@given(CASES, TEXT)
def test_shares_add_up_cosines_lie_between_nothing_and_one_and_nothing_depends_on_chance(past, text):
    index = likeness.build(past, KEY)
    found = likeness.guess(index, text, KEY)
    assert found == likeness.guess(likeness.build(past, KEY), text, KEY)
    assert found == likeness.guess(Index.of(index.plain()), text, KEY)
    for guesses in (found.units, found.classes):
        assert not guesses or sum(guess.share for guess in guesses) == pytest.approx(1)
        assert sum(guess.like for guess in guesses) == len(found.nearest) <= likeness.NEAREST
        assert [guess.share for guess in guesses] == sorted((guess.share for guess in guesses), reverse=True)
    assert all(0 < cosine <= 1.001 for _key, cosine in found.nearest)
    said = set(likeness.words(f"{text.subject} {text.description}"))
    assert all(set(guess.words) <= said for guess in found.units)


@given(CASES, TEXT, st.data())
def test_a_case_that_is_left_out_is_as_if_it_were_not_asked(past, text, data):
    hidden = set(data.draw(st.lists(st.integers(1, 25))))
    found = likeness.guess(likeness.build(past, KEY), text, KEY, without=hidden)
    assert not hidden & {key for key, _cosine in found.nearest}


@given(TEXT, st.dictionaries(st.integers(1, 9), TEXT, max_size=6))
def test_a_text_is_most_like_itself(text, others):
    found = likeness.alike(text, {**others, 99: text}, KEY)
    assert [cosine for _key, cosine, _words in found] == sorted(
        (cosine for _k, cosine, _w in found), reverse=True
    )
    itself = next(cosine for key, cosine, _words in found if key == 99)
    assert itself == pytest.approx(1 if text.subject or text.description else 0, abs=0.01)


def test_a_word_of_one_case_alone_is_not_kept_and_no_word_stands_in_clear():
    past = [
        Past(1, "a", "ordinary", Text("Bu Ratna", "menolak berkas")),
        Past(2, "a", "ordinary", Text("berkas", "menolak")),
    ]
    kept = likeness.build(
        [
            *past,
            Past(3, "b", "ordinary", Text("hujan", "jalan")),
            Past(4, "b", "ordinary", Text("banjir", "")),
        ],
        KEY,
    ).plain()
    assert len(kept["words"]) == 2
    assert "ratna" not in str(kept)
    assert "berkas" not in str(kept)


def test_endings_and_accents_do_not_part_words():
    assert likeness.words("Antreannya, pelayanannya; bacakan é bukukan") == [
        "antrean",
        "pelayanan",
        "baca",
        "buku",
    ]


def test_on_the_los_angeles_register_the_kind_of_request_tells_the_unit_and_its_district_hardly():
    """As measured with a fifth of it; the whole: docs/adr/0034."""
    path = Path(settings.ROOT) / "data/register_la311_2017.csv"
    by_kind, by_district = (measuring.of_register(path, kind=kind)[::12] for kind in (True, False))
    often = measuring.always(by_kind)
    units, _classes = measuring.measured(by_kind)
    assert units.first / units.n > 0.97
    assert units.three / units.n > 0.99
    assert often.first / often.n < 0.8
    units, _classes = measuring.measured(by_district)
    assert units.three / units.n > units.first / units.n > 0.5
