"""What a row of an older register means under its mapping. Pure: no database, no clock."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import Final, TextIO
from zoneinfo import ZoneInfo

from complaints import texts
from complaints.codes import Channel
from law.counting import local_date
from workflow.register.dates import Dates, Moment
from workflow.register.mapping import ENDED, REQUIRED, Fate, ImportMapping, folded
from workflow.register.table import NOT_DECODED, Row, Table, Unusable

MOST_ABOVE: Final = 100
"""Rows among which the heading is looked for."""
MOST_NEEDED: Final = 100
LONGEST_CODE: Final = 40
SHORTEST_CODE: Final = 2
MOST_TEXT: Final = {"subject": 200, "description": 10_000}
YEARS: Final = range(2, 9999)
"""Years in which an instant has a local date in every zone."""


_FOR_A_SPREADSHEET: Final = re.compile(r"""="([^"]*)"|'([=+@-]?[0-9].*)""", re.DOTALL)
"""How programs keep a spreadsheet from taking a cell for a number, a date or a formula."""
_ROUNDED: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E[+][0-9]+")
"""A long number as a spreadsheet shows and saves it: its last digits are lost."""


class RowRefused(Exception):
    """A row that cannot become a case; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row understood. Instants are in UTC; `ended_at` is set for an ended fate only.

    `line` is where its row begins. `channel_unknown`: the word that stood there, where the mapping does not know it.
    """

    line: int
    reference: str
    filed_at: datetime
    unit: str
    unit_code: str
    fate: Fate
    ended_at: datetime | None
    channel: Channel
    channel_unknown: str | None
    typed: Mapping[str, str]


@lru_cache(maxsize=1000)
def unit_code(owner: str) -> str:
    """The code of the unit that a register calls so: lower case, all but a-z and 0-9 as dashes, 2 to 40 long.

    Two long names that begin alike stay two. Raises RowRefused for a name without a letter or digit of ASCII.
    """
    plain = unicodedata.normalize("NFKD", owner).encode("ascii", "ignore").decode().lower()
    return fitting_code(re.sub("[^a-z0-9]+", "-", plain).strip("-"), owner)


def fitting_code(code: str, owner: str) -> str:
    if not code:
        raise RowRefused(f"the unit {owner!r} yields no code")
    if len(code) < SHORTEST_CODE:
        return f"unit-{code}"
    if len(code) <= LONGEST_CODE:
        return code
    mark = sha256(code.encode()).hexdigest()[:6]
    return f"{code[: LONGEST_CODE - len(mark) - 1].rstrip('-')}-{mark}"


