import time
import unicodedata

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints import texts
from complaints.texts import (
    LIMITS,
    BadText,
    Refusal,
    clean,
    clean_as,
    email,
    neutral_cell,
    neutral_field,
    phone,
)

FORMULA_STARTS = "=+-@\t\r＝＋－＠"
WOMAN_TECHNOLOGIST = "\U0001f469\u200d\U0001f4bb"


def refusal(text: str, *, least: int = 1, most: int = 200, one_line: bool = False) -> Refusal:
    with pytest.raises(BadText) as caught:
        clean(text, least=least, most=most, one_line=one_line)
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("subject", 5, 200),
        ("description", 10, 10_000),
        ("text", 3, 5_000),
        ("message", 1, 5_000),
        ("note", 1, 5_000),
        ("public_title", 10, 120),
        ("other_body", 3, 200),
        ("letter_title", 3, 100),
        ("banner", 5, 300),
        ("comment", 0, 5_000),
        ("remedy", 0, 5_000),
        ("name", 1, 200),
        ("issue", 3, 200),
    ],
)
@pytest.mark.parametrize("character", ["a", "é", "漢", "\U0001f600"])
def test_the_limits_hold_to_the_code_point(kind: str, least: int, most: int, character: str) -> None:
    assert clean_as(kind, character * most) == character * most
    assert clean_as(kind, character * least) == character * least
    with pytest.raises(BadText, match="too_long"):
        clean_as(kind, character * (most + 1))
    if least > 1:
        with pytest.raises(BadText, match="too_short"):
            clean_as(kind, character * (least - 1))


def test_every_kind_of_the_table_is_tested_above() -> None:
    assert set(LIMITS) == {
        "subject",
        "description",
        "text",
        "message",
        "note",
        "public_title",
        "other_body",
        "letter_title",
        "banner",
        "comment",
        "remedy",
        "name",
        "issue",
    }


def test_a_text_that_shrinks_in_nfc_is_measured_after_it() -> None:
    assert clean("e\u0301" * 200, least=1, most=200) == "é" * 200


def test_a_text_that_grows_in_nfc_is_measured_after_it() -> None:
    grows = "\u0958"
    assert len(unicodedata.normalize("NFC", grows)) == 2
    assert refusal(grows * 101) is Refusal.TOO_LONG
    assert len(clean(grows * 100, least=1, most=200)) == 200


def test_compatibility_characters_are_kept_as_typed() -> None:
    assert clean("ﷺ" * 200, least=1, most=200) == "ﷺ" * 200


def test_white_space_around_does_not_count() -> None:
    assert clean(f"{' ' * 5000}lima\u3000\t\n", least=4, most=4) == "lima"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " \t\u3000\u00a0",
        "\u200b\u200b\u200b\u200b\u200b",
        "\u2060\ufeff\u200d",
        "\u202e\u202c",
        "\u3164\u2800",
        "\U000e0020\ufe0f",
    ],
)
def test_a_text_nobody_can_see_is_empty(text: str) -> None:
    assert refusal(text) is Refusal.EMPTY
    assert clean(text, least=0, most=5) == ""


@pytest.mark.parametrize("text", ["\0", "air mati\0", "\0" * 5000])
def test_nul_is_refused(text: str) -> None:
    assert refusal(text) is Refusal.NUL


@pytest.mark.parametrize("text", ["\ud800", "air \udfff mati", "\ud83d\ude00"])
def test_a_lone_surrogate_is_refused(text: str) -> None:
    assert refusal(text) is Refusal.SURROGATE


@pytest.mark.parametrize(
    "character", [*map(chr, [*range(1, 9), *range(14, 30), 127, *range(128, 133), *range(134, 160)])]
)
def test_control_characters_are_refused_also_at_the_ends(character: str) -> None:
    assert refusal(f"air{character}mati") is Refusal.CONTROL
    assert refusal(f"air mati{character}") is Refusal.CONTROL


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_in_one_line_is_refused_also_at_its_end(line_end: str) -> None:
    assert refusal(f"Air{line_end}Bcc: semua@example.org", one_line=True) is Refusal.LINE_BREAK
    assert refusal(f"Air mati{line_end}", one_line=True) is Refusal.LINE_BREAK


def test_line_ends_become_lf_in_a_longer_text() -> None:
    assert clean("satu\r\ndua\rtiga\nempat\r\n", least=1, most=200) == "satu\ndua\ntiga\nempat"


