"""How an older register is to be read: what its mapping file says. Pure: no database, no clock.

The mapping is a TOML file; docs/examples/register_la311.toml is one, with every key explained.
"""

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from accounts.models import Level
from accounts.weeks import valid_week, valid_zone
from complaints import texts
from complaints.codes import Channel, Ground
from complaints.lifecycle import State
from law.codes import Classification
from law.rulebook_file import RulebookError, Table
from workflow.register.dates import SYSTEMS
from workflow.register.table import Unusable

CODE: Final = re.compile(r"[a-z0-9-]{2,40}")
REQUIRED: Final = ("filed_at", "unit", "status")
"""The columns that a register must have beside its reference."""
OPTIONAL: Final = ("ended_at", "channel", "subject", "description")
FATES: Final = tuple(
    str(state)
    for state in (State.RECEIVED, State.DISPATCHED, State.INVESTIGATING, State.CLOSED, State.WITHDRAWN)
)
ENDED: Final = (State.CLOSED, State.REJECTED, State.WITHDRAWN)

_Choices = TypeVar("_Choices", bound=TextChoices)


@dataclass(frozen=True, slots=True)
class Fate:
    """The state in which a case is imported; `ground` for a rejection."""

    state: State
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class AgencyTold:
    """The agency as the mapping tells it. All but the code may be left out where the agency exists."""

    code: str
    name: str | None
    level: Level | None
    zone: str | None
    working_week: list[int] | None
    calendar: str | None


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """What a mapping file says. Statuses and channels are keyed by `folded` words of the register.

    `key` holds the headings of the columns that make up the reference together, `heading_line` the line of the
    heading where it is not to be looked for; `quote` is empty where no character quotes.
    """

    source: str
    agency: AgencyTold
    classification: Classification
    key: tuple[str, ...]
    columns: Mapping[str, str]
    date_formats: tuple[str, ...]
    excel_dates: int
    statuses: Mapping[str, Fate]
    channels: Mapping[str, Channel]
    delimiter: str
    quote: str
    encoding: str
    heading_line: int | None

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a mapping file; raises Unusable with one sentence that names what is wrong."""
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise Unusable(f"The mapping {path} cannot be read: {error.strerror or error}.") from error
        except (ValueError, RecursionError) as error:
            raise Unusable(f"The mapping {path} is not TOML in UTF-8: {error}.") from error
        try:
            return cls._read(Table(content, path.name, "the file"))
        except RulebookError as error:
            raise Unusable(str(error)) from error

    @classmethod
    def _read(cls, file: Table) -> Self:
        key, columns = _columns(file.inner("columns"))
        mapping = cls(
            source=_code(file, "source"),
            agency=_agency(file.inner("agency")),
            classification=file.code("classification", Classification),
            key=key,
            columns=columns,
            date_formats=tuple(file.items("date_formats", str)),
            excel_dates=file.take("excel_dates", int) or 1900,
            statuses=_statuses(file),
            channels=_channels(file),
            delimiter=file.take("delimiter", str) or ",",
            quote=file.need("quote", str) if file.has("quote") else '"',
            encoding=file.take("encoding", str) or "utf-8-sig",
            heading_line=file.take("heading_line", int),
        )
        file.close()
        _check_dates(file, mapping.date_formats)
        _check_form(file, mapping)
        return mapping


def folded(word: str) -> str:
    """A word of the register as it is compared: spaces and case do not count."""
    return " ".join(word.split()).casefold()


def _agency(table: Table) -> AgencyTold:
    agency = AgencyTold(
        code=_code(table, "code"),
        name=table.text("name") if table.has("name") else None,
        level=_choice(table, "level", Level) if table.has("level") else None,
        zone=table.take("zone", str),
        working_week=table.items("working_week", int) if table.has("working_week") else None,
        calendar=table.take("holidays", str),
    )
    table.close()
    if agency.name is not None:
        try:
            texts.clean_as("name", agency.name)
        except texts.BadText as error:
            raise table.refuse(f"name cannot be kept ({error.code}).") from error
    try:
        if agency.zone is not None:
            valid_zone(agency.zone)
    except ValidationError as error:
        raise table.refuse(f"zone {agency.zone!r} is unknown; an example is Asia/Jakarta.") from error
    try:
        if agency.working_week is not None:
            valid_week(agency.working_week)
    except ValidationError as error:
        raise table.refuse(
            "working_week is not a list of ISO weekdays, 1 = Monday to 7, each once."
        ) from error
    return agency


def _columns(table: Table) -> tuple[tuple[str, ...], dict[str, str]]:
    """The headings that make up the reference; our name of every other column → its heading in the register."""
    match table.need("reference", str, list):
        case [*names] if names and all(isinstance(name, str) and name.strip() for name in names):
            key = tuple(str(name).strip() for name in names)
        case str() as name if name.strip():
            key = (name.strip(),)
        case other:
            raise table.refuse(f"reference is {other!r}, not a heading or a list of headings.")
    columns = {name: table.text(name) for name in REQUIRED}
    columns |= {name: table.text(name) for name in OPTIONAL if table.has(name)}
    table.close()
    return key, columns


def _check_form(file: Table, mapping: ImportMapping) -> None:
    """How the file is written: characters, encoding, heading, numbers of days."""
    if len(mapping.delimiter) != 1 or mapping.delimiter in "\r\n\0":
        raise file.refuse("delimiter is not one character.")
    if len(mapping.quote) > 1 or mapping.quote in ("\r", "\n", "\0", mapping.delimiter):
        raise file.refuse("quote is not one character beside the delimiter, or empty for none.")
    try:
        codecs.lookup(mapping.encoding)
        "".encode(mapping.encoding)
    except (LookupError, ValueError) as error:
        raise file.refuse(f"encoding {mapping.encoding!r} is unknown.") from error
    if mapping.heading_line is not None and mapping.heading_line < 1:
        raise file.refuse("heading_line is not the number of a line, 1 or later.")
    if mapping.excel_dates not in SYSTEMS:
        raise file.refuse("excel_dates is neither 1900 nor 1904.")


def _check_dates(file: Table, forms: tuple[str, ...]) -> None:
    if not forms:
        raise file.refuse("date_formats is empty.")
    sample = datetime(2020, 2, 29, 13, 45, 59, tzinfo=UTC)
    for form in forms:
        try:
            read = datetime.strptime(sample.strftime(form), form)  # noqa: DTZ007 - only whether it can be read
        except (ValueError, re.error) as error:
            raise file.refuse(f"date_formats holds {form!r}, which reads no date: {error}.") from error
        if read.date() != sample.date():
            raise file.refuse(f"date_formats holds {form!r}, which reads no whole date.")


def _statuses(file: Table) -> dict[str, Fate]:
    statuses: dict[str, Fate] = {}
    for word, meaning in file.need("status", dict).items():
        match meaning:
            case {"rejected": ground, **more} if not more and ground in Ground.values:
                fate = Fate(State.REJECTED, Ground(ground))
            case str() if meaning in FATES:
                fate = Fate(State(meaning))
            case _:
                known = f"{', '.join(FATES)}, or {{ rejected = GROUND }} with {', '.join(Ground.values)}"
                raise file.refuse(
                    f"status {word!r} becomes {meaning!r}, which is unknown; known are {known}."
                )
        if statuses.setdefault(folded(word), fate) != fate:
            raise file.refuse(f"status {word!r} stands there twice, with different fates.")
    if not statuses:
        raise file.refuse("status is empty.")
    return statuses


def _channels(file: Table) -> dict[str, Channel]:
    channels = {}
    for word, channel in (file.take("channel", dict) or {}).items():
        if channel not in Channel.values:
            raise file.refuse(
                f"channel {word!r} becomes {channel!r}, which is unknown; known are {', '.join(Channel.values)}."
            )
        channels[folded(word)] = Channel(channel)
    return channels


def _code(table: Table, key: str) -> str:
    code = table.text(key)
    if not CODE.fullmatch(code):
        raise table.refuse(f"{key} {code!r} is no code: 2 to 40 of a-z, 0-9 and -.")
    return code


def _choice(table: Table, key: str, choices: type[_Choices]) -> _Choices:
    value = table.text(key)
    if value not in choices.values:
        raise table.refuse(f"{key} {value!r} is unknown; known are {', '.join(choices.values)}.")
    return choices(value)
