import hmac
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.references import (
    ACCESS_CODE_BYTES,
    ALPHABET,
    REFERENCE_BYTES,
    BadAccessCode,
    BadCheckCharacter,
    BadReference,
    access_code_hash,
    new_access_code,
    new_reference,
    normalise,
    normalise_access_code,
    within,
)


def reference_of(random: bytes) -> str:
    return new_reference(lambda _: random)


def access_code_of(random: bytes) -> str:
    return new_access_code(lambda _: random)


references = st.binary(min_size=REFERENCE_BYTES, max_size=REFERENCE_BYTES).map(reference_of)
access_codes = st.binary(min_size=ACCESS_CODE_BYTES, max_size=ACCESS_CODE_BYTES).map(access_code_of)
KEY = b"k" * 32


def replaced(code: str, place: int, character: str) -> str:
    return code[:place] + character + code[place + 1 :]


def places(code: str) -> list[int]:
    """Where the characters that carry something stand: not the prefix, not the dashes."""
    start = 4 if code.startswith("TNT-") else 0
    return [place for place in range(start, len(code)) if code[place] != "-"]


def test_a_reference_reads_as_groups_of_four_and_a_check_character() -> None:
    assert re.fullmatch(r"TNT(-[0-9A-HJKMNP-TV-Z]{4}){2}-[0-9A-HJKMNP-TV-Z]", new_reference())


def test_an_access_code_reads_as_four_groups_of_four_and_a_check_character() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]", new_access_code())


@pytest.mark.parametrize(
    ("random", "reference"),
    [
        (bytes(5), "TNT-0000-0000-0"),
        (b"\0\0\0\0\1", "TNT-1000-0000-D"),
        (b"\x01\x23\x45\x67\x89", "TNT-9WSA-MH40-B"),
        (b"hello", "TNT-F3VR-PJ1D-2"),
        (b"\xff" * 5, "TNT-ZZZZ-ZZZZ-3"),
    ],
)
def test_the_references_of_these_bytes_stay_what_they_always_were(random: bytes, reference: str) -> None:
    """Worked out by tables of GF(32), not by this code: another field, weight, order or alphabet would turn away
    every number that people hold on paper."""
    assert reference_of(random) == reference
    assert normalise(reference) == reference


@pytest.mark.parametrize(
    ("random", "code"),
    [
        (bytes(10), "0000-0000-0000-0000-0"),
        (bytes(range(10)), "902E-03M0-4R04-G000-Z"),
        (b"\xff" * 10, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-M"),
    ],
)
def test_the_access_codes_of_these_bytes_stay_what_they_always_were(random: bytes, code: str) -> None:
    assert access_code_of(random) == code
    assert normalise_access_code(code) == code


@pytest.mark.parametrize(
    "code",
    [
        "0000-0000-0000-0000-0000-0000-0000",
        "GR3W-G6G1-BG2J-04W0-6818-G180-100G",
        "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZG",
    ],
)
def test_a_longer_access_code_of_an_earlier_version_is_known_and_its_mistakes_are_told(code: str) -> None:
    assert normalise_access_code(code.lower().replace("-", " ")) == code
    with pytest.raises(BadCheckCharacter):
        normalise_access_code(replaced(code, 0, "1"))
    for shorter in (code[:-1], code[:-5], code + "0"):
        with pytest.raises(BadAccessCode):
            normalise_access_code(shorter)


def test_the_alphabet_has_no_confusable_letters() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


def test_an_access_code_carries_80_bits() -> None:
    distinct = {access_code_of((1 << bit).to_bytes(ACCESS_CODE_BYTES, "big")) for bit in range(80)}
    assert len(distinct) == 80


def test_ten_thousand_references_show_no_order_and_no_repetition() -> None:
    drawn = [new_reference() for _ in range(10_000)]
    assert len(set(drawn)) == len(drawn)
    rising = sum(first < second for first, second in pairwise(drawn))
    assert 4_700 < rising < 5_300
    for place in places(drawn[0]):
        assert {reference[place] for reference in drawn} == set(ALPHABET)


@given(references)
def test_a_reference_is_its_own_normal_form(reference: str) -> None:
    assert normalise(reference) == reference


@given(access_codes)
def test_an_access_code_is_its_own_normal_form(code: str) -> None:
    assert normalise_access_code(code) == code


@given(references)
def test_every_single_wrong_character_of_a_reference_is_told(reference: str) -> None:
    for place in places(reference):
        for character in ALPHABET:
            if character != reference[place]:
                with pytest.raises(BadCheckCharacter):
                    normalise(replaced(reference, place, character))


@given(access_codes, st.data())
def test_every_single_wrong_character_of_an_access_code_is_told(code: str, data: st.DataObject) -> None:
    for place in places(code):
        character = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
        with pytest.raises(BadCheckCharacter):
            normalise_access_code(replaced(code, place, character))


@given(references)
def test_every_exchange_of_two_characters_of_a_reference_is_told(reference: str) -> None:
    for first in places(reference):
        for second in places(reference):
            if first < second and reference[first] != reference[second]:
                swapped = replaced(replaced(reference, first, reference[second]), second, reference[first])
                with pytest.raises(BadCheckCharacter):
                    normalise(swapped)


@given(access_codes)
def test_every_exchange_of_two_neighbours_of_an_access_code_is_told(code: str) -> None:
    for first, second in pairwise(places(code)):
        if code[first] != code[second]:
            swapped = replaced(replaced(code, first, code[second]), second, code[first])
            with pytest.raises(BadCheckCharacter):
                normalise_access_code(swapped)


@given(references, st.data())
def test_a_reference_is_known_however_it_is_typed(reference: str, data: st.DataObject) -> None:
    forms = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(forms.get(character, character + character.lower())))
        for character in reference
    )
    dash = data.draw(st.sampled_from(["", " ", "-", " - ", "\u2013"]))
    assert normalise(f" {typed.replace('-', dash)}\n") == reference


