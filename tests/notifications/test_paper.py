"""Pages on paper: every letter that a person may type, and lines that end where the page does."""

import re
import unicodedata
from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notifications import glyphs, latin
from notifications.look import LEFT_MM, RIGHT_MM
from notifications.paper import FACES, NAME_LACKS, TEXT_LACKS, Paper
from tests.chance import examples
from tests.notifications.paper_words import words_of


def page(*texts: str) -> bytes:
    paper = Paper("id")
    for text in texts:
        paper.write_text(text, size=10.5)
    return bytes(paper.output())


def widest_mm(text: str) -> float:
    paper = Paper("id")
    paper.write_text(text, size=10.5)
    return max(paper.get_string_width(line) for line in paper._lines(text, paper.epw - 2 * paper.c_margin))


def test_letters_of_every_alphabet_of_the_font_are_written():
    said = "Siti Nurbaya, Łukasz, Ωμέγα, Иван, ½ → ●"
    assert words_of(page("Sebelum", said, "Sesudah")) == f"Sebelum {said} Sesudah"


PRINTED = {
    "Arabic": "عائشة بنت محمد",
    "Hebrew": "שרה",
    "Javanese": "ꦱꦶꦠꦶ",
    "Balinese": "ᬲᬶᬢᬶ",
    "Sundanese": "ᮞᮤᮒᮤ",
    "Bugis": "ᨔᨗᨈᨗ",
    "Thai": "สมชาย",
    "Jawi": "سيتي امينه",
    "Javanese with stacked letters": "ꦥꦿꦱꦼꦠꦾ",
    "Rejang": "ꤰꥇꤽ",
    "Tamil": "சீதா",
    "Hindi": "सीता",
    "Chinese": "王小明",
    "Japanese": "さくら",
    "emoji of a later day": "🫠🥹",
    "Batak": "ᯘᯪᯖᯪ",
    "Korean": "김철수",
    "Lao": "ສົມໄຊ",
    "Khmer": "សុខា",
    "Burmese": "မောင်မောင်",
    "Tibetan": "བསོད་ནམས",
    "Ethiopian": "አበበ",
}
"""In letters that take their form from their neighbours, stand above or below them, or run from the right."""
NAMES = {
    "Mongolian": "ᠮᠥᠩᠬᠡ",
    "Sinhala": "සිරිමා",
    "private letters": "\ue000\uf8ff",
}


def labelled(*lines: str, name: bool = False) -> str:
    paper = Paper("id")
    paper.labelled("Pengadu", lines, name=name)
    return words_of(bytes(paper.output()))


def read_by_others(data: bytes) -> str:
    """The words as another program reads them."""
    with pypdfium2.PdfDocument(data) as paper:
        return "\n".join(page.get_textpage().get_text_bounded() for page in paper)


@pytest.mark.parametrize("name", PRINTED.values(), ids=PRINTED)
def test_a_name_in_any_script_of_indonesia_is_printed_and_what_follows_it_too(name):
    paper = Paper("id")
    paper.labelled("Pengadu", (name, "Jalan Merdeka 1", f"Siti {name} binti Ali"), name=True)
    paper.write_text(f"Tentang {name}", size=18, bold=True)
    paper.write_text("Hanya huruf Latin", size=10)
    said = read_by_others(bytes(paper.output()))
    assert str(NAME_LACKS) not in said
    assert str(TEXT_LACKS) not in said
    for word in ("Pengadu", "Jalan Merdeka 1", "Siti", "binti Ali", "Tentang", "Hanya huruf Latin"):
        assert word in said
    for letter in set(name) - {" "}:
        assert said.count(letter) >= 3, letter


@pytest.mark.parametrize(
    "picture", ["👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d🚒", "🇮🇩", "👍🏽", "🏳\ufe0f\u200d🌈"]
)
def test_pictures_that_are_joined_are_printed_as_one(picture):
    """Also behind letters, and beside names in other scripts."""
    paper = Paper("id")
    paper._set_font_for(f"Siti {picture} བ சீதா", 10)
    alone = paper._width(picture.replace("\ufe0f", "")[0])
    said = glyphs.printable(f"Siti {picture}", FACES[""]).text
    assert paper._width(said) - paper._width("Siti ") < 1.5 * alone


def test_letters_are_shaped_and_not_set_one_by_one():
    """Joined or stacked, a word is narrower than its letters apart; and from the right, its first letter is the last."""
    paper = Paper("id")
    for word in (PRINTED["Arabic"].split()[0], PRINTED["Javanese with stacked letters"]):
        paper._set_font_for(word, 20)
        assert paper._width(word) < 0.95 * sum(paper._width(letter) for letter in word), word


def test_of_a_font_of_thousands_of_letters_a_paper_holds_those_that_it_shows():
    known = page("王小明") + page("王小明 林黛玉 🫠")
    assert len(known) < 60_000
    said = read_by_others(page("王小明", "林黛玉 सीता 🫠", "Hanya huruf Latin", "さくら"))
    assert said.split() == ["王小明", "林黛玉", "सीता", "🫠", "Hanya", "huruf", "Latin", "さくら"]


