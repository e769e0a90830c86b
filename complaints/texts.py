"""The rules for a text typed by a person before it is stored.

Lengths count code points after NFC and trimming. Nothing else is changed: bidirectional overrides, markup and
formula starts are stored as typed and made harmless where shown (`neutral_cell` for tables).
"""

import re
import unicodedata
from enum import StrEnum
from typing import Any, NamedTuple

import phonenumbers

MOST_EMAIL = 254  # RFC 5321, 4.5.3.1.3
MOST_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1
MOST_PHONE = 40
MOST_MARKS = 30  # combining marks in a row: the Stream-Safe Text Format of UAX #15

_MOST_COMPOSED = 4  # code points that NFC can join into one
# LF and CR, and what word processors break lines and pages with: VT, FF, NEL, LS, PS.
_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 but tab and line breaks; and the two code points that XML cannot carry into a spreadsheet.
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# A word processor's hyphens: one at which no line breaks, and one that shows only where a line does.
_HYPHENS = str.maketrans({"\x1e": "\u2011", "\x1f": None})
_SURROGATES = re.compile("[\ud800-\udfff]")
# The Default_Ignorable_Code_Point set of Unicode, and the empty Braille pattern.
_IGNORABLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
_INVISIBLE = rf"\s{_IGNORABLE}"
_ANY_IGNORABLE = re.compile(f"[{_IGNORABLE}]+")
# What is typed or pasted for a hyphen (Unicode's dashes, minus signs, the hyphen bullet) and for an apostrophe.
_DASHES = re.compile(
    "[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2796\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c"
    "\u3030\u30a0\u30fc\ufe31\ufe32\ufe58\ufe63\uff0d\uff70\U00010ead]"
)
_APOSTROPHES = re.compile(
    "[`\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u0374\u055a\u05f3\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]"
)
_ONLY_INVISIBLE = re.compile(f"[{_INVISIBLE}]*")
_SIGN = r"=+@\-＝﹦⁼₌＋﹢⁺₊﬩－﹣−⁻₋＠﹫"
_FORMULA = re.compile(f"[{_INVISIBLE}]*[\t\r\n{_SIGN}]")
_FORMULA_AFTER = re.compile(f'([,;\t\r\n"][{_INVISIBLE}"]*)(?=[{_SIGN}])')
_EMAIL = re.compile(
    r"(?P<local>[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9]))",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?[0-9 ().-]+")
# What stands before a number that is copied from a contact, a link or a letterhead.
_BEFORE_A_NUMBER = re.compile(
    r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)\+?"
    r"|(?:tel|whatsapp|wa|w\.a|hp|h\.p|telepon|telpon|telp|tlp|phone|mobile|nomor|no)\b[.: ]*",
    re.IGNORECASE,
)
_BEHIND_A_NUMBER = re.compile(
    r"[ ,]*[(\[ ](?:tel|whatsapp|wa|hp|sms|aktif|rumah|kantor)\.?[)\]]?", re.IGNORECASE
)
_PICTURES = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_BETWEEN_NUMBERS = re.compile(r"[,;/&|]| atau | dan | or | and ", re.IGNORECASE)
_OF_THE_COUNTRY: Any = phonenumbers.PhoneMetadata.metadata_for_region("ID")
_MOBILE = re.compile(rf"(?:\+62|0)({_OF_THE_COUNTRY.mobile.national_number_pattern})", re.ASCII)
_WITHOUT_GAPS = str.maketrans("", "", " -")
_BEGINS = re.compile(r"\+?[0-9]")
_BULLETS = re.compile("[_~\u00b7\u2022\u2219\u22c5\u30fb]")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")


