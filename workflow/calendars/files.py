"""Days off as others write them down: a CSV file, an iCalendar file, the `holidays` package. Reads only; what the
days do to a calendar is decided in `calendar_proposals.py`."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import holidays
import icalendar
from django.utils.translation import gettext as _

from complaints import texts
from workflow.codes import HolidayKind
from workflow.errors import BadInput
from workflow.record import sentences

REMOVED: Final = "removed"
KINDS: Final = (*HolidayKind.values, REMOVED)
COLUMNS: Final = ("date", "kind", "name")
MOST_BYTES: Final = 1_000_000
MOST_DAYS: Final = 5_000
LONGEST_EVENT: Final = timedelta(days=31)
ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is to be off, or `removed`: to be off no longer."""

    date: date
    kind: str
    name: str


def read_csv(data: bytes) -> list[Day]:
    """The days of a CSV file with the columns date, kind, name, in any order, also as Excel writes it (BOM,
    semicolons, CRLF). Raises BadInput."""
    lines = _text(data).splitlines()
    try:
        rows = list(csv.reader(lines, delimiter=_delimiter(lines), strict=True))
    except csv.Error as error:
        raise refused(
            "not_csv",
            _("Berkas ini bukan CSV yang benar (%(why)s). Simpan ulang sebagai CSV UTF-8."),
            why=error,
        ) from error
    header = [cell.strip().casefold() for cell in rows[0]] if rows else []
    while header and not header[-1]:
        header.pop()
    if sorted(header) != sorted(COLUMNS):
        sentence = _("Baris pertama harus berisi kolom date, kind, name; yang tertulis: %(found)s.")
        raise refused("columns", sentence, found=", ".join(header)[:200] or "-")
    return _once(_row(number, cells, header) for number, cells in enumerate(rows[1:], 2) if any(cells))


def read_ical(data: bytes, *, kind: str) -> list[Day]:
    """The all-day events of an iCalendar file; `kind` for those whose CATEGORIES name none and that are no joint
    leave by their name. A cancelled event takes its day out. Raises BadInput."""
    try:
        read = icalendar.Calendar.from_ical(_text(data))
    except ValueError as error:
        raise refused("not_ical", _("Berkas ini bukan iCalendar (.ics) yang benar.")) from error
    events = [each for each in read.walk("VEVENT") if isinstance(each, icalendar.Event)]
    return _once(day for number, event in enumerate(events, 1) for day in _event(number, event, kind))


def of_package(year: int, *, country: str) -> list[Day]:
    """What the `holidays` package expects of a year: no decree, and no joint leave before it is decreed.
    Raises BadInput."""
    try:
        public = holidays.country_holidays(country.upper(), years=year, language=country)
        every = public
        if "government" in public.supported_categories:
            every = holidays.country_holidays(
                country.upper(), years=year, categories=("public", "government"), language=country
            )
    except NotImplementedError as error:
        sentence = _("Paket holidays tidak mengenal kalender %(calendar)s: pakai berkas CSV atau iCalendar.")
        raise refused("no_package", sentence, calendar=country) from error
    return [
        Day(day, HolidayKind.NATIONAL if day in public else HolidayKind.JOINT_LEAVE, name[:200])
        for day, name in sorted(every.items())
    ]


def package_source() -> str:
    return f"paket holidays {holidays.__version__}"