@given(references)
def test_the_prefix_may_be_left_out(reference: str) -> None:
    assert normalise(reference.removeprefix("TNT-")) == reference


@given(access_codes)
def test_an_access_code_is_known_in_lower_case_without_dashes(code: str) -> None:
    assert normalise_access_code(code.lower().replace("-", "")) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "TNT",
        "TNT-",
        "TNT-7K4M-2Q9X",
        "TNT-7K4M-2Q9X-CC",
        "ABC-7K4M-2Q9X-C",
        "TNT-7K4M-2Q9U-C",
        "TNT-7K4M-2Q9ß-C",
        "TNT-7K4M-2Q9ı-C",
        "TNT-7K4M-2Q9\0-C",
        "TNT-7K4M-2Q9\ud800-C",
        "TNT-7K4M-2Q9٣-C",
        "9" * 1_000_000,
        "' OR 1=1 --",
    ],
)
def test_what_has_not_the_form_of_a_reference_is_refused(text: str) -> None:
    with pytest.raises(BadReference):
        normalise(text)


@given(st.text(max_size=40))
def test_no_text_gives_anything_but_a_code_or_a_refusal(text: str) -> None:
    for read in (normalise, normalise_access_code):
        try:
            assert read(read(text)) == read(text)
        except (BadReference, BadAccessCode, BadCheckCharacter):
            continue


@pytest.mark.parametrize(
    "text",
    [
        "https://aduan.example/petugas/kasus/{}/?list=part%3Dmine",
        "Mohon kabar {} dan terima kasih",
        "nomor:{}.",
        "TNT-0000-0000-1 lalu {}",
    ],
)
def test_a_reference_is_found_in_a_link_and_in_a_sentence_however_it_is_spelled(text: str) -> None:
    reference = new_reference()
    for spelled in (
        reference,
        reference.lower(),
        reference.replace("-", "\u2013"),
        reference.replace("-", " "),
    ):
        assert within(text.format(spelled)) == reference
    assert within(text.format("")) == ""


@given(st.text(max_size=60))
def test_no_text_holds_anything_but_a_reference_or_nothing(text: str) -> None:
    found = within(text)
    assert not found or normalise(found) == found


def test_a_reference_is_no_access_code() -> None:
    with pytest.raises(BadAccessCode):
        normalise_access_code(new_reference())


@given(access_codes)
def test_the_hash_is_the_same_for_every_typed_form(code: str) -> None:
    kept = access_code_hash(code, KEY)
    assert kept == access_code_hash(code.lower().replace("-", " "), KEY)
    assert kept == hmac.new(KEY, code.encode(), "sha256").hexdigest()


def test_the_hash_depends_on_the_key_and_on_the_code() -> None:
    code = new_access_code()
    assert access_code_hash(code, KEY) != access_code_hash(code, b"other" * 8)
    assert access_code_hash(code, KEY) != access_code_hash(new_access_code(), KEY)
