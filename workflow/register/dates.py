"""A date or time as registers write it. Pure: no database, no clock, no zone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from complaints import texts

_MONTHS: Final = (
    "jan januari january",
    "feb februari february peb pebruari",
    "mar maret march mrt",
    "apr april",
    "may mei",
    "jun juni june",
    "jul juli july",
    "aug agustus august agu agt ags agus agst",
    "sep september sept",
    "oct oktober october okt",
    "nov november nop nopember",
    "dec desember december des",
)
_DAYS: Final = (
    "mon senin monday sen",
    "tue selasa tuesday sel",
    "wed rabu wednesday rab",
    "thu kamis thursday kam",
    "fri jumat friday jum jum'at",
    "sat sabtu saturday sab",
    "sun minggu sunday min ahad",
)
_MONTH: Final = {word: n for n, words in enumerate(_MONTHS, start=1) for word in words.split()}
_ENGLISH: Final = {word: words.split()[0] for words in (*_MONTHS, *_DAYS) for word in words.split()}
"""Names of months and days, Indonesian and English, long and short → the word that `strptime` reads."""
_WEEKDAY: Final = "|".join(sorted((word for words in _DAYS for word in words.split()), key=len, reverse=True))
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ZONES: Final = {"wib": 7, "wita": 8, "wit": 9}
"""Hours before UTC of the zones of Indonesia, where a text names one."""

_SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d{1,15}))?")
SYSTEMS: Final = {1900: datetime(1899, 12, 30), 1904: datetime(1904, 1, 1)}  # noqa: DTZ001 - local
"""Day zero of a spreadsheet's date numbers. Excel's 1900 system counts a 29 February 1900 that never was, so that
from March 1900 on, where all five-digit numbers lie, its day zero is 30 December 1899."""
_DAY: Final = 86_400

_OF_TIME: Final = re.compile(r"[\s,T]*%-?[HIMSfpXcTzZ]")
_TIME: Final = re.compile(
    r"(?:^|[\s,]+|(?<=\d)t(?=\d))(?:(?:pukul|pkl\.?|jam|at)\s*)?"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?(?:\s*(?P<zone>wib|wita|wit))?$"
)
_NAMED: Final = tuple(
    re.compile(rf"(?:(?:{_WEEKDAY})[.,]?\s+)?{form}$")
    for form in (
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s./-]*(?P<month>[a-z]+)[.,]?[\s./-]*(?P<year>\d{4}|\d{2})",
        r"(?P<month>[a-z]+)\.?[\s./-]*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s./-]+)(?P<year>\d{4})",
        r"(?P<year>\d{4})[\s./-]*(?P<month>[a-z]+)[.,]?[\s./-]*(?P<day>\d{1,2})",
    )
)
_PART: Final = re.compile("%(.)")
_FIGURES: Final = {
    **dict.fromkeys("mdHMS", "[0-9]{2}"),
    "Y": "[0-9]{4}",
    "I": "0[1-9]|1[0-2]",
    "p": "AM|PM|am|pm",
}
_PLAIN: Final = frozenset(map(frozenset, ("Ymd", "YmdHM", "YmdHMS", "YmdIMp", "YmdIMSp")))
"""Parts of a date that a form of plain figures has."""
_CENTURY: Final = 2000
_LONGEST: Final = 80
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """What a text says: local to the register's zone unless it names an offset. `timed`: it tells a time of day,
    not the whole day; a bare midnight is the whole day too, as programs add it to a date."""

    at: datetime
    timed: bool


class Dates:
    """Reads dates by the forms of a mapping (tried in turn, Python's strptime), and what can be meant in one way only:
    names of months in Indonesian and English, year, month and day in this order (ISO 8601), a time in 12 or 24 hours behind a date of the forms, and the date
    numbers of spreadsheets."""

    def __init__(self, forms: tuple[str, ...], system: int = 1900) -> None:
        """`system`: the year from which the spreadsheet counts days, 1900 or 1904."""
        self._forms = forms
        self._plain = _plain(forms[0])
        self._short = tuple(form.replace("%B", "%b").replace("%A", "%a") for form in forms)
        dates = (_OF_TIME.split(form)[0].strip() for form in self._short)
        self._dates = tuple(dict.fromkeys(form for form in dates if form))
        self._zero = SYSTEMS[system]

    def read(self, text: str) -> Moment | None:
        """None for a text that is no date."""
        at = self._plainly(text) or _by(self._forms, text)
        if at is None:
            if len(text) > _LONGEST:
                return None
            text = " ".join(texts.western_digits(texts.plain(text)).split()).lower()
            at = _by(self._short, _in_english(text)) or self._serial(text) or self._loosely(text)
        return None if at is None else Moment(at, at.time() != datetime.min.time() or at.tzinfo is not None)

    def _plainly(self, text: str) -> datetime | None:
        """By the first form, as nearly all rows of a register are written; None where `strptime` is to look."""
        return None if self._plain is None else self._plain(text)

    def _serial(self, text: str) -> datetime | None:
        number = _SERIAL.fullmatch(text)
        if number is None:
            return None
        share = Decimal(f"0.{number[2] or 0}") * _DAY
        seconds = int(share.quantize(Decimal(1), ROUND_HALF_UP))
        return self._zero + timedelta(days=int(number[1]), seconds=seconds)

    def _loosely(self, text: str) -> datetime | None:
        """A date of the forms or with a named month, alone or before a time."""
        if (day := self._day(text)) is not None:
            return day
        told = _TIME.search(text)
        day = self._day(text[: told.start()].rstrip(" ,")) if told else None
        return None if told is None or day is None else _with_time(day, told)

    def _day(self, text: str) -> datetime | None:
        return _by((*self._dates, "%Y-%m-%d"), _in_english(text)) or _named(text)


def _by(forms: tuple[str, ...], text: str) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - its zone follows
        except ValueError:
            continue
    return None


def _plain(form: str) -> Callable[[str], datetime | None] | None:
    """What reads texts of this form that are written in full figures, as `strptime` would, in a fifth of the time: it takes
    apart each form and each text anew. None for forms of other parts."""
    literals, parts = _PART.split(form)[::2], tuple(_PART.findall(form))
    if frozenset(parts) not in _PLAIN or len(set(parts)) < len(parts):
        return None
    pairs = zip(literals, (*(f"(?P<{part}>{_FIGURES[part]})" for part in parts), ""), strict=True)
    whole = re.compile("".join(re.escape(literal) + figures for literal, figures in pairs))
    halves = "I" in parts

    def read(text: str) -> datetime | None:
        told = whole.fullmatch(text)
        if told is None:
            return None
        at = told.groupdict()
        hour = int(at.get("H", "0"))
        if halves:
            hour = int(at["I"]) % _NOON + (_NOON if at["p"] in ("PM", "pm") else 0)
        try:
            return datetime(  # noqa: DTZ001 - local
                int(at["Y"]), int(at["m"]), int(at["d"]), hour, int(at.get("M", "0")), int(at.get("S", "0"))
            )
        except ValueError:
            return None

    return read


def _in_english(text: str) -> str:
    return _WORD.sub(lambda word: _ENGLISH.get(word[0], word[0]), text)


def _named(text: str) -> datetime | None:
    for form in _NAMED:
        told = form.match(text)
        if told is not None and told["month"] in _MONTH:
            year = int(told["year"]) + (0 if len(told["year"]) > 2 else _CENTURY)
            try:
                return datetime(year, _MONTH[told["month"]], int(told["day"]))  # noqa: DTZ001 - local
            except ValueError:
                return None
    return None


def _with_time(day: datetime, told: re.Match[str]) -> datetime | None:
    hour, half = int(told["hour"]), told["half"]
    if told["minute"] is None and half is None:
        return None
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    zone = timezone(timedelta(hours=_ZONES[told["zone"]])) if told["zone"] else None
    try:
        return day.replace(
            hour=hour, minute=int(told["minute"] or 0), second=int(told["second"] or 0), tzinfo=zone
        )
    except ValueError:
        return None