def refused(code: str, sentence: str, **values: object) -> BadInput:
    """A refusal of the file; the sentence says what to do."""
    return BadInput({"file": (code, sentence % values if values else sentence)})


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise refused("too_large", _("Berkas lebih dari 1 MB: kirim satu tahun setiap kali."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("encoding", _("Berkas ini bukan UTF-8: simpan sebagai CSV UTF-8.")) from error
    if "\0" in text:
        raise refused("nul", _("Berkas ini bukan berkas teks."))
    if not text.strip():
        raise refused("empty", _("Berkas ini kosong: isi kolom date, kind, name dan sedikitnya satu hari."))
    return text


def _delimiter(lines: list[str]) -> str:
    return max(",;\t", key=lines[0].count)


def _row(number: int, cells: list[str], header: list[str]) -> Day:
    cells = [cell.strip() for cell in cells]
    if len(cells) < len(header) or any(cells[len(header) :]):
        sentence = _("Baris %(line)d berisi %(found)d kolom, bukan %(wanted)d.")
        raise refused("cells", sentence, line=number, found=len(cells), wanted=len(header))
    row = dict(zip(header, cells, strict=False))
    if row["kind"] not in KINDS:
        sentence = _("Baris %(line)d: jenis %(kind)s tidak dikenal. Yang dikenal: %(known)s.")
        raise refused("kind", sentence, line=number, kind=repr(row["kind"][:40]), known=", ".join(KINDS))
    return Day(_date(number, row["date"]), row["kind"], _name(number, row["name"], row["kind"]))


def _date(number: int, text: str) -> date:
    if not ISO_DATE.fullmatch(text):
        sentence = _("Baris %(line)d: tanggal %(date)s harus ditulis tahun-bulan-hari, misalnya 2026-08-18.")
        raise refused("date_format", sentence, line=number, date=repr(text[:40]))
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        sentence = _("Baris %(line)d: tanggal %(date)s tidak ada dalam penanggalan.")
        raise refused("no_such_date", sentence, line=number, date=text) from error


def _name(number: int, text: str, kind: str) -> str:
    if kind == REMOVED and not text:
        return ""
    try:
        return texts.clean_as("name", text)
    except texts.BadText as bad:
        sentence = _("Baris %(line)d: nama hari: %(why)s")
        raise refused("name", sentence, line=number, why=sentences.BAD_TEXT[bad.code]) from bad


def _event(number: int, event: icalendar.Event, kind: str) -> Iterator[Day]:
    if any(event.get(repeats) is not None for repeats in ("RRULE", "RDATE")):
        sentence = _("Acara %(number)d berulang: tulis setiap tanggalnya sebagai acara sendiri.")
        raise refused("repeats", sentence, number=number)
    try:
        first, end = event.start, event.end
    except (icalendar.IncompleteComponent, icalendar.InvalidCalendar, ValueError) as error:
        sentence = _("Acara %(number)d tidak mempunyai tanggal mulai dan selesai yang benar.")
        raise refused("no_such_date", sentence, number=number) from error
    if hasattr(first, "hour") or hasattr(end, "hour"):
        sentence = _("Acara %(number)d mempunyai jam: hari libur harus acara sehari penuh (VALUE=DATE).")
        raise refused("date_format", sentence, number=number)
    if not first < end <= first + LONGEST_EVENT:
        sentence = _("Acara %(number)d harus berlangsung 1 sampai 31 hari.")
        raise refused("event_length", sentence, number=number)
    name = _name(number, str(event.get("SUMMARY", "")), HolidayKind.NATIONAL)
    kind = REMOVED if event.get("STATUS") == "CANCELLED" else _kind(event, name, kind)
    for day in range((end - first).days):
        yield Day(first + timedelta(days=day), kind, name)


def _kind(event: icalendar.Event, name: str, kind: str) -> str:
    named = [str(each).casefold() for each in event.categories]
    found = next((each for each in named if each in KINDS), None)
    if found is not None:
        return found
    return HolidayKind.JOINT_LEAVE.value if name.casefold().startswith("cuti bersama") else kind


def _once(days: Iterable[Day]) -> list[Day]:
    """In order of date; a day that is named twice is refused, and a file that names none."""
    found: dict[date, Day] = {}
    for day in days:
        if day.date in found:
            sentence = _("Tanggal %(date)s tertulis dua kali: sisakan satu baris.")
            raise refused("twice", sentence, date=day.date.isoformat())
        found[day.date] = day
        if len(found) > MOST_DAYS:
            raise refused("too_many", _("Berkas berisi terlalu banyak hari: kirim satu tahun setiap kali."))
    if not found:
        raise refused("empty", _("Berkas ini tidak memuat satu hari pun."))
    return [found[day] for day in sorted(found)]
