"""What a row of an older register means under its mapping. Pure: no database, no clock."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Final, TextIO
from zoneinfo import ZoneInfo

from complaints import texts
from complaints.codes import Channel
from law.counting import local_date
from workflow.register.mapping import ENDED, REQUIRED, Fate, ImportMapping, Unusable, folded

NOT_DECODED: Final = re.compile("[\udc80-\udcff]")
"""What `surrogateescape` makes of bytes that are not of the file's encoding."""
MOST_NEEDED: Final = 100
LONGEST_CODE: Final = 40
SHORTEST_CODE: Final = 2
MOST_TEXT: Final = {"subject": 200, "description": 10_000}
YEARS: Final = range(2, 9999)
"""Years in which an instant has a local date in every zone."""


class RowRefused(Exception):
    """A row that cannot become a case; the message says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file; `line` is where it begins, the heading being line 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row understood. Instants are in UTC; `ended_at` is set for an ended fate only.

    `channel_unknown`: the word that stood there, where the mapping does not know it.
    """

    reference: str
    filed_at: datetime
    unit: str
    unit_code: str
    fate: Fate
    ended_at: datetime | None
    channel: Channel
    channel_unknown: str | None
    typed: Mapping[str, str]


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
        self._reader = csv.reader(stream, delimiter=mapping.delimiter)
        heading = [name.strip() for name in self._next() or []]
        if not heading:
            raise Unusable("The register is empty: it has no heading.")
        self._width = len(heading)
        self._places: dict[str, int] = {}
        for name, column in mapping.columns.items():
            if heading.count(column) > 1:
                raise Unusable(f"The register has the column {column!r} twice.")
            if column in heading:
                self._places[name] = heading.index(column)
            elif name in REQUIRED:
                raise Unusable(f"The register has no column {column!r}, which holds the {name}.")

    def rows(self) -> Iterator[Row]:
        """Every row but blank lines. Raises Unusable where the file stops being a table."""
        while True:
            line = self._reader.line_num + 1
            cells = self._next()
            if cells is None:
                return
            if cells:
                yield Row(line, cells)

    def reference(self, row: Row) -> str:
        """Its number in the register, also of a row that is refused; may be empty."""
        return self._cell(row, "reference")

    def entry(self, row: Row, *, zone: str, begins: date, until: datetime) -> Entry:
        """What the row says, its naive times local to `zone`; raises RowRefused, also for times before the local
        date on which the law of the agency begins, and after `until`."""
        if len(row.cells) > self._width:
            raise RowRefused(f"it has {len(row.cells)} cells, the heading {self._width}")
        if NOT_DECODED.search("".join(row.cells)):
            raise RowRefused(f"it is not in {self._mapping.encoding}")
        reference = self._needed(row, "reference")
        unit = self._needed(row, "unit")
        status = self._needed(row, "status")
        fate = self._mapping.statuses.get(folded(status))
        if fate is None:
            raise RowRefused(f"the mapping does not know the status {status!r}")
        filed_at, ended_at = self._dates(row, fate, zone, begins)
        if max(filed_at, ended_at or filed_at) > until:
            raise RowRefused("it lies in the future")
        channel, unknown = self._channel(row)
        return Entry(
            reference, filed_at, unit, unit_code(unit), fate, ended_at, channel, unknown, self._typed(row)
        )

    def _dates(self, row: Row, fate: Fate, zone: str, begins: date) -> tuple[datetime, datetime | None]:
        filed_at = self._instant(self._needed(row, "filed_at"), zone)
        if local_date(filed_at, zone) < begins:
            raise RowRefused(f"it was filed before {begins}, when the law began")
        ended = self._cell(row, "ended_at")
        ended_at = self._instant(ended, zone) if ended else None
        if fate.state not in ENDED:
            return filed_at, None
        if ended_at is None:
            raise RowRefused(f"it is {fate.state} without an end date")
        if ended_at < filed_at:
            raise RowRefused(f"it ended {ended}, before it was filed {self._cell(row, 'filed_at')}")
        return filed_at, ended_at

    def _instant(self, text: str, zone: str) -> datetime:
        """The instant in UTC. A local time that comes twice is the first of the two; one that the clocks skip
        counts with the offset from before the jump."""
        for form in self._mapping.date_formats:
            try:
                moment = datetime.strptime(text, form)  # noqa: DTZ007 - its zone follows
            except ValueError:
                continue
            if moment.year not in YEARS:
                break
            return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
        raise RowRefused(f"{text!r} is no date in any of the mapping's date_formats")

    def _channel(self, row: Row) -> tuple[Channel, str | None]:
        if "channel" not in self._places:
            return Channel.OTHER, None
        word = self._cell(row, "channel")
        channel = self._mapping.channels.get(folded(word))
        return (Channel.OTHER, word) if channel is None else (channel, None)

    def _typed(self, row: Row) -> dict[str, str]:
        """The texts of the row; one without a subject goes by its number."""
        typed = {}
        for kind, most in MOST_TEXT.items():
            text = self._cell(row, kind)
            try:
                typed[kind] = texts.clean(
                    " ".join(text.split()) if kind == "subject" else text, least=0, most=most
                )
            except texts.BadText as refusal:
                raise RowRefused(f"its {kind} cannot be kept ({refusal.code})") from refusal
        typed["subject"] = typed["subject"] or f"{self._mapping.source} {self._cell(row, 'reference')}"
        return {kind: text for kind, text in typed.items() if text}

    def _needed(self, row: Row, name: str) -> str:
        """A cell that must not be empty, in one line."""
        text = " ".join(self._cell(row, name).split())
        if not text:
            raise RowRefused(f"it has no {name}")
        try:
            return texts.clean(text, least=1, most=MOST_NEEDED, one_line=True)
        except texts.BadText as refusal:
            raise RowRefused(f"its {name} cannot be kept ({refusal.code})") from refusal

    def _cell(self, row: Row, name: str) -> str:
        """The trimmed text of a cell; empty where the column or the cell is absent."""
        place = self._places.get(name)
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise Unusable(f"The register is no table at line {self._reader.line_num}: {error}.") from error
