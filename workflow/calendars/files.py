"""Days off as others write them down: a CSV file, an iCalendar file, the `holidays` package. Reads only; what the
days do to a calendar is decided in `proposals.py`. Parsers are imported where they read: no process waits for them
when it starts."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Final, TypeGuard

from django.utils.translation import gettext as _

from complaints import texts
from workflow.codes import HolidayKind
from workflow.errors import BadInput
from workflow.record import sentences

if TYPE_CHECKING:
    import icalendar

REMOVED: Final = "removed"
KINDS: Final = (*HolidayKind.values, REMOVED)
COLUMNS: Final = ("date", "kind", "name")
MORE_COLUMNS: Final = ("second_source", "only_week")
"""May be left out: what bears the day out beside the decree, and of which length of the working week it is off."""
WEEK_LENGTHS: Final = ("5", "6")
MOST_ABOVE: Final = 20
"""Lines among which the heading is looked for."""
MOST_NAME: Final = texts.LIMITS["name"].most
MOST_BYTES: Final = 1_000_000
MOST_DAYS: Final = 5_000
LONGEST_EVENT: Final = timedelta(days=31)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_SEPARATOR: Final = re.compile(r'"?sep=(.)"?[,;\t]*', re.IGNORECASE)
_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_OFF: Final = re.compile(
    r"libur nasional|cuti bersama|(?:public|national|bank) holiday|joint (?:holiday|leave)"
)
_OBSERVED: Final = re.compile(
    r"(?:hari )?(?:perayaan|peringatan)|observance|(?:hari )?libur fakultatif|(?:optional|restricted) holiday|commemoration|memorial day|season\b|musim|"
    r"(?:bukan|not an?) (?:hari )?(?:libur|public holiday|holiday|day off)|hari kerja|working day|workday"
)
"""How calendars of others describe a day that is worked; at the beginning of a description or as a category."""
_NOT_OFF: Final = re.compile(
    r"\b(?:bukan|tidak|not an?|no) (?:hari )?(?:libur|(?:public |national |bank )?holiday|day off)"
)
"""Said anywhere, whatever else is said of days off."""
_WORKED: Final = re.compile(
    r"[(\[](?:perayaan|(?:hari )?peringatan|observance|commemoration|(?:tetap )?(?:hari )?kerja|working day|(?:bukan|not an?) [^)\]]*(?:libur|holiday|day off))[)\]]"
)
"""How a name says so itself."""
_JOINT: Final = re.compile(r"cuti bersama|joint[_ ](?:holiday|leave)")
_CALLED_OFF: Final = re.compile(r"(?:cancell?ed|dibatalkan|batal)\s*:\s*", re.IGNORECASE)
"""What calendar programs put before the name of an event that was cancelled."""
_UNSURE: Final = re.compile(
    r"belum (?:pasti|ditetapkan|resmi|final)|tentati[fv]|perkiraan|diperkirakan|(?:dapat|bisa|may) (?:berubah|change)|"
    r"subject to change|to be confirmed|\bt\.?b\.?[ac]\b|\bestimated?\b|provisional|unconfirmed|not (?:yet )?confirmed"
)
"""How they say that a date is not sure."""
YEARS: Final = range(1945, 2200)
ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is to be off, or `removed`: to be off no longer.

    `second_source`, `only_week` as of `law.counting.Holiday`. `observance`: its source says that it is worked;
    `tentative`: its source is not sure of it.
    """

    date: date
    kind: str
    name: str
    second_source: str = ""
    only_week: int | None = None
    observance: bool = False
    tentative: bool = False


