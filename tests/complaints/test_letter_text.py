"""Letters: paragraphs, of which some are optional, and variables that are taken literally."""

from hypothesis import given
from hypothesis import strategies as st

from complaints import letter_text

VALUES = dict.fromkeys(letter_text.VARIABLES, "…")
WORDS = st.text(
    st.characters(exclude_characters="{}[]\r", exclude_categories=("Cs",)), min_size=1, max_size=20
)
PIECES = st.lists(
    st.one_of(WORDS, st.sampled_from([f"{{{name}}}" for name in letter_text.VARIABLES])), max_size=6
)


def test_optional_paragraphs_are_put_in_where_they_are_ticked():
    body = "Yth. {Nama},\n\n[ ] Kami mohon maaf.\n \n[x] Nomor: { nomor }.\n\n\nHormat kami"
    marks = [(each.text, each.optional, each.ticked) for each in letter_text.paragraphs(body)]
    assert marks == [
        ("Yth. {Nama},", False, True),
        ("Kami mohon maaf.", True, False),
        ("Nomor: { nomor }.", True, True),
        ("Hormat kami", False, True),
    ]
    values = {**VALUES, "nama": "Siti {nomor}", "nomor": "A-1"}
    assert letter_text.written(body, {2}, values) == "Yth. Siti {nomor},\n\nNomor: A-1.\n\nHormat kami"
    assert (
        letter_text.written(body, {1, 7}, values) == "Yth. Siti {nomor},\n\nKami mohon maaf.\n\nHormat kami"
    )


def test_what_is_no_variable_and_a_brace_that_stands_alone_are_found():
    assert letter_text.unknown("{nama} {Umur} {} {nomor_hp} {umur}") == ["", "Umur", "nomor_hp", "umur"]
    assert letter_text.has_stray_braces("{nama} dan {nomor")
    assert not letter_text.has_stray_braces("{nama} dan {nomor}")


@given(pieces=PIECES)
def test_a_letter_that_may_be_kept_holds_no_brace_once_it_is_written(pieces: list[str]):
    body = "".join(pieces)
    assert letter_text.unknown(body) == []
    assert not letter_text.has_stray_braces(body)
    kept = range(len(letter_text.paragraphs(body)))
    assert not set("{}") & set(letter_text.written(body, kept, VALUES))
