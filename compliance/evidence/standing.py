"""How a unit's year stands: each document with its files, and whether it is there, missing or no longer holds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.db.models import Q

from accounts.models import Unit
from accounts.worded import Worded
from compliance.counted.counting import Proof
from compliance.evidence import needed, proven
from compliance.evidence.models import EvidenceFile, EvidenceStep
from compliance.evidence.needed import Document, Needed

Act = EvidenceStep.Act
UNSORTED: Final = ""
MANAGEMENT: Final = "complaint_management"


class Verdict(StrEnum):
    """What was found of a file."""

    WAITING = "waiting"
    VERIFIED = "verified"
    REVISION = "revision"


class State(StrEnum):
    """How a document stands, by the best of its files."""

    VERIFIED = "verified"
    PROVEN = "proven"
    """By the product, without a file."""
    WAITING = "waiting"
    REVISION = "revision"
    EXPIRED = "expired"
    """There is a file, and none of this year where this year's is asked for."""
    MISSING = "missing"


THERE: Final = (State.VERIFIED, State.PROVEN, State.WAITING)


@dataclass(slots=True)
class Held:
    """A file with what became of it. `document`: its code, UNSORTED where nobody has put it anywhere."""

    file: EvidenceFile
    document: str = UNSORTED
    dated_on: date | None = None
    confirmed_on: date | None = None
    verdict: Verdict = Verdict.WAITING
    note: str = ""
    decided: EvidenceStep | None = None
    """The step of its verdict."""
    replaced_by: int | None = None
    withdrawn: bool = False
    infected: bool = False
    scanned: bool = True

    @property
    def current(self) -> bool:
        return self.replaced_by is None and not self.withdrawn and not self.infected

    def holds_in(self, year: int) -> bool:
        """Whether it was dated or confirmed in that year."""
        return any(on is not None and on.year == year for on in (self.dated_on, self.confirmed_on))


@dataclass(frozen=True, slots=True)
class Line:
    """A document of the list. `proven`: the product proves it; `files`: those that count; `earlier`: those that were replaced or
    taken back."""

    document: Document
    state: State
    proven: bool
    files: list[Held] = field(default_factory=list)
    earlier: list[Held] = field(default_factory=list)

    @property
    def there(self) -> bool:
        return self.state in THERE

    @property
    def lacks(self) -> bool:
        """Whether it is required and not there."""
        return self.document.required and not self.there


@dataclass(frozen=True, slots=True)
class Standing:
    """All documents of a unit's year, and the files that belong to none yet."""

    unit: Unit
    year: int
    needed: Needed
    lines: list[Line]
    unsorted: list[Held]

    def line(self, code: str) -> Line | None:
        return next((one for one in self.lines if one.document.code == code), None)

    def of(self, indicators: Collection[str]) -> list[Line]:
        return [line for line in self.lines if line.document.indicator in indicators]

    @property
    def counts(self) -> dict[str, int]:
        """How many required documents are in each state, and: `required`, `there`, `unsorted` files."""
        return counted(self.lines, len(self.unsorted))


def counted(lines: Iterable[Line], loose: int) -> dict[str, int]:
    asked = [line for line in lines if line.document.required]
    by_state = {state.value: sum(line.state == state for line in asked) for state in State}
    return {
        **by_state,
        "required": len(asked),
        "there": sum(line.there for line in asked),
        "unsorted": loose,
    }


def of(unit: Unit, year: int, *, as_of: datetime) -> Standing:
    """The unit's year. Raises NoInstrument and NoList."""
    return of_units([unit], year, as_of=as_of)[0]


def of_units(units: Iterable[Unit], year: int, *, as_of: datetime) -> list[Standing]:
    """Of several units; as many queries for forty as for one. Raises NoInstrument and NoList."""
    wanted = list(units)
    asked = needed.of(year)
    by_unit: dict[int, list[Held]] = defaultdict(list)
    for one in held(unit__in=[unit.pk for unit in wanted], year=year):
        by_unit[one.file.unit_id].append(one)
    proofs = proven.of_units(wanted, year, as_of=as_of)
    return [_standing(unit, year, asked, by_unit[unit.pk], proofs[unit.pk]) for unit in wanted]


