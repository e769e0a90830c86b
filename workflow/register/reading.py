"""A register read in blocks: each of its rows is understood, the same again, blank, or refused. No database of ours: the next
block can be read while one is written."""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Final

from complaints import texts
from workflow.register.lines import MOST_NEEDED, Entry, Register, RowRefused
from workflow.register.table import Row

BLOCK: Final = 1000
"""Rows of one block."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that became no case; `line` is where it begins in the file."""

    line: int
    reference: str
    reason: str

    def __str__(self) -> str:
        reference = texts.shown(self.reference[:MOST_NEEDED])
        return f"line {self.line}, {reference or 'no reference'}: {self.reason}"


@dataclass(slots=True)
class Block:
    """What some neighbouring rows are. Of `read` rows `blank` hold nothing, `again` say what an earlier row of the file said,
    `refused` cannot become cases, and the others are `entries`. `told`: bytes of the file read by then."""

    read: int = 0
    blank: int = 0
    again: int = 0
    told: int = 0
    entries: list[Entry] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


def blocks(
    register: Register, told: Callable[[], int], *, zone: str, begins: date, until: datetime
) -> Iterator[Block]:
    """The rows below the heading, in their order. What a row may say: `Register.entry`."""
    seen, rows = _Seen(), register.rows()
    while some := list(islice(rows, BLOCK)):
        block, understood = Block(read=len(some)), []
        for row in some:
            if row.blank:
                block.blank += 1
                continue
            try:
                entry = register.entry(row, zone=zone, begins=begins, until=until)
            except RowRefused as refusal:
                block.refused.append(RefusedRow(row.line, register.reference(row), str(refusal)))
                continue
            understood.append((row, entry, _content(row)))
        first = seen.first([(entry.reference, row.line, content) for row, entry, content in understood])
        for row, entry, content in understood:
            line, content_there = first[entry.reference]
            if line == row.line:
                block.entries.append(entry)
            elif content == content_there:
                block.again += 1
            else:
                reason = f"line {line} has the same reference and says something else"
                block.refused.append(RefusedRow(row.line, register.reference(row), reason))
        block.refused.sort(key=lambda row: row.line)
        block.told = told()
        yield block


def ahead(found: Iterator[Block]) -> Generator[Block, None, None]:
    """The same; while the caller works on one, a thread reads the next."""
    with ThreadPoolExecutor(1) as reader:
        coming = reader.submit(next, found, None)
        while (block := coming.result()) is not None:
            coming = reader.submit(next, found, None)
            yield block


class _Seen:
    """Each number of the register with the line in which it stood first, and what that row said. In a file that goes with the
    process: a register may be larger than memory."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("CREATE TABLE seen (reference PRIMARY KEY, line, content) WITHOUT ROWID")

    def first(self, rows: list[tuple[str, int, int]]) -> dict[str, tuple[int, int]]:
        """Of each number among these rows (number, line, content) the line and content where it stood first."""
        before = self._file.total_changes
        self._file.execute("BEGIN")
        self._file.executemany("INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)
        self._file.execute("COMMIT")
        if self._file.total_changes - before == len(rows):
            return {reference: (line, content) for reference, line, content in rows}
        look = "SELECT line, content FROM seen WHERE reference = ?"
        return {
            reference: self._file.execute(look, [reference]).fetchone() for reference, _line, _content in rows
        }


def _content(row: Row) -> int:
    """What two rows that say the same have in common: spaces around and empty cells at the end do not count."""
    cells = [cell.strip() for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    return hash(tuple(cells))
