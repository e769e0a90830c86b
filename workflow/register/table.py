"""The lines of a file as rows of cells: encoding, separators, quotes, line ends. Pure.

Every line of the file is in exactly one row, also in one that cannot be read.
"""

import codecs
import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from complaints import texts

MOST_LINE: Final = 131_072
"""The longest line, in characters: what is longer is no register."""
NOT_DECODED: Final = re.compile("[\udc00-\udcff]")
"""What a byte becomes that is not of the file's encoding."""
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OF_OTHERS: Final = {b"PK\x03\x04": "an Excel or OpenDocument file", b"\xd0\xcf\x11\xe0": "an old Excel file"}
_SEPARATOR: Final = re.compile(r'"?sep=(.)"?(.*)', re.IGNORECASE)


class Unusable(Exception):
    """A register or its mapping that cannot be used; the message is one sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file; `line` is where it begins, the first of the file being 1, `lines` how many it
    takes up. `fault` says why its cells cannot be trusted; empty where they can."""

    line: int
    cells: list[str]
    lines: int = 1
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Nothing that can be seen stands in it."""
        return not any(self.cells) or all(texts.invisible(cell) for cell in self.cells)


def _keep_byte(error: UnicodeError) -> tuple[str, int]:
    """Each byte that is not of the encoding as a lone surrogate of its own: also those below 128, which
    `surrogateescape` refuses."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("tuntas-keep-byte", _keep_byte)


@contextmanager
def opened(path: Path, encoding: str) -> Iterator[tuple[TextIO, Callable[[], int]]]:
    """The text of the file, and a function that tells how many bytes are read.

    A byte order mark counts more than `encoding`. Raises Unusable for a file that cannot be read or is no text.
    """
    try:
        with path.open("rb") as raw:
            begins = raw.read(4)
            for mark, what in _OF_OTHERS.items():
                if begins.startswith(mark):
                    raise Unusable(f"The register {path} is {what}, not text: save it as CSV.")
            encoding = next((known for mark, known in MARKS if begins.startswith(mark)), encoding)
            raw.seek(0)
            with TextIOWrapper(raw, encoding, "tuntas-keep-byte", newline="") as text:
                yield text, raw.tell
    except OSError as error:
        raise Unusable(f"The register {path} cannot be read: {error.strerror or error}.") from error
    except (UnicodeError, LookupError) as error:
        raise Unusable(f"The register {path} is not in {encoding}: {error}.") from error


class Lines:
    """The lines of a stream, of which some can be given back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.number = 0
        """Of the line taken last."""

    def take(self) -> str | None:
        """The next line with its end; None after the last. Raises Unusable for one that is far too long."""
        line = self._back.popleft() if self._back else self._stream.readline(MOST_LINE)
        if not line:
            return None
        self.number += 1
        if len(line) >= MOST_LINE:
            raise Unusable(
                f"The register is no table at line {self.number}: it is longer than {MOST_LINE} characters."
            )
        return line

    def give_back(self, lines: Iterable[str]) -> None:
        lines = list(lines)
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


class Table:
    """A stream of lines as rows. A line `sep=;` at its head names the delimiter, whatever the mapping says."""

    def __init__(self, stream: TextIO, delimiter: str, quote: str) -> None:
        """`quote`: the character that cells with delimiters or line breaks are put in; "" where it means nothing."""
        self._lines = Lines(stream)
        self._quote = quote
        self._crlf = False
        self.delimiter = delimiter
        self.above = self._separator_line()
        """How many lines at the head are not part of the table."""

    def rows(self, like_a_row: Callable[[str], bool]) -> Iterator[Row]:
        """Every row. `like_a_row` judges a line that stands inside of a quoted cell."""
        while (line := self._lines.take()) is not None:
            if not self._quote or self._quote not in line:
                yield Row(self._lines.number, self.split(line))
            else:
                yield from self._quoted(line, like_a_row)

    def split(self, line: str) -> list[str]:
        """The cells of a line in which no quote counts."""
        return line.rstrip("\r\n").split(self.delimiter)

    def _separator_line(self) -> int:
        line = self._lines.take()
        self._crlf = line is not None and line.endswith("\r\n")
        told = _SEPARATOR.fullmatch((line or "").lstrip("\ufeff").rstrip("\r\n"))
        if line is None:
            return 0
        if told is None or told[2].strip(told[1]):
            self._lines.give_back([line])
            return 0
        self.delimiter = told[1]
        return 1

    def _quoted(self, line: str, like_a_row: Callable[[str], bool]) -> Iterator[Row]:
        start, used = self._lines.number, [line]

        def feed() -> Iterator[str]:
            yield line
            while (more := self._lines.take()) is not None:
                used.append(more)
                yield more

        try:
            cells = next(csv.reader(feed(), delimiter=self.delimiter, quotechar=self._quote, strict=True))
        except csv.Error:
            self._lines.give_back(used[1:])
            where = "in its line" if len(used) > 1 else "rightly: a cell goes on after it, or the file ends"
            yield Row(start, self.split(line), fault=f"a quote that opens in it is not closed {where}")
            return
        if any(self._swallowed(used[n - 1], used[n], like_a_row) for n in range(1, len(used))):
            fault = f"a quote that opens in line {start} is closed only in line {start + len(used) - 1}, and what stands between looks like rows"
            for n, each in enumerate(used):
                yield Row(start + n, self.split(each), fault=fault)
            return
        yield Row(start, cells, lines=len(used))

    def _swallowed(self, before: str, line: str, like_a_row: Callable[[str], bool]) -> bool:
        """A line inside of a quoted cell that looks like a row of its own. Where rows end with CR LF, a line feed
        alone is part of the cell for certain."""
        if self._crlf and before.endswith("\n") and not before.endswith("\r\n"):
            return False
        return self.delimiter in line.split(self._quote, 1)[0] and like_a_row(line)