def proofs(unit: Unit, year: int, *, as_of: datetime) -> dict[str, Proof]:
    """Of each indicator of complaint management that documents prove, how many of the required ones are verified. Empty for a
    year without list. Raises NoInstrument."""
    try:
        found = of(unit, year, as_of=as_of)
    except needed.NoList:
        return {}
    wanted = [
        part.code
        for dimension in found.needed.instrument.dimensions
        if dimension.code == MANAGEMENT
        for part in dimension.parts
        if part.evidence == "document"
    ]
    asked = {code: [line for line in found.of([code]) if line.document.required] for code in wanted}
    return {
        code: Proof(sum(line.state == State.VERIFIED for line in lines), len(lines))
        for code, lines in asked.items()
    }


def held(**which: object) -> list[Held]:
    """The files that these conditions choose, in the order in which they came, each with all its steps."""
    found = EvidenceFile.objects.filter(**which).select_related("by").order_by("pk")
    return _with_steps(found)


def of_file(pk: int) -> list[Held]:
    """The same of one file; empty where there is none."""
    return _with_steps(_by_key(pk=pk))


def of_bytes(unit: int, year: int, sha256: str) -> list[Held]:
    """The same of the files with these bytes."""
    return _with_steps(_by_bytes(unit=unit, year=year, sha256=sha256))


_by_key: Final[Worded[EvidenceFile]] = Worded(
    lambda pk: EvidenceFile.objects.filter(pk=pk).select_related("by"), pk=-987_654_321
)
_by_bytes: Final[Worded[EvidenceFile]] = Worded(
    lambda unit, year, sha256: (
        EvidenceFile.objects.filter(unit=unit, year=year, sha256=sha256).select_related("by").order_by("pk")
    ),
    unit=-987_654_321,
    year=31_234,
    sha256="a digest that is none",
)
_steps_of: Final[Worded[EvidenceStep]] = Worded(
    lambda file, replaces: (
        EvidenceStep.objects.filter(Q(file=file) | Q(replaces=replaces)).select_related("by").order_by("pk")
    ),
    file=-987_654_321,
    replaces=-987_654_322,
)


def _steps(keys: list[int]) -> Iterable[EvidenceStep]:
    if len(keys) == 1:
        return _steps_of(file=keys[0], replaces=keys[0])
    steps = EvidenceStep.objects.filter(Q(file__in=keys) | Q(replaces__in=keys))
    return steps.select_related("by").order_by("pk")


def _with_steps(found: Iterable[EvidenceFile]) -> list[Held]:
    files = {file.pk: Held(file, scanned=file.scanned) for file in found}
    for step in _steps(list(files)) if files else ():
        if step.file_id in files:
            told(files[step.file_id], step)
        if step.replaces_id in files:
            files[step.replaces_id].replaced_by = step.file_id
    return list(files.values())


def told(one: Held, step: EvidenceStep) -> None:
    """Bring a file to what its next step says."""
    match step.act:
        case Act.PLACED:
            one.document, one.dated_on, one.confirmed_on = step.document, step.dated_on, step.confirmed_on
            one.verdict, one.note, one.decided = Verdict.WAITING, "", None
        case Act.VERIFIED:
            one.verdict, one.note, one.decided = Verdict.VERIFIED, "", step
        case Act.SENT_BACK:
            one.verdict, one.note, one.decided = Verdict.REVISION, step.note, step
        case Act.WITHDRAWN:
            one.withdrawn = True
        case Act.CLEAN:
            one.scanned = True
        case Act.INFECTED:
            one.infected = True


def _standing(
    unit: Unit, year: int, asked: Needed, files: list[Held], proofs: Mapping[str, bool]
) -> Standing:
    placed: dict[str, list[Held]] = defaultdict(list)
    earlier: dict[str, list[Held]] = defaultdict(list)
    for one in files:
        (placed if one.current else earlier)[one.document].append(one)
    lines = [
        Line(
            document,
            state(document, placed[document.code], year, proven=proofs.get(document.proves, False)),
            proofs.get(document.proves, False),
            placed[document.code],
            earlier[document.code],
        )
        for document in asked.documents
    ]
    return Standing(unit, year, asked, lines, placed[UNSORTED])


def state(document: Document, files: Iterable[Held], year: int, *, proven: bool) -> State:
    """How a document stands by its files that count."""
    all_ = list(files)
    holding = [one for one in all_ if not document.this_year or one.holds_in(year)]
    verdicts = {one.verdict for one in holding}
    if Verdict.VERIFIED in verdicts:
        return State.VERIFIED
    if proven:
        return State.PROVEN
    if Verdict.WAITING in verdicts:
        return State.WAITING
    if Verdict.REVISION in verdicts:
        return State.REVISION
    return State.EXPIRED if all_ else State.MISSING