def test_a_long_line_without_spaces_is_cut_between_letters_never_before_a_mark():
    text = PRINTED["Javanese"] * 60
    paper = Paper("id")
    paper._set_font_for(text, 10.5)
    lines = list(paper._lines(text, 100))
    assert len(lines) > 2
    assert "".join(lines) == text
    assert not [line for line in lines if unicodedata.category(line[0]).startswith("M")]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_letters_that_cannot_be_printed_is_said_to_be_one(name):
    said = labelled(name, "Jalan Merdeka 1", name=True)
    assert said == f"Pengadu {NAME_LACKS} Jalan Merdeka 1"


@pytest.mark.parametrize("other", NAMES.values(), ids=NAMES)
def test_within_a_text_the_place_of_such_letters_is_seen_and_said(other):
    said = words_of(page(f"Nama saya {other}, dari Serang."))
    assert said == f"Nama saya […], dari Serang. {TEXT_LACKS}"
    assert labelled(f"Siti {other}", name=True) == f"Pengadu Siti […] {NAME_LACKS}"


def test_what_is_said_is_said_once_beside_a_label():
    assert labelled("ᠠ", "ᠡ", "Serang") == f"Pengadu {TEXT_LACKS} Serang"


@pytest.mark.parametrize("name", ["Siti \u200bAminah\u200d", "Siti\ufe0f Aminah", "\u2066Siti Aminah\u2069"])
def test_what_has_no_look_of_its_own_is_no_letter(name):
    assert labelled(name, name=True).split() == ["Pengadu", "Siti", "Aminah"]


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
@example("\u0fa2")  # one letter, two glyphs
@settings(max_examples=examples(40), deadline=None)
def test_every_text_is_printed_or_said_not_to_be(text):
    """No letter is lost in silence: each stands on the page, or a sentence says that some do not."""
    paper = Paper("id")
    paper.labelled("Pengadu", (text,), name=True)
    said = words_of(bytes(paper.output())).removeprefix("Pengadu")
    assert said.strip()
    if str(NAME_LACKS).replace(" ", "") not in said.replace(" ", ""):  # shaped, each letter stands for itself
        seen = {each for each in unicodedata.normalize("NFC", text) if each.isalnum()}
        assert seen <= set(unicodedata.normalize("NFC", said))


def test_other_letters_in_the_foot_are_written():
    paper = Paper("id", foot="Berkas Иван")
    assert "Berkas Иван · 1/ 1" in words_of(bytes(paper.output()))


def test_the_whole_font_is_read_only_for_a_page_with_other_letters():
    assert len(re.findall(rb"/FontDescriptor ", page("Hanya huruf Latin"))) == 1
    assert len(re.findall(rb"/FontDescriptor ", page("Hanya huruf Latin", "Иван"))) == 2


def test_latin_papers_hold_the_same_fonts_and_each_says_its_own():
    """They are cut once: no letter of one paper is missing in the next, and none makes the font of another grow."""
    files = re.compile(rb"/Length1 \d+.*?endstream", re.DOTALL)
    letters = "".join(sorted(latin.PLAIN - {"\n", " "}))
    few, all_ = page("Satu"), page(letters)
    assert files.findall(few) == files.findall(all_) != []
    assert words_of(all_).replace(" ", "") == letters
    western = page("Café Ångström", "Satu")
    assert words_of(western) == "Café Ångström Satu"
    assert len(files.findall(western)) == 2
    assert len(few) < 20_000


def test_the_same_facts_make_the_same_paper():
    def made() -> bytes:
        paper = Paper("id", foot="Berkas", made_at=datetime(2026, 3, 2, tzinfo=UTC))
        paper.head("Serang", "Berkas", "7K4M")
        return bytes(paper.output())

    assert made() == made()


def test_a_line_ends_between_words_before_the_edge():
    text = "Saya datang pukul 07.10 dan mendapat nomor antrean 52. " * 12
    assert words_of(page(text)) == text.strip()
    assert (RIGHT_MM - LEFT_MM) * 0.8 < widest_mm(text) < RIGHT_MM - LEFT_MM


def test_a_word_longer_than_a_line_is_cut_and_none_of_it_lost():
    address = "https://example.org/" + "abc/" * 100
    assert words_of(page(f"Lihat {address} itu")).replace(" ", "") == f"Lihat{address}itu"
    assert widest_mm(address) < RIGHT_MM - LEFT_MM


def test_an_empty_line_between_paragraphs_stays():
    paper = Paper("id")
    paper.write_text("Satu\n\nTiga", size=10)
    below = paper.get_y()
    other = Paper("id")
    other.write_text("Satu\nDua\nTiga", size=10)
    assert below == other.get_y()