@pytest.mark.parametrize(
    "text",
    [
        "\u202egnorw\u202c",
        "<script>alert(1)</script>",
        "{{ settings.SECRET_KEY }}{% debug %}",
        "=1+1",
        "a\tb",
        "'; DROP TABLE complaints; --",
        WOMAN_TECHNOLOGIST,
    ],
)
def test_what_is_only_dangerous_when_shown_is_kept_as_typed(text: str) -> None:
    assert clean(text, least=1, most=200) == text


def test_thirty_marks_on_a_letter_are_kept_and_thirty_one_refused() -> None:
    assert len(clean("b" + "\u0335" * 30, least=1, most=200)) == 31
    assert refusal("b" + "\u0335" * 31) is Refusal.MARKS


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301\u0323" * 19_000, "a" + "\u0301\u0323" * 2_000_000, " " * 5_000_000 + "a" * 5_000_000],
)
def test_no_text_makes_cleaning_slow(text: str) -> None:
    started = time.thread_time()
    with pytest.raises(BadText):
        clean_as("description", text)
    assert time.thread_time() - started < 3


@given(st.text(alphabet=st.characters(), max_size=80), st.booleans())
def test_a_clean_text_is_within_its_limits_and_stays_as_it_is(text: str, one_line: bool) -> None:
    try:
        kept = clean(text, least=2, most=40, one_line=one_line)
    except BadText:
        return
    assert 2 <= len(kept) <= 40
    assert kept == kept.strip() == unicodedata.normalize("NFC", kept)
    assert "\r" not in kept
    assert clean(kept, least=2, most=40, one_line=one_line) == kept
    kept.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("siti@example.org", "siti@example.org"),
        ("  Siti.Aminah+lapor@Example.ORG ", "Siti.Aminah+lapor@example.org"),
        ("siti@dinas.serangkab.go.id", "siti@dinas.serangkab.go.id"),
        ("o'neil@example.org", "o'neil@example.org"),
        ("siti@bücher.example", "siti@xn--bcher-kva.example"),
        ("a" * 64 + "@example.org", "a" * 64 + "@example.org"),
    ],
)
def test_a_mail_address_is_kept(typed: str, kept: str) -> None:
    assert email(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("siti", "email"),
        ("@", "email"),
        ("siti@", "email"),
        ("@example.org", "email"),
        ("siti@localhost", "email"),
        ("siti@[127.0.0.1]", "email"),
        ("siti@127.0.0.1", "email"),
        ("siti..a@example.org", "email"),
        (".siti@example.org", "email"),
        ("siti a@example.org", "email"),
        ('"siti"@example.org', "email"),
        ("siti@example..org", "email"),
        ("siti@-example.org", "email"),
        (f"siti@{'a' * 64}.org", "email"),
        ("a" * 65 + "@example.org", "email"),
        ("sití@example.org", "email"),
        ("siti@example.org, budi@example.org", "several_addresses"),
        ("siti@example.org;budi@example.org", "several_addresses"),
        ("siti@example.org budi@example.org", "several_addresses"),
        ("siti@example.org\r\nBcc: budi@example.org", "line_break"),
        ("siti@example.org\n", "line_break"),
        ("siti\0@example.org", "nul"),
        ("a@" + "b." * 200 + "org", "too_long"),
    ],
)
def test_what_is_no_single_mail_address_is_refused(typed: str, code: str) -> None:
    with pytest.raises(BadText) as caught:
        email(typed)
    assert caught.value.code.value == code


@given(st.text(max_size=60) | st.emails())
def test_no_text_gives_anything_but_one_address_or_a_refusal(text: str) -> None:
    try:
        kept = email(text)
    except BadText:
        return
    assert kept.isascii()
    assert kept.count("@") == 1
    assert email(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "(0812) 3456.7890",
        "+62 812 3456 7890",
        "+62 (0) 812 3456 7890",
        "6281234567890",
        "００８１２３４５６７８９０"[1:],
    ],
)
def test_a_phone_number_is_kept_as_e164(typed: str) -> None:
    assert phone(typed) == "+6281234567890"


def test_a_foreign_phone_number_keeps_its_country() -> None:
    assert phone("+1 213 473 3231") == "+12134733231"
    assert phone("213-473-3231", region="US") == "+12134733231"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("12345", "phone"),
        ("0000000000", "phone"),
        ("+999123456789", "phone"),
        ("0812-LAPOR-SAJA", "phone"),
        ("081234567890 ext 12", "phone"),
        ("081234567890#12", "phone"),
        ("081234567890 / 081234567891", "several_numbers"),
        ("081234567890, 081234567891", "several_numbers"),
        ("081234567890 atau 081234567891", "several_numbers"),
        ("WA 081234567890; HP 081234567891", "several_numbers"),
        ("O812 3456 7890", "phone"),
        ("081234567890 081234567891", "phone"),
        ("+", "phone"),
        ("-", "phone"),
        ("081234567890\r\n", "line_break"),
        ("0812\x0034567890", "nul"),
        ("0" * 41, "too_long"),
    ],
)
def test_what_is_no_single_phone_number_is_refused(typed: str, code: str) -> None:
    with pytest.raises(BadText) as caught:
        phone(typed)
    assert caught.value.code.value == code


