"""Older registers made into cases, a block of rows a transaction. No message is sent and no breach is recorded.

A row is known by source and reference: a second import changes nothing, and one that was broken off goes on."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from accounts.models import Agency
from law import rules
from workflow.calendars import present
from workflow.models import Calendar
from workflow.register.hands import Hands
from workflow.register.lines import Register
from workflow.register.mapping import AgencyTold, ImportMapping
from workflow.register.reading import Block, RefusedRow, ahead, blocks
from workflow.register.table import Unusable, opened
from workflow.register.writing import Writer, Written


@dataclass(slots=True)
class Report:
    """What became of every row below the heading: read = imported + already_there + refused + blank."""

    read: int = 0
    imported: int = 0
    already_there: int = 0
    refused: int = 0
    blank: int = 0
    above: int = 0
    """Lines above the heading, which are passed over."""
    told: int = 0
    """Bytes of the file that were dealt with."""
    unknown_channels: Counter[str] = field(default_factory=Counter)
    """Of imported rows: words that no channel of the mapping covers, taken in as `other`."""
    units_made: list[str] = field(default_factory=list)

    def add(self, block: Block, written: Written) -> None:
        self.read += block.read
        self.blank += block.blank
        self.refused += len(block.refused) + len(written.refused)
        self.already_there += block.again + written.already_there
        self.imported += written.imported
        self.unknown_channels += written.unknown_channels
        self.units_made += written.units_made
        self.told = block.told


def import_register(
    path: Path,
    mapping: ImportMapping,
    report: Report,
    *,
    at: datetime,
    refused: Callable[[RefusedRow], None],
    progress: Callable[[Report], object] = lambda _report: None,
) -> None:
    """Read the register to its end and make its rows cases; `report` grows with each block, when that is committed.

    `refused` is told of each row that becomes none. Raises Unusable when file or mapping cannot be used; blocks written
    before then stay, and are known next time.
    """
    with opened(path, mapping.encoding) as (text, told):
        register = Register(text, mapping)
        report.above = register.above
        agency = _agency(mapping.agency)
        begins = rules.law(agency.law).begins
        found = blocks(register, told, zone=agency.zone, begins=begins, until=at)

        def tell(block: Block, written: Written) -> None:
            for row in sorted([*block.refused, *written.refused], key=lambda row: row.line):
                refused(row)
            report.add(block, written)
            progress(report)

        with closing(ahead(found)) as read_ahead, Hands(Writer(mapping, agency, at), tell) as hands:
            for block in read_ahead:
                hands.take(block)


def _agency(wanted_agency: AgencyTold) -> Agency:
    """The agency of the mapping; made, closed for filing, where there is none. Raises Unusable where it
    exists and counts its days in another way than the mapping says."""
    wanted = {
        "zone": wanted_agency.zone,
        "working_week": wanted_agency.working_week,
        "calendar": wanted_agency.calendar,
    }
    agency = Agency.objects.filter(code=wanted_agency.code).first()
    if agency is None:
        needed = {"name": wanted_agency.name, "level": wanted_agency.level, **wanted}
        missing = [key for key, value in needed.items() if value is None]
        if missing:
            keys = ", ".join(missing).replace("calendar", "holidays")
            raise Unusable(
                f"There is no agency {wanted_agency.code} yet, and the mapping does not tell its {keys}."
            )
        _look_for_calendar(str(wanted_agency.calendar))
        # another import may make it in this moment
        agency, _made = Agency.objects.get_or_create(
            {"open_for_filing": False, **needed}, code=wanted_agency.code
        )
    for key, value in wanted.items():
        stands = getattr(agency, key)
        if value is not None and value != stands:
            raise Unusable(
                f"The agency {wanted_agency.code} has the {key} {stands}; the mapping says {value}."
            )
    _look_for_calendar(agency.calendar)
    return agency


def _look_for_calendar(code: str) -> None:
    try:
        present.current(code)
    except Calendar.DoesNotExist as error:
        raise Unusable(f"There is no calendar {code}: load it first (load_calendars).") from error
