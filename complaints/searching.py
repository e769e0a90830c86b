"""How a page of a search is found, among ten million cases as among ten thousand (docs/adr/0050).

A word that few cases hold: those cases first, then their order. A word that many hold: along the list, a look at each case,
until the page is full. The database tells which (`cases_with_words`), so that neither is ever asked for what it is slow at.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.apps import apps
from django.db import connections
from django.db.models import (
    BooleanField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)

from accounts.actors import Actor
from accounts.roles import POWERS, Sees
from complaints import references

if TYPE_CHECKING:
    from complaints.querysets import ComplaintQuerySet

FEW: Final = 2_000
"""So many cases of some agencies, or of a unit, are put in order at once; more are looked for along their list."""
FEW_OF_ALL: Final = 8_000
"""The same of all agencies, whose list is longer."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cases that a search finds."""

    cases: "ComplaintQuerySet"
    many: bool = False
    """More than is quickly counted."""
    at_least: int = 0
    """So many of those that the reader may see hold the words, where that is known without counting."""


class _Range(NamedTuple):
    agencies: list[int] | None
    """Among whose cases words are looked up; None for all."""
    few: int
    whole: bool = True
    """Whether the reader sees all of these."""


def found(cases: "ComplaintQuerySet", words: str, *, by: Actor) -> Found:
    """What `cases.search(words)` finds, for a page of it. `cases` are what this person sees, or fewer."""
    among = _range(by)
    sql, params = named(words)[0].union(*named(words)[1:], all=True).query.sql_with_params()
    with connections[cases.db].cursor() as cursor:
        cursor.execute(
            f"SELECT cases_with_words(%s, %s::bigint[], %s), ARRAY({sql})",
            [words, among.agencies, among.few, *params],
        )
        few, called = cursor.fetchone()
    if few is not None:
        return Found(cases.filter(_Among("pk", Value(f"{{{','.join(map(str, few + called))}}}"))))
    its_own = apps.get_model("complaints", "Words").objects.filter(complaint_id=OuterRef("pk"))
    along = Subquery(its_own.annotate(held=_holds(words)).values("held"), output_field=BooleanField())
    return Found(
        cases.filter(along | Q(pk__in=called) if called else along),
        many=True,
        at_least=among.few if among.whole else 0,
    )


def holding(words: str) -> QuerySet[Any]:
    """The keys of the cases that hold these words."""
    rows: QuerySet[Any] = apps.get_model("complaints", "Words").objects.filter(_holds(words))
    return rows.values("complaint_id")


def named(words: str) -> list[QuerySet[Any]]:
    """The keys of the cases whose reference this is, here, and in a register."""
    key = _key("reference")
    imported = (
        apps.get_model("workflow", "ImportedCase")
        .objects.alias(key=key)
        .filter(key=_key(Value(words)))
        .exclude(key="")
    )
    ours = apps.get_model("complaints", "Complaint").objects.filter(reference=_reference(words))
    return [ours.values("pk"), imported.values("complaint")]


def _range(by: Actor) -> _Range:
    seats = [seat for seat in by.seats if POWERS[seat.role].sees != Sees.NOTHING]
    if any(POWERS[seat.role].sees == Sees.HELD for seat in seats):
        return _Range(None, FEW, whole=False)
    if any(seat.national for seat in seats):
        return _Range(None, FEW_OF_ALL)
    return _Range([seat.agency_id for seat in seats if seat.agency_id], FEW)


def _holds(words: str) -> Func:
    """Whether a row of words holds all of these."""
    return _Holds("words", Value(words))


def _reference(words: str) -> str:
    """The reference that these words may be or hold, as a pasted link does; empty where they are none, as no case has."""
    try:
        return references.normalise(words)
    except references.BadCode:
        return references.within(words)


def _key(of: str | Value) -> Func:
    """A reference of a register as it is compared, by a function of the database."""
    return Func(of, function="reference_key", output_field=TextField())


class _Holds(Func):
    template = "%(expressions)s))"
    arg_joiner = " @@ plainto_tsquery('indonesian', searched("
    output_field = BooleanField()


class _Among(Func):
    """Whether a key is one of these, which come as one text: of an array Django prepares every key, which takes longer than
    the search."""

    output_field = BooleanField()
    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
