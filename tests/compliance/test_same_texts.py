"""Texts that nearly repeat an earlier one are found, and no others."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from compliance import same_texts

WORDS = [f"kata{n}" for n in range(400)]
TEXTS = st.lists(st.text(alphabet="abcd  ", max_size=60), max_size=12)


def text(random: Random, length: int = 60) -> str:
    return " ".join(random.choice(WORDS) for _word in range(length))


@given(TEXTS)
def test_what_is_found_quickly_is_what_comparing_all_finds(texts):
    sets = [same_texts.runs(one) for one in texts]
    firsts: list[int] = []
    expected = []
    for place, one in enumerate(sets):
        if any(same_texts.alike(one, sets[other]) for other in firsts):
            expected.append(place)
        else:
            firsts.append(place)
    assert same_texts.repeated(texts) == expected


def test_case_punctuation_and_a_changed_name_hide_nothing():
    random = Random(1)
    body = text(random)
    changed = body.replace(" ", ",  ", 3).upper() + " Bapak Budi"
    assert same_texts.repeated([text(random), body, changed, text(random)]) == [2]


def test_a_shared_greeting_is_no_repetition():
    random = Random(2)
    greeting = text(random, 20)
    assert same_texts.repeated([f"{greeting} {text(random, 40)}" for _one in range(30)]) == []


def test_empty_texts_are_alike_to_nothing():
    assert same_texts.repeated(["", "", "...", "satu", "satu"]) == [4]