class Register:
    """A register opened for reading: its heading is read, its rows follow one by one."""

    def __init__(self, stream: TextIO, mapping: ImportMapping) -> None:
        """Raises Unusable when the file has no heading or lacks a required column."""
        self._mapping = mapping
        self._encoding = getattr(stream, "encoding", None) or mapping.encoding
        self._dates_of = Dates(mapping.date_formats, mapping.excel_dates)
        self._table = Table(stream, mapping.delimiter, mapping.quote)
        self._rows = self._table.rows(self._like_a_row)
        self._key: tuple[int, ...] = ()
        self._places: dict[str, int] = {}
        self._heading: list[str] = []
        self.above: int = self._read_heading()
        """How many lines stand above the heading."""

    def rows(self) -> Iterator[Row]:
        """Every row below the heading, blank ones too. Raises Unusable where the file stops being a table."""
        return self._rows

    def reference(self, row: Row) -> str:
        """Its number in the register, also of a row that is refused; may be empty."""
        return "/".join(filter(None, (self._at(row, place) for place in self._key)))

    def entry(self, row: Row, *, zone: str, begins: date, until: datetime) -> Entry:
        """What the row says, its naive times local to `zone`; raises RowRefused, also for times before the local
        date on which the law of the agency begins, and after `until`."""
        self._refuse_broken(row)
        reference = self._reference(row)
        unit = self._needed(row, "unit")
        status = self._needed(row, "status")
        fate = self._mapping.statuses.get(folded(texts.seen(status)))
        if fate is None:
            raise RowRefused(f"the mapping does not know the status {status!r}")
        filed_at, ended_at = self._dates(row, fate, zone, begins)
        if max(filed_at, ended_at or filed_at) > until:
            raise RowRefused("it lies in the future")
        channel, unknown = self._channel(row)
        return Entry(
            row.line,
            reference,
            filed_at,
            unit,
            unit_code(unit),
            fate,
            ended_at,
            channel,
            unknown,
            self._typed(row, reference),
        )

    def _refuse_broken(self, row: Row) -> None:
        """Raises RowRefused for a row whose cells are not what their headings say."""
        if row.fault:
            raise RowRefused(row.fault)
        if len(row.cells) > len(self._heading) and not all(
            map(texts.invisible, row.cells[len(self._heading) :])
        ):
            told = len(row.cells)
            raise RowRefused(f"it has {told} cells, the heading {len(self._heading)}")
        if NOT_DECODED.search("".join(row.cells)):
            raise RowRefused(f"it is not in {self._encoding}")
        first = self._key[0]
        if _name(self._at(row, first)) == self._heading[first] and [*map(_name, row.cells)] == self._heading:
            raise RowRefused("it repeats the heading")

    def _read_heading(self) -> int:
        """Find the first row that has every column that is needed, and the place of each; how many lines stand
        above it. Raises Unusable."""
        best: tuple[int, Row] | None = None
        wanted = [*self._mapping.key, *(self._mapping.columns[name] for name in REQUIRED)]
        for row in islice(self._rows, MOST_ABOVE):
            if row.blank or (self._mapping.heading_line or row.line) != row.line:
                continue
            self._heading = [_name(cell) for cell in row.cells]
            found = sum(_name(column) in self._heading for column in wanted)
            if not row.fault and found == len(wanted):
                self._key = tuple(self._place(column, "reference") for column in self._mapping.key)
                self._places = {
                    name: self._place(column, name)
                    for name, column in self._mapping.columns.items()
                    if _name(column) in self._heading
                }
                return row.line - 1
            if best is None or found > best[0]:
                best = found, row
        raise self._without_heading(None if best is None else best[1])

    def _place(self, column: str, name: str) -> int:
        if self._heading.count(_name(column)) > 1:
            raise Unusable(f"The register has the column {column!r} twice, which holds the {name}.")
        return self._heading.index(_name(column))

    def _without_heading(self, row: Row | None) -> Unusable:
        """Why the row that looks most like the heading is none."""
        where = "" if row is None else f" in line {row.line}"
        if row is None:
            line = self._mapping.heading_line
            return Unusable(
                f"The register has nothing in line {line}: it has no heading there."
                if line
                else "The register is empty: it has no heading."
            )
        if row.fault:
            return Unusable(f"The heading{where} cannot be read: {row.fault}.")
        text = "".join(row.cells)
        if NOT_DECODED.search(text) or "\0" in text:
            return Unusable(
                f"The register is not in {self._encoding}{where}: name its encoding in the mapping."
            )
        heading = {_name(cell) for cell in row.cells}
        columns = [("reference", column) for column in self._mapping.key]
        columns += [(name, self._mapping.columns[name]) for name in REQUIRED]
        name, column = next((n, c) for n, c in columns if _name(c) not in heading)
        parted = f" Its cells are parted by {self._table.delimiter!r}." if len(row.cells) == 1 else ""
        return Unusable(f"The register has no column {column!r}, which holds the {name}.{parted}")

    def _like_a_row(self, line: str) -> bool:
        """Whether a line inside of quotes is a row of the register rather than prose. In prose a space stands
        behind a comma; a date in its column and a known status in its tell a row in any case."""
        cells = self._table.split(line)
        if not self._places or len(cells) <= max(*self._key, *(self._places[name] for name in REQUIRED)):
            return False
        row = Row(0, [cell.strip('"') for cell in cells])
        dated = self._dates_of.read(self._cell(row, "filed_at")) is not None
        known = folded(texts.seen(self._cell(row, "status"))) in self._mapping.statuses
        spaced = sum(cell.startswith(" ") for cell in cells[1:]) * 2 >= len(cells) - 1
        return (dated and known) or (not spaced and (dated or known or len(cells) >= len(self._heading)))

    def _reference(self, row: Row) -> str:
        parts = [self._at(row, place) for place in self._key]
        for part, column in zip(parts, self._mapping.key, strict=True):
            if not part:
                raise RowRefused("it has no reference" if len(parts) == 1 else f"it has no {column}")
            if _ROUNDED.fullmatch(part):
                raise RowRefused(f"its {column} {part} is a number that a spreadsheet has rounded")
        return _in_one_line("/".join(parts), "reference")

    def _dates(self, row: Row, fate: Fate, zone: str, begins: date) -> tuple[datetime, datetime | None]:
        """When it was filed and ended. A date without a time is the whole local day: of the day on which the case
        was filed, it is not before the filing."""
        _timed, filed_at = self._instant(self._needed(row, "filed_at"), zone)
        if local_date(filed_at, zone) < begins:
            raise RowRefused(f"it was filed before {begins}, when the law began")
        ended = _filled(self._cell(row, "ended_at"))
        timed, ended_at = self._instant(ended, zone) if ended else (True, None)
        if fate.state not in ENDED:
            return filed_at, None
        if ended_at is None:
            raise RowRefused(f"it is {fate.state} without an end date")
        if not timed and local_date(ended_at, zone) == local_date(filed_at, zone):
            ended_at = max(filed_at, ended_at)
        if ended_at < filed_at:
            raise RowRefused(f"it ended {ended}, before it was filed {self._cell(row, 'filed_at')}")
        return filed_at, ended_at

    def _instant(self, text: str, zone: str) -> tuple[bool, datetime]:
        """Whether a time of day is told, and the instant in UTC. A local time that comes twice is the first of the
        two; one that the clocks skip counts with the offset from before the jump."""
        moment: Moment | None = self._dates_of.read(text)
        if moment is None or moment.at.year not in YEARS:
            raise RowRefused(f"{text!r} is no date in any of the mapping's date_formats")
        at = moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=ZoneInfo(zone))
        return moment.timed, at.astimezone(UTC)

    def _channel(self, row: Row) -> tuple[Channel, str | None]:
        if "channel" not in self._places:
            return Channel.OTHER, None
        word = self._cell(row, "channel")
        channel = self._mapping.channels.get(folded(texts.seen(word)))
        return (Channel.OTHER, word) if channel is None else (channel, None)

    def _typed(self, row: Row, reference: str) -> dict[str, str]:
        """The texts of the row; one without a subject goes by its number."""
        typed = {}
        for kind, most in MOST_TEXT.items():
            text = self._cell(row, kind)
            try:
                typed[kind] = texts.clean(
                    " ".join(text.split()) if kind == "subject" else text, least=0, most=most
                )
            except texts.BadText as refusal:
                raise RowRefused(f"its {kind} cannot be kept {_told(refusal)}") from refusal
        typed["subject"] = typed["subject"] or f"{self._mapping.source} {reference}"
        return {kind: text for kind, text in typed.items() if text}

    def _needed(self, row: Row, name: str) -> str:
        """A cell that must not be empty, in one line."""
        text = _filled(self._cell(row, name))
        if not text:
            raise RowRefused(f"it has no {name}")
        return _in_one_line(text, name)

    def _cell(self, row: Row, name: str) -> str:
        """The trimmed text of a cell; empty where the column or the cell is absent."""
        place = self._places.get(name)
        return "" if place is None else self._at(row, place)

    def _at(self, row: Row, place: int) -> str:
        """One that a program put in ="..." for a spreadsheet, or behind a ', without that; of the reference only what can
        be seen."""
        text = unwrapped(row.cells[place].strip() if place < len(row.cells) else "")
        return texts.seen(text).strip() if place in self._key else text


def unwrapped(text: str) -> str:
    """A cell without the ="..." or ' by which a program keeps a spreadsheet from taking it for a number or a formula."""
    wrapped = _FOR_A_SPREADSHEET.fullmatch(text)
    return text if wrapped is None else (wrapped[1] or wrapped[2] or "").strip()


def _name(heading: str) -> str:
    """A heading as it is compared."""
    return folded(texts.plain(heading))


def _filled(text: str) -> str:
    """The text of a cell; empty where it says nothing: a lone dash, or what nobody can see."""
    return "" if texts.invisible(text) or texts.plain(text[:MOST_NEEDED]).strip(" -") == "" else text


def _told(refusal: texts.BadText) -> str:
    found = refusal.found
    where = f": {found.sign}, character {found.column} of line {found.line}" if found else ""
    return f"({refusal.code}){where}"


def _in_one_line(text: str, name: str) -> str:
    try:
        return texts.clean(" ".join(text.split()), least=1, most=MOST_NEEDED, one_line=True)
    except texts.BadText as refusal:
        raise RowRefused(f"its {name} cannot be kept {_told(refusal)}") from refusal