@given(st.from_regex(r"\A8[0-9]{6,12}\Z"))
def test_a_mobile_number_of_the_country_is_one_whose_pattern_is_known(number: str) -> None:
    valid = phonenumbers.is_valid_number(phonenumbers.parse(number, "ID"))
    try:
        kept = phone(f"0{number}")
    except BadText:
        assert not valid
        return
    assert valid
    assert kept == f"+62{number}"


@given(st.text(alphabet="0123456789+-(). ", max_size=45))
def test_every_kept_phone_number_is_a_valid_one(text: str) -> None:
    try:
        kept = phone(text)
    except BadText:
        return
    assert phonenumbers.is_valid_number(phonenumbers.parse(kept))
    assert phone(kept) == kept


@pytest.mark.parametrize("start", FORMULA_STARTS)
@pytest.mark.parametrize("before", ["", " ", "\u200b", "\u3000\ufeff"])
def test_a_formula_start_is_neutralised(start: str, before: str) -> None:
    assert neutral_cell(f"{before}{start}cmd|' /C calc'!A0") == f"'{before}{start}cmd|' /C calc'!A0"


def test_every_form_of_a_sign_that_starts_a_formula_is_known() -> None:
    """Spreadsheets of some languages take small, raised and wide forms, and the true minus, for the sign."""
    forms = [
        chr(n) for n in range(0x110000) if unicodedata.normalize("NFKC", chr(n)) in {"=", "+", "-", "@", "−"}
    ]
    assert len(forms) > 15
    assert [form for form in forms if neutral_cell(f"{form}1") != f"'{form}1"] == []


@pytest.mark.parametrize("separator", [",", ";", "\t", "\n", "\r\n", '"', '";"', ', "', ";\u200b"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "−"])
def test_no_field_becomes_a_formula_where_a_table_is_opened_with_other_separators(
    separator: str, sign: str
) -> None:
    field = neutral_field(f"Air mati{separator}{sign}cmd|' /C calc'!A0")
    assert field == f"Air mati{separator}'{sign}cmd|' /C calc'!A0"
    for delimiter in ",;\t":
        cells = [cell for line in field.splitlines() for cell in line.replace('"', "").split(delimiter)]
        assert not [cell for cell in cells if cell.strip(" \u200b").startswith(sign)]


@given(st.text(max_size=30))
def test_a_neutral_cell_starts_no_formula_and_holds_the_text(text: str) -> None:
    cell = neutral_cell(text)
    assert not cell.startswith(tuple(FORMULA_STARTS))
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert neutral_cell(cell) == cell


@pytest.mark.parametrize("text", ["", "Air mati", "a=b", "62 812", "'=1"])
def test_an_ordinary_cell_stays_as_it_is(text: str) -> None:
    assert neutral_cell(text) == text


@pytest.mark.parametrize("kind", ["message", "note"])
@pytest.mark.parametrize("text", ["Ya", "OK", "1", "\U0001f44d", "\U0001f44d\U0001f3fd", "y"])
def test_a_message_may_be_one_letter_or_a_thumb(kind: str, text: str) -> None:
    assert clean_as(kind, f" {text}\n") == text
    with pytest.raises(BadText, match="empty"):
        clean_as(kind, "\u200d\ufe0f")


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r\n\x0c\x0b"])
def test_line_and_page_breaks_of_word_processors_become_line_breaks(sign: str) -> None:
    kept = clean(f"Baris satu.{sign}Baris dua.{sign}", least=1, most=200)
    assert kept.split("\n")[0] == "Baris satu."
    assert kept.split("\n")[-1] == "Baris dua."
    assert not {"\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r"} & set(kept)


def test_hyphens_of_word_processors_are_hyphens_or_nothing() -> None:
    assert clean("SK\x1e12 di\x1ftolak", least=1, most=200) == "SK\u201112 ditolak"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\x07", ("U+0007", 1, 2)),
        ("satu\r\ndua\x0btiga\x1c", ("U+001C", 3, 5)),
        ("\x9c", ("U+009C", 1, 1)),
        ("satu\n\0", ("U+0000", 2, 1)),
        ("\ud800x", ("U+D800", 1, 1)),
        ("a\uffff", ("U+FFFF", 1, 2)),
    ],
)
def test_a_character_that_cannot_be_kept_is_named_with_its_place(
    text: str, found: tuple[str, int, int]
) -> None:
    with pytest.raises(BadText) as caught:
        clean(text, least=1, most=200)
    assert caught.value.found == found