class BadText(ValueError):
    """A text that is refused; the caller words `code` in the reader's language.

    `found` tells which character cannot be kept and where, of the first one that cannot.
    """

    def __init__(self, code: "Refusal", found: "Found | None" = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.found = found


class Found(NamedTuple):
    """A character and its place, both counted from 1: `U+0007` in line 2, its 5th character."""

    sign: str
    line: int
    column: int


class Refusal(StrEnum):
    """Why a text is refused."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NUL = "nul"
    SURROGATE = "surrogate"
    CONTROL = "control"
    LINE_BREAK = "line_break"
    MARKS = "marks"
    EMAIL = "email"
    SEVERAL_ADDRESSES = "several_addresses"
    SEVERAL_NUMBERS = "several_numbers"
    PHONE = "phone"


class Limit(NamedTuple):
    """The shortest and longest a text may be, in code points, and whether it is one line."""

    least: int
    most: int
    one_line: bool = False


LIMITS = {
    "subject": Limit(5, 200, one_line=True),
    "description": Limit(10, 10_000),
    "issue": Limit(3, 200, one_line=True),
    "name": Limit(1, 200, one_line=True),
    "comment": Limit(0, 5_000),
    "remedy": Limit(0, 5_000),
    "message": Limit(1, 5_000),  # "Ya" and a thumb answer a question
    "note": Limit(1, 5_000),
    "banner": Limit(5, 300, one_line=True),
    "letter_title": Limit(3, 100, one_line=True),
    "public_title": Limit(10, 120, one_line=True),
    "other_body": Limit(3, 200, one_line=True),
    "text": Limit(3, 5_000),  # every other text
}


def clean(text: str, *, least: int, most: int, one_line: bool = False) -> str:
    """The text in NFC, trimmed, its line ends LF and its hyphens visible (those of word processors too), with `least` to `most` code points.

    A text of only white space or zero-width characters is empty; "" is returned for it when `least` is 0.
    Raises BadText.
    """
    if text.isascii() and text.isprintable() and 0 < least <= len(text) <= most and text == text.strip():
        return text  # as most are: nothing of the following would find anything
    text = text.translate(_HYPHENS)
    _refuse_unstorable(text)
    if one_line and _LINE_BREAKS.search(text):
        raise BadText(Refusal.LINE_BREAK)
    text = _LINE_BREAKS.sub("\n", text).strip()
    if _ONLY_INVISIBLE.fullmatch(text):
        if least:
            raise BadText(Refusal.EMPTY)
        return ""
    if len(text) > most * _MOST_COMPOSED:
        raise BadText(Refusal.TOO_LONG)
    _refuse_towers_of_marks(text)
    text = unicodedata.normalize("NFC", text).strip()
    if len(text) > most:
        raise BadText(Refusal.TOO_LONG)
    if len(text) < least:
        raise BadText(Refusal.TOO_SHORT)
    return text


def clean_as(kind: str, text: str) -> str:
    """The text cleaned by the limits of its kind, a key of LIMITS. Raises BadText."""
    least, most, one_line = LIMITS[kind]
    return clean(text, least=least, most=most, one_line=one_line)


def email(text: str) -> str:
    """One mail address, the domain in lower-case ASCII (IDNA), the local part as typed. What is pasted around one does not
    count: invisible characters, a name before it in brackets, `mailto:`, a full stop. Raises BadText."""
    text = clean(text, least=1, most=MOST_EMAIL, one_line=True)
    text = seen(text).replace("\uff20", "@")
    if (bracketed := _IN_BRACKETS.fullmatch(text)) is not None:
        text = bracketed[1]
    text = text.removeprefix("mailto:").strip().rstrip(".,;")
    if text.count("@") > 1:
        raise BadText(Refusal.SEVERAL_ADDRESSES)
    local, _, domain = text.rpartition("@")
    address = f"{local}@{_ascii_domain(domain)}"
    if len(local) > MOST_LOCAL_PART or len(address) > MOST_EMAIL or not _EMAIL.fullmatch(address):
        raise BadText(Refusal.EMAIL)
    return address


def phone(text: str, region: str = "ID") -> str:
    """One phone number in E.164, `+6281234567890`; `region` is where a number without + is dialled. Direction marks
    and other invisible characters do not count, every dash is a hyphen, digits are those of any script, and a link or
    word around the number (`wa.me/`, `tel:`, `HP`, `(WA)`) and small pictures are passed over: numbers are pasted.

    Raises BadText, also for extensions, letters and numbers that no operator of the country hands out.
    """
    text = clean(text, least=1, most=MOST_PHONE * _MOST_COMPOSED, one_line=True)
    text = _BULLETS.sub(" ", western_digits(plain(_PICTURES.sub(" ", text))))
    text = " ".join(text.split()).strip(" ,;<>'\"=")
    number = _indonesian_mobile(text) if region == "ID" else None
    number = number or _number(text, region)
    if number is not None:
        return number
    if sum(_number(part, region) is not None for part in _BETWEEN_NUMBERS.split(text)) > 1:
        raise BadText(Refusal.SEVERAL_NUMBERS)
    raise BadText(Refusal.TOO_LONG if len(text) > MOST_PHONE else Refusal.PHONE)


def mobile(number: str) -> bool:
    """Whether short messages may reach this number in E.164: not that of a landline."""
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind in (
        phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    )


def _indonesian_mobile(text: str) -> str | None:
    """What most people type: found without asking what else the signs of it could mean. None where `_number` has to be asked."""
    plain = _MOBILE.fullmatch(text.translate(_WITHOUT_GAPS)) if _BEGINS.match(text) else None
    return f"+62{plain[1]}" if plain is not None and len(text) <= MOST_PHONE else None


def _number(text: str, region: str) -> str | None:
    """The number in E.164; None for what is none."""
    text = text.strip()
    before = _BEFORE_A_NUMBER.match(text)
    if before is not None:
        link = before[0].rstrip().endswith(("/", "="))
        text = ("+" if link else "") + text[before.end() :]
    behind = next((found for found in _BEHIND_A_NUMBER.finditer(text) if found.end() == len(text)), None)
    if behind is not None:
        text = text[: behind.start()]
    if text.startswith("0062"):
        text = f"+{text[2:]}"
    if len(text) > MOST_PHONE or not _PHONE.fullmatch(text):
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def western_digits(text: str) -> str:
    """The text with the digits of every script as 0-9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def invisible(text: str) -> bool:
    """Whether nothing of the text can be seen: white space, direction marks and the like, or nothing at all."""
    return _ONLY_INVISIBLE.fullmatch(text) is not None


def shown(text: str) -> str:
    """The text in one line for a terminal or log: spaces joined, what cannot be printed told by its number."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in " ".join(text.split())
    )


def plain(text: str) -> str:
    """The text as it is parsed or compared, never as it is stored: compatibility forms unfolded (NFKC), every dash a
    hyphen, every apostrophe a straight one, direction marks and other invisible characters gone. Never raises: what
    piles up marks on a letter comes back as it is."""
    if text.isascii():
        return text.replace("`", "'")
    try:
        _refuse_towers_of_marks(text)
    except BadText:
        return text
    text = unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", _DASHES.sub("-", text)))
    return _ANY_IGNORABLE.sub("", text)


def seen(text: str) -> str:
    """The text without what nobody can see, its letters as they are: for numbers and codes, never for prose, where such
    signs join letters."""
    return _ANY_IGNORABLE.sub("", text)


def neutral_cell(text: str) -> str:
    """The text for a cell of a CSV or XLSX table; one that a spreadsheet could run as a formula gets a '."""
    return f"'{text}" if _FORMULA.match(text) else text


def neutral_field(text: str) -> str:
    """The text for a field of a CSV file: as `neutral_cell`, and so where it is opened with other separators than it was
    written with, and a comma, semicolon, quote or line within the text begins a cell."""
    return _FORMULA_AFTER.sub(r"\1'", neutral_cell(text))


_UNSTORABLE = {Refusal.NUL: re.compile("\0"), Refusal.SURROGATE: _SURROGATES, Refusal.CONTROL: _CONTROLS}


def _refuse_unstorable(text: str) -> None:
    for code, signs in _UNSTORABLE.items():
        bad = signs.search(text)
        if bad is not None:
            lines = _LINE_BREAKS.split(text[: bad.start()])
            found = Found(f"U+{ord(bad[0]):04X}", len(lines), len(lines[-1]) + 1)
            raise BadText(code, found)


def _refuse_towers_of_marks(text: str) -> None:
    """Unicode's canonical ordering takes time with the square of the marks in a row; no language needs 30."""
    if text.isascii():
        return
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            raise BadText(Refusal.MARKS)


def _ascii_domain(domain: str) -> str:
    if domain.isascii():
        return domain.lower()
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise BadText(Refusal.EMAIL) from error
