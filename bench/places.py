"""Agencies, units and people of the demo, copied in SQL until there are as many as are wanted; and what the database says of its tables,
which each copy goes by."""

from dataclasses import dataclass
from typing import Final

from django.db.backends.utils import CursorWrapper

from accounts.models import Agency, Membership, Unit, User

STEP: Final = 1000
"""Between the keys of a place and of its copy."""


@dataclass(frozen=True, slots=True)
class Places:
    """How units, agencies and people are copied: each place of the demo again and again, keys a step apart."""

    groups: int
    """Copies of the agencies, with whom they seat."""
    copies: int
    """Copies of the units, with whom they seat."""
    national: tuple[int, ...]
    of_agencies: tuple[int, ...]
    """Users without a unit."""

    def unit(self, key: str) -> str:
        return f"({key} + c.place * {STEP})"

    def agency(self, key: str) -> str:
        return f"({key} + c.place % {self.groups} * {STEP})"

    def user(self, key: str) -> str:
        return (
            f"(CASE WHEN {key} = ANY('{array(self.national)}') THEN {key} WHEN {key} = ANY('{array(self.of_agencies)}')"
            f" THEN {self.agency(key)} ELSE {self.unit(key)} END)"
        )


def array(keys: tuple[int | str, ...]) -> str:
    return "{" + ",".join(map(str, keys)) + "}"


def places(cursor: CursorWrapper, agencies: int, units: int) -> Places:
    """Make this many agencies and units and their people, about, unless they are there."""
    first = {"id__lt": STEP}
    told_agencies, told_units = Agency.objects.filter(**first).count(), Unit.objects.filter(**first).count()
    seats = Membership.objects.filter(user__id__lt=STEP)
    national = seats.filter(agency=None, unit=None).values_list("user", flat=True)
    of_agencies = seats.filter(unit=None).exclude(agency=None).values_list("user", flat=True)
    found = Places(
        groups=max(1, round(agencies / told_agencies)),
        copies=max(1, round(units / told_units)),
        national=tuple(sorted(set(national))),
        of_agencies=tuple(sorted(set(of_agencies))),
    )
    if Unit.objects.filter(pk__gte=STEP).exists():
        return found
    assert User.objects.filter(**first).count() == User.objects.count(), "keys are a step apart"
    moved = f"o.{{}} + c.place * {STEP}"
    named = "o.{} || '-' || c.place"
    copied: dict[str, tuple[int, dict[str, str], str]] = {
        "accounts_agency": (
            found.groups,
            {"id": moved, "code": named, "name": "o.{} || ' ' || c.place"},
            "",
        ),
        "accounts_unit": (
            found.copies,
            {
                "id": moved,
                "code": "left(o.{}, 34) || '-' || c.place",
                "agency_id": found.agency("o.agency_id"),
            },
            "",
        ),
        "accounts_user": (
            found.copies,
            {"id": moved, "username": named, "email": "c.place || '.' || o.{}"},
            _once_a_place(found, "o.id"),
        ),
        "accounts_membership": (
            found.copies,
            dict.fromkeys(("id", "user_id", "agency_id", "unit_id"), moved),
            _once_a_place(found, "o.user_id"),
        ),
    }
    for table, (last, changed, where) in copied.items():
        columns = columns_of(cursor, table)
        values = [changed.get(name, "o.{}").format(name) for name in columns]
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) OVERRIDING SYSTEM VALUE SELECT {', '.join(values)}"
            f" FROM generate_series(1, {last - 1}) c(place), {table} o WHERE o.id < {STEP} {where}"
        )
    return found


def _once_a_place(found: Places, key: str) -> str:
    nowhere, agencies = array(found.national), array(found.of_agencies)
    return (
        f"AND NOT {key} = ANY('{nowhere}') AND NOT ({key} = ANY('{agencies}') AND c.place >= {found.groups})"
    )


def columns_of(cursor: CursorWrapper, table: str) -> dict[str, str]:
    """Its columns that are not computed, with their types."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return dict(cursor.fetchall())


def references_of(cursor: CursorWrapper, table: str) -> dict[str, str]:
    """Column -> the table that it refers to."""
    cursor.execute(
        "SELECT a.attname, k.confrelid::regclass::text FROM pg_constraint k JOIN pg_attribute a"
        " ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]"
        " WHERE k.contype = 'f' AND k.conrelid = %s::regclass",
        [table],
    )
    return dict(cursor.fetchall())