PASTED = [
    "0812\u20113456\u20117890",
    "0812\u20133456\u20137890",
    "0812\u20143456\u22127890",
    "+62812\u20103456\u20107890",
    "\u202a+62 812-3456-7890\u202c",
    "\u200e+62\u00a0812\u00a03456\u00a07890\u200f",
    "\u2066+62 812\u20093456\u20097890\u2069",
    "0812\u00ad3456\u200b7890",
    "\ufeff0812\u20603456\u200d7890",
    "０８１２－３４５６－７８９０",
    "0812\t3456\t7890",
    "٠٨١٢٣٤٥٦٧٨٩٠",
    "۰۸۱۲۳۴۵۶۷۸۹۰",
    "+६२८१२३४५६७८९०",
    "꧐꧘꧑꧒꧓꧔꧕꧖꧗꧘꧙꧐",
    "0812·3456·7890",
    "0812_3456_7890",
    "<0812 3456 7890>;",
    "tel:+6281234567890",
    "wa.me/6281234567890",
    "https://wa.me/6281234567890",
    "https://api.whatsapp.com/send?phone=6281234567890",
    "WA: 0812-3456-7890",
    "No. HP 0812 3456 7890"[4:],
    "0062 812 3456 7890",
    "'081234567890",
    "0812 3456 7890 (WA)",
    "0812-3456-7890 wa",
    "0812~3456~7890",
    "\U0001f4f1 0812 3456 7890",
    "\u260e\ufe0f 0812-3456-7890",
]


@pytest.mark.parametrize("typed", PASTED)
def test_a_pasted_phone_number_is_kept_as_e164(typed: str) -> None:
    assert phone(typed) == "+6281234567890"


@pytest.mark.parametrize(
    "typed",
    [
        "siti\u200b@example.org",
        "\u202asiti@example.org\u202c",
        "si\u00adti@example.org",
        "siti＠example.org",
        "mailto:siti@example.org",
        "Siti Aminah <siti@example.org>",
        "<siti@example.org>",
        "siti@example.org.",
        "siti@example.org;",
    ],
)
def test_what_is_pasted_around_a_mail_address_does_not_count(typed: str) -> None:
    assert email(typed) == "siti@example.org"


@pytest.mark.parametrize(
    "typed", ["ک\u200cتاب می\u200cخواهم", "क्\u200dष", "ꦏꦿ\u200dꦺꦴ", "👨\u200d👩\u200d👧"]
)
def test_what_joins_the_letters_of_a_script_stays_in_a_text(typed: str) -> None:
    assert clean(typed, least=1, most=100) == typed


@given(
    st.sampled_from(PASTED),
    st.lists(st.sampled_from("\u200b\u200e\u200f\u202a\u202c\u2066\u2069\ufeff\u00ad"), max_size=20),
    st.data(),
)
def test_no_invisible_character_anywhere_changes_a_phone_number(
    typed: str, hidden: list[str], data: st.DataObject
) -> None:
    for sign in hidden:
        at = data.draw(st.integers(0, len(typed)))
        typed = typed[:at] + sign + typed[at:]
    assert phone(typed) == "+6281234567890"


@given(st.from_regex(r"[-+ ]{0,2}(62|0|\+62|0062|8)?[ -]?8[0-9 -]{5,14}", fullmatch=True))
def test_a_mobile_number_typed_plainly_is_read_as_any_other(typed: str) -> None:
    found = texts._indonesian_mobile(typed.strip())
    assert found is None or found == texts._number(typed.strip(), "ID")


def test_most_mobile_numbers_are_typed_plainly() -> None:
    for typed in ("0812 3456 7890", "081234567890", "+62 812-3456-7890"):
        assert texts._indonesian_mobile(typed) == "+6281234567890"


@given(
    st.text(alphabet=st.characters(max_codepoint=0x80), max_size=12), st.integers(0, 4), st.integers(4, 12)
)
def test_a_plain_text_is_cleaned_as_one_with_a_letter_more_that_is_not(
    text: str, least: int, most: int
) -> None:
    def cleaned(text: str, more: int) -> str:
        try:
            return clean(text, least=least + more, most=most + more)
        except BadText as refusal:
            return f"refused: {refusal.code}"

    plain, other = cleaned(text, 0), cleaned(f"{text}\u0100", 1)
    if not text.strip() or text != text.rstrip():
        return  # the letter makes another text of it
    assert plain == other.removesuffix("\u0100")