def read_csv(data: bytes) -> list[Day]:
    """The days of a CSV file with the columns date, kind, name, in any order, also as Excel writes it (BOM,
    semicolons, CRLF, a line `sep=;`, rows above the heading, empty rows). Raises BadInput."""
    lines = list(StringIO(_text(data), newline=""))
    above, delimiter = _heading(lines)
    try:
        rows = list(csv.reader(lines[above:], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise refused(
            "not_csv",
            _("Berkas ini bukan CSV yang benar (%(why)s). Simpan ulang sebagai CSV UTF-8."),
            why=error,
        ) from error
    header = _names(rows[0]) if rows else []
    if not _is_heading(header):
        sentence = _("Baris pertama harus berisi kolom date, kind, name; yang tertulis: %(found)s.")
        raise refused("columns", sentence, found=", ".join(header)[:200] or "-")
    numbered = enumerate(rows[1:], above + 2)
    return _once(
        _row(number, cells, header) for number, cells in numbered if not all(map(texts.invisible, cells))
    )


def read_ical(data: bytes, *, kind: str) -> list[Day]:
    """The all-day events of an iCalendar file; `kind` for those whose CATEGORIES name none and that are no joint
    leave by their name. A cancelled event takes its day out. Lines are joined before they are decoded: a line may
    be folded inside of a character. Raises BadInput."""
    import icalendar

    try:
        read = icalendar.Calendar.from_ical(_text(_FOLD.sub(b"", data)))
    except ValueError as error:
        raise refused("not_ical", _("Berkas ini bukan iCalendar (.ics) yang benar.")) from error
    events = [each for each in read.walk("VEVENT") if isinstance(each, icalendar.Event)]
    return _once(day for number, event in enumerate(events, 1) for day in _event(number, event, kind))


def of_package(year: int, *, country: str) -> list[Day]:
    """What the `holidays` package expects of a year: no decree, and no joint leave before it is decreed.
    Raises BadInput."""
    import holidays

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
    import holidays

    return f"paket holidays {holidays.__version__}"


def refused(code: str, sentence: str, **values: object) -> BadInput:
    """A refusal of the file; the sentence says what to do."""
    return BadInput({"file": (code, sentence % values if values else sentence)})


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise refused("too_large", _("Berkas lebih dari 1 MB: kirim satu tahun setiap kali."))
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(
            "encoding", _("Berkas ini bukan UTF-8: simpan ulang dengan pengodean UTF-8.")
        ) from error
    if "\0" in text:
        raise refused("nul", _("Berkas ini bukan berkas teks."))
    if not text.strip():
        raise refused("empty", _("Berkas ini kosong: isi kolom date, kind, name dan sedikitnya satu hari."))
    return text


def _heading(lines: list[str]) -> tuple[int, str]:
    """How many lines stand above the heading, and what parts its cells; the first line where none is a heading."""
    for above, line in enumerate(lines[:MOST_ABOVE]):
        for delimiter in ",;\t":
            if _is_heading(_names(line.replace('"', "").split(delimiter))):
                return above, delimiter
    separator = _SEPARATOR.fullmatch(lines[0].strip())
    return 0, separator[1] if separator else max(",;\t", key=lines[0].count)


def _names(cells: list[str]) -> list[str]:
    names = [texts.plain(cell).strip().casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _is_heading(names: list[str]) -> bool:
    return len(set(names)) == len(names) and set(COLUMNS) <= set(names) <= {*COLUMNS, *MORE_COLUMNS}


def _row(number: int, cells: list[str], header: list[str]) -> Day:
    cells = [
        texts.seen(cell).strip() if n != header.index("name") else cell.strip()
        for n, cell in enumerate(cells)
    ]
    if len(cells) < len(header) or any(cells[len(header) :]):
        sentence = _("Baris %(line)d berisi %(found)d kolom, bukan %(wanted)d.")
        raise refused("cells", sentence, line=number, found=len(cells), wanted=len(header))
    row = dict(zip(header, cells, strict=False))
    row["kind"] = row["kind"].casefold()
    if row["kind"] not in KINDS:
        sentence = _("Baris %(line)d: jenis %(kind)s tidak dikenal. Yang dikenal: %(known)s.")
        raise refused("kind", sentence, line=number, kind=repr(row["kind"][:40]), known=", ".join(KINDS))
    name = _name(number, row["name"], row["kind"])
    return Day(
        _date(number, row["date"]),
        row["kind"],
        name,
        _name(number, row.get("second_source", ""), REMOVED),
        _week(number, row.get("only_week", "")),
        tentative=_is_unsure(name),
    )


def _week(number: int, text: str) -> int | None:
    if text and text not in WEEK_LENGTHS:
        sentence = _("Baris %(line)d: only_week %(week)s tidak dikenal. Tulis 5, 6, atau kosongkan.")
        raise refused("only_week", sentence, line=number, week=repr(text[:40]))
    return int(text) if text else None


def _is_unsure(*told: str) -> bool:
    return any(_UNSURE.search(texts.plain(text).casefold()) for text in told)


def _date(number: int, text: str) -> date:
    if not ISO_DATE.fullmatch(text):
        sentence = _("Baris %(line)d: tanggal %(date)s harus ditulis tahun-bulan-hari, misalnya 2026-08-18.")
        raise refused("date_format", sentence, line=number, date=repr(text[:40]))
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        sentence = _("Baris %(line)d: tanggal %(date)s tidak ada dalam penanggalan.")
        raise refused("no_such_date", sentence, line=number, date=text) from error
    return _of_our_time(day)


def _of_our_time(day: date) -> date:
    if day.year not in YEARS:
        sentence = _("Tanggal %(date)s: tahunnya harus antara %(first)d dan %(last)d.")
        raise refused("year", sentence, date=day.isoformat(), first=YEARS[0], last=YEARS[-1])
    return day


def _name(number: int, text: str, kind: str) -> str:
    if kind == REMOVED and not text:
        return ""
    try:
        return texts.clean_as("name", text)
    except texts.BadText as bad:
        sentence = _("Baris %(line)d: nama hari: %(why)s")
        raise refused("name", sentence, line=number, why=sentences.bad_text(bad)) from bad


def _event(number: int, event: "icalendar.Event", kind: str) -> Iterator[Day]:
    import icalendar

    if any(event.get(repeats) is not None for repeats in ("RRULE", "RDATE", "EXDATE")):
        sentence = _("Acara %(number)d berulang: tulis setiap tanggalnya sebagai acara sendiri.")
        raise refused("repeats", sentence, number=number)
    try:
        first, end = _whole_days(event)
    except (icalendar.IncompleteComponent, icalendar.InvalidCalendar, ValueError, OverflowError) as error:
        sentence = _("Acara %(number)d tidak mempunyai tanggal mulai dan selesai yang benar.")
        raise refused("no_such_date", sentence, number=number) from error
    if hasattr(first, "hour") or hasattr(end, "hour"):
        sentence = _("Acara %(number)d mempunyai jam: hari libur harus acara sehari penuh (VALUE=DATE).")
        raise refused("date_format", sentence, number=number)
    if not first < end <= first + LONGEST_EVENT:
        sentence = _("Acara %(number)d harus berlangsung 1 sampai 31 hari.")
        raise refused("event_length", sentence, number=number)
    told, status = _told(event, "DESCRIPTION"), _told(event, "STATUS").upper()
    summary = " ".join(_told(event, "SUMMARY").split())
    name = _name(number, _CALLED_OFF.sub("", summary, count=1) if _CALLED_OFF.match(summary) else summary, "")
    called_off = "CANCELLED" in status or _CALLED_OFF.match(summary) is not None
    kind = REMOVED if called_off else _kind(event, name, kind)
    tentative = "TENTATIVE" in status or _is_unsure(name, told)
    observance = kind != REMOVED and _is_observance(event, name, told)
    for day in range((end - first).days):
        date_off = first + timedelta(days=day)
        yield Day(date_off, kind, name, observance=observance, tentative=tentative)


def _whole_days(event: "icalendar.Event") -> tuple[date, date]:
    """The first day, and the day after the last. Programs also write a whole day from midnight to midnight, and one that
    ends on the day on which it begins. Raises what icalendar raises, ValueError for a date that is no date."""
    start, end = event.get("DTSTART"), event.get("DTEND")
    if isinstance(start, list) or isinstance(end, list):
        raise ValueError("several dates")  # noqa: TRY004 - of a file
    first = event.start if start is None or end is None else start.dt
    last = event.end if start is None or end is None else end.dt
    first, last = (each.date() if _midnight(each) else each for each in (first, last))
    if type(first) is type(last) is date:
        _of_our_time(first)
        last = last + timedelta(days=1) if last == first else last
    return first, last


def _midnight(moment: date) -> TypeGuard[datetime]:
    """Whether it is the beginning of a local day."""
    return isinstance(moment, datetime) and moment.tzinfo != UTC and moment.time() == time.min


def _told(event: "icalendar.Event", name: str) -> str:
    """A property in one text, also where it stands there several times."""
    told = event.get(name, "")
    return " ".join(map(str, told)) if isinstance(told, list) else str(told)


def _is_observance(event: "icalendar.Event", name: str, told: str) -> bool:
    """Whether its source says of the day that it is worked."""
    said = [texts.plain(text).casefold().strip() for text in (told, *map(str, event.categories))]
    if _WORKED.search(name.casefold()) or any(_NOT_OFF.search(text) for text in said):
        return True
    if any(_OFF.search(text) for text in (*said, name.casefold())) or any(each in KINDS for each in said):
        return False
    return any(_OBSERVED.match(text) for text in said)


def _kind(event: "icalendar.Event", name: str, kind: str) -> str:
    named = [str(each).casefold() for each in event.categories]
    found = next((each for each in named if each in KINDS), None)
    if found is not None:
        return found
    joint = any(_JOINT.search(text) for text in (*named, texts.plain(name).casefold()))
    return HolidayKind.JOINT_LEAVE.value if joint else kind


def _once(days: Iterable[Day]) -> list[Day]:
    """In order of date, two names of one day joined; a day that is named and taken out is refused, and a file that
    names none."""
    found: dict[date, Day] = {}
    for day in days:
        found[day.date] = _joined(found[day.date], day) if day.date in found else day
        if len(found) > MOST_DAYS:
            raise refused("too_many", _("Berkas berisi terlalu banyak hari: kirim satu tahun setiap kali."))
    if not found:
        raise refused("empty", _("Berkas ini tidak memuat satu hari pun."))
    return [found[day] for day in sorted(found)]


def _joined(one: Day, other: Day) -> Day:
    """Two entries of one date as one day. What is off counts more than what is worked, what is sure more than what is
    not, and the kind is that of the wider decree. Raises BadInput."""
    if one.observance != other.observance:
        return other if one.observance else one
    if (one.kind == REMOVED) != (other.kind == REMOVED):
        sentence = _("Tanggal %(date)s tertulis dua kali, juga untuk dihapus: sisakan satu baris.")
        raise refused("twice", sentence, date=one.date.isoformat())
    return Day(
        one.date,
        min(one.kind, other.kind, key=KINDS.index),
        _both(one.name, other.name),
        _both(one.second_source, other.second_source),
        one.only_week if one.only_week == other.only_week else None,
        one.observance,
        one.tentative and other.tentative,
    )


def _both(one: str, other: str) -> str:
    """Two names as one, none of them twice."""
    return " / ".join(dict.fromkeys(filter(None, (*one.split(" / "), other))))[:MOST_NAME]
