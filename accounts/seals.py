"""What the application itself wrote in rows that no event tells of: seats, scores, calendars. Each write leaves a seal, so
that `doctor` sees a change by hand (docs/adr/0036).

A seal holds a keyed digest for each column. The key is not in the database: whoever writes there by hand cannot seal.
"""

# ruff: noqa: SLF001 - Django documents Model._meta, and with it Model._base_manager

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Final, TypeVar, cast

import pgtrigger
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import Func, Model

from accounts.prepared import Prepared
from accounts.worded import Worded

GONE: Final = "gone"
"""The only column in the seal of a row that the application deleted."""
BATCH: Final = 1000
ADD: Final = 'INSERT INTO accounts_seal ("table", "row", "columns") VALUES'
ADD_ONE: Final = Prepared(f"{ADD} (%s, %s, %s::jsonb)", [(0, ""), (1, 1), (2, "")])
Row = TypeVar("Row", bound=Model)


def only_added(what: str) -> list[pgtrigger.Trigger]:
    """Triggers that refuse every change, deletion and emptying of a table. `what`: with its verb, "seals are"."""
    return [
        pgtrigger.Protect(name="is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="is_never_emptied",
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            when=pgtrigger.Before,
            func=f"RAISE EXCEPTION '{what} append-only' USING ERRCODE = 'insufficient_privilege';",
        ),
    ]


class Seal(models.Model):
    """What one row held when the application wrote it. Append-only; the latest of a row counts."""

    table = models.CharField(max_length=40)
    row = models.BigIntegerField()
    columns = models.JSONField(default=dict)
    """{column: keyed digest of its value}; {"gone": digest} once it was deleted."""
    at = models.DateTimeField(
        db_default=Func(function="clock_timestamp", output_field=models.DateTimeField())
    )

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "row", "-id"], name="seal_of_row")]
        triggers: ClassVar = only_added("seals are")

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class SealedQuerySet(models.QuerySet[Row]):
    """Seals what it makes in bulk. What it updates or deletes in bulk is sealed by whoever does so."""

    def bulk_create(self, *args: Any, **options: Any) -> list[Row]:
        with transaction.atomic():
            made = super().bulk_create(*args, **options)
            keep(self.model, [row.pk for row in made])
        return made


class Sealed(models.Model):
    """A row whose every write by the application is sealed, in the same commit."""

    UNSEALED: ClassVar[Collection[str]] = ()
    """Columns that change without a seal: counters and marks of progress."""

    class Meta:
        abstract = True

    objects: ClassVar[models.Manager[Any]] = SealedQuerySet.as_manager()

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            models.Model.save(self, *args, **options)
            named = options.get("update_fields")
            if named is None or set(named) - set(self.UNSEALED):
                keep(type(self), [self.pk])
                self.leave()

    def leave(self) -> None:
        """What a write leaves beside the seal, in the same commit."""

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            bury(type(self), [self.pk])
            return super().delete(*args, **options)


def keep(model: type[Model], rows: Iterable[Any], *, columns: Collection[str] = ()) -> None:
    """Seal these rows (their keys) as they are stored now: these columns, or all that the model seals."""
    wanted = list(rows)
    if not wanted:
        return
    table, names = model._meta.db_table, tuple(columns or sealed_columns(model))
    if len(wanted) == 1:
        stored: Iterable[Any] = _one(model, names)(pk=wanted[0])
    else:
        stored = model._base_manager.filter(pk__in=wanted).values_list("pk", *names)
    _add(table, {pk: dict(zip(names, values, strict=True)) for pk, *values in stored})


def bury(model: type[Model], rows: Iterable[Any]) -> None:
    """Say of these rows that the application deletes them."""
    _add(model._meta.db_table, {pk: {GONE: True} for pk in rows})


@cache
def _one(model: type[Model], columns: tuple[str, ...]) -> Worded[Any]:
    return Worded(lambda pk: model._base_manager.filter(pk=pk).values_list("pk", *columns), pk=-987_654_321)


def _add(table: str, rows: Mapping[int, Mapping[str, Any]]) -> None:
    """Write the seals of these rows."""
    told = [(table, pk, json.dumps(digests(table, pk, row))) for pk, row in rows.items()]
    if len(told) == 1:
        cast(Any, connection).owe(ADD_ONE, told[0])  # nobody waits for it
        return
    with connection.cursor() as cursor:
        for first in range(0, len(told), BATCH):
            some = told[first : first + BATCH]
            places = ", ".join(["(%s, %s, %s)"] * len(some))
            cursor.execute(f"{ADD} {places}", [value for row in some for value in row])


def sealed_columns(model: type[Model]) -> list[str]:
    """The columns of the model that a seal covers: all but the key and what it leaves out."""
    fields = model._meta.concrete_fields
    left_out = getattr(model, "UNSEALED", ())
    return [field.attname for field in fields if not field.primary_key and field.name not in left_out]


def digests(table: str, row: int, values: Mapping[str, Any]) -> dict[str, str]:
    return {name: digest(table, row, name, value) for name, value in values.items()}


def digest(*told: Any) -> str:
    """Keyed, so that the database alone can neither make one nor confirm a guess."""
    return hmac.digest(_key(settings.SECRET_KEY), _ENCODER.encode(told).encode(), "sha256").hex()[:32]


def latest(table: str, rows: Collection[int] | None = None) -> dict[int, dict[str, str]]:
    """The latest seal of each column, by row; of these rows, or of all of this table."""
    seals = Seal.objects.filter(table=table, **({} if rows is None else {"row__in": rows})).order_by("id")
    found: dict[int, dict[str, str]] = {}
    for row, columns in seals.values_list("row", "columns").iterator(chunk_size=5000):
        if GONE in columns or GONE in found.get(row, {}):
            found[row] = {}
        found.setdefault(row, {}).update(columns)
    return found


def broken(model: type[Model]) -> Iterator[tuple[int, str]]:
    """(key, what is wrong) of each row that is not as the application left it: a column, `inserted` or `deleted`.

    A column that came after the row's seal is empty until the application writes it, and seals it then."""
    table = model._meta.db_table
    seals = latest(table)
    names = sealed_columns(model)
    for row in model._base_manager.order_by("pk").values("pk", *names).iterator(chunk_size=5000):
        pk = row.pop("pk")
        kept = seals.pop(pk, None)
        if kept is None or GONE in kept:
            yield pk, "inserted"
            continue
        for name in names:
            as_left = digest(table, pk, name, row[name]) if name in kept or row[name] is not None else None
            if kept.get(name) != as_left:
                yield pk, name
    for pk, kept in seals.items():
        if kept.get(GONE) != digest(table, pk, GONE, True):
            yield pk, "deleted"


def _plain(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return str(value.normalize())
        case bytes() | memoryview():
            return bytes(value).hex()
        case _:
            return str(value)


_ENCODER: Final = json.JSONEncoder(default=_plain, sort_keys=True)


@cache
def _key(secret: str) -> bytes:
    return hmac.new(secret.encode(), b"tuntas.seal", hashlib.sha256).digest()
