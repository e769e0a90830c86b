"""Pages on paper: every letter that a person may type, and lines that end where the page does."""

import re

from notifications.paper import LEFT_MM, RIGHT_MM, Paper
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


def test_other_letters_in_the_foot_are_written():
    paper = Paper("id", foot="Berkas Иван")
    assert "Berkas Иван · 1/ 1" in words_of(bytes(paper.output()))


def test_the_whole_font_is_read_only_for_a_page_with_other_letters():
    assert len(re.findall(rb"/FontDescriptor ", page("Hanya huruf Latin"))) == 1
    assert len(re.findall(rb"/FontDescriptor ", page("Hanya huruf Latin", "Иван"))) == 2


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
