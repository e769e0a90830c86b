"""How a page of a search is found, among ten million cases as among ten thousand (docs/adr/0050, 0084).

A word that few cases hold: those cases first, then their order. A word that many hold: along the list, a look at each case,
until the page is full or as many were looked at as a page may (`paging.LOOKS`); the next page goes on from there. The
database tells which (`cases_sought`), so that neither is ever asked for what it is slow at.

Each word is looked up in the texts of a case, its number, its unit, its handler, and in who filed it where this reader may
know that (`complaints/reach.py`). Where nothing is found in this way, names that sound alike or differ in a letter are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value

from accounts.actors import Actor
from accounts.prepared import Keys, Query
from complaints.reach import NOWHERE, reach_of
from complaints.sought import KINDS, OF_NAMES, Sought, named, seek

if TYPE_CHECKING:
    from complaints.querysets import ComplaintQuerySet

FEW: Final = 4_000
"""The most cases of some agencies, or of a unit, that are put in order at once; more are looked for along their
list. To gather one takes less than a look, and a page has as many looks (`paging.LOOKS`)."""
FEW_OF_ALL: Final = 20_000
"""The same of all agencies, whose list is longer."""
REASONS: Final = (*KINDS, *(f"{kind}_alike" for kind in OF_NAMES))
MARK_ON, MARK_OFF = "\x02", "\x03"
"""Around the words found in an excerpt; no text holds these."""
EXCERPT: Final = f"StartSel={MARK_ON}, StopSel={MARK_OFF}, MaxWords=24, MinWords=12, MaxFragments=1"


class Along(NamedTuple):
    """Cases that are found by a look at each of a list: those of `list` for which `held` is so."""

    list: "ComplaintQuerySet"
    held: Q
    ways: tuple["ComplaintQuerySet", ...] = ()
    """The same cases, each in one of these, in an order in which an index finds them: where they are few (`paging.FEW`) they are
    put in order at once."""
    few: "ComplaintQuerySet | None" = None
    """The same cases, where they are known to be few: they are put in order at once, and of a page of them alone the rest is read."""
    keys: Keys | None = None
    """Of the list no others than these, where they are known to be few: in their order `held` is asked of one after the other until
    a page is full."""
    ahead: int = 0
    """So many of the list are looked through for `keys` first: where that fills a page, they need not be put in order."""
    in_order: bool = False
    """Whether an index has each of these ways in the order of the list: then the first of each make a page, and nothing is looked
    at in vain."""
    counted: int | None = None
    """So many of them are counted, where each must be looked at to be counted; None: `paging.FEW`."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cases that a search finds."""

    cases: "ComplaintQuerySet"
    along: Along | None = None
    """The list of which they are some."""
    sought: Sought | None = None

    @property
    def many(self) -> bool:
        """More than is quickly counted."""
        return self.sought is not None and self.sought.few is None

    @property
    def at_least(self) -> int:
        """This many of those that the reader may see hold the words, where that is known without counting."""
        return self.sought.at_least if self.sought else 0

    @property
    def among(self) -> "ComplaintQuerySet":
        """Those of which a page of them is read (`paging.page`)."""
        return self.along.list if self.along else self.cases


def found(cases: "ComplaintQuerySet", words: str, *, by: Actor) -> Found:
    """What `cases.search(words, by=by)` finds, for a page of it. `cases` are what this person sees, or fewer."""
    return found_of(sought_by(words, by=by, using=cases.db), cases)


def sought_by(words: str, *, by: Actor, using: str) -> Sought:
    """What this person looks for with these words."""
    reach = reach_of(by)

    def seen(keys: Sequence[int]) -> list[int]:
        cases = apps.get_model("complaints", "Complaint").objects.using(using).visible_to(by)
        return list(cases.filter(pk__in=keys).order_by().values_list("pk", flat=True))

    most = FEW if reach.places is not None else FEW_OF_ALL
    return seek(words, reach, using=using, most=most, seen=seen)


def found_of(sought: Sought, cases: "ComplaintQuerySet") -> Found:
    """Those of these cases that are looked for."""
    if sought.few is not None:
        exactly = _exactly(sought)
        few = cases.filter(_Among("pk", Value(sought.among)), exactly)
        return Found(few, Along(cases, exactly, keys=sought.among, ahead=sought.ahead), sought=sought)
    held = Q(Subquery(_held(sought.query), output_field=BooleanField())) & _exactly(sought)
    held = held | Q(pk__in=sought.called) if sought.called else held
    return Found(cases.filter(held), Along(cases, held), sought=sought)


class Shape(NamedTuple):
    """What is looked for, without that which differs from one search to the next: a page of it is worded once for all
    of a shape (`paging.Same`)."""

    key: tuple[object, ...]
    stand_in: Sought
    """Something of this shape that nobody looks for."""
    stand_ins: Mapping[str, Any]
    values: Mapping[str, Any]
    """What stands in the place of each, this time."""


def shape_of(sought: Sought) -> Shape | None:
    """None where the query depends on more: where a number was given whole beside what many hold."""
    if sought.called and (sought.few is None or sought.exactly):
        return None
    stand_ins: dict[str, Any] = {}
    values: dict[str, Any] = {}

    def elsewhere(value: str, kind: type[str] = Query) -> Any:
        name = f"sought {len(values)}"
        values[name] = value
        return stand_ins.setdefault(name, kind(f"'\x07stands for {name}'"))

    if sought.few is None:
        nobody = Sought(elsewhere(sought.query), few=None)
    else:
        nobody = Sought("", few=(-1,), ahead=sought.ahead)
        stand_ins["few"], values["few"] = nobody.among, str(sought.among)
    kinds = tuple((kind, elsewhere(asked)) for kind, asked in sought.kinds)
    exactly = tuple(
        (
            replace(
                clause,
                leaves=tuple(
                    replace(leaf, word=elsewhere(leaf.word, str)) if leaf.phrase else leaf
                    for leaf in clause.leaves
                ),
            ),
            tuple(elsewhere(asked) if asked else "" for asked in instead),
        )
        for clause, instead in sought.exactly
    )
    key = (
        nobody.few is None,
        nobody.ahead,
        tuple(kind for kind, _asked in kinds),
        tuple(
            (clause.no, tuple(leaf.phrase for leaf in clause.leaves), tuple(map(bool, instead)))
            for clause, instead in exactly
        ),
    )
    return Shape(key, replace(nobody, kinds=kinds, exactly=exactly), stand_ins, values)


def all_found(cases: "ComplaintQuerySet", words: str, *, by: Actor | None) -> "ComplaintQuerySet":
    """All of these cases that a search finds, as a file needs them. Without a reader people are no part of it."""
    sought = seek(words, reach_of(by) if by else NOWHERE, using=cases.db, most=FEW)
    keys: QuerySet[Any] = _words().filter(_Holds("words", Value(sought.query))).values("complaint_id")
    if "!" in sought.query:
        keys = keys.filter(_HoldsIndeed("words", Value(sought.query)))
    return cases.filter(_exactly(sought), pk__in=keys.union(*named(words), all=True))


def explained(found: Found, cases: "ComplaintQuerySet | None" = None) -> "ComplaintQuerySet":
    """The cases with `matched`, whether each of `sought.kinds` is why, and `excerpt` of the description where its words are.
    `cases`: instead of those that were found."""
    sought = found.sought
    cases = found.cases if cases is None else cases
    if sought is None or not sought.kinds:
        return cases
    of_this = _words().filter(complaint_id=OuterRef("pk"))
    why = _Each("words", *(Value(query) for _kind, query in sought.kinds))
    cases = cases.annotate(matched=Subquery(of_this.values(why=why)))
    texts = dict(sought.kinds).get("words")
    if texts is None:
        return cases
    statements = apps.get_model("complaints", "Statement").objects
    of_its = statements.filter(complaint_id=OuterRef("pk"), kind="description")
    return cases.annotate(
        excerpt=Subquery(of_its.values(cut=_Excerpt("body", Value(texts), Value(EXCERPT)))[:1])
    )


def reasons(row: Any, sought: Sought) -> list[str]:
    """Why this case of `explained` was found (`REASONS`); `alike` after a name that is not the one that was written."""
    held = getattr(row, "matched", None) or ()
    kinds = [kind for (kind, _query), one in zip(sought.kinds, held, strict=False) if one]
    if row.pk in sought.called and "reference" not in kinds:
        kinds.insert(0, "reference")
    return [f"{kind}_alike" if sought.alike and kind in OF_NAMES else kind for kind in kinds]


def excerpt(row: Any) -> list[tuple[str, bool]]:
    """The excerpt of this case of `explained` in pieces, each with whether it was asked for; empty where nothing of it was."""
    cut = getattr(row, "excerpt", None) or ""
    if MARK_ON not in cut:
        return []
    first, *others = cut.split(MARK_ON)
    pieces = [(first, False)]
    for other in others:
        asked, _off, rest = other.partition(MARK_OFF)
        pieces += [(asked, True), (rest, False)]
    return [piece for piece in pieces if piece[0]]


def _exactly(sought: Sought) -> Q:
    """Whether each phrase stands in a case as it was written."""
    exact = Q()
    for clause, instead in sought.exactly:
        either = Q(pk__in=[])
        for leaf, query in zip(clause.leaves, instead, strict=True):
            if query:
                either |= Q(Subquery(_held(query), output_field=BooleanField()))
            if leaf.phrase:
                either |= Q(
                    Func(F("pk"), Value(leaf.word), function="says_exactly", output_field=BooleanField())
                )
        kept = ~either if clause.no else either
        exact &= kept | Q(pk__in=sought.called) if sought.called else kept
    return exact


def _words() -> Any:
    return apps.get_model("complaints", "Words").objects


def _held(query: str) -> QuerySet[Any]:
    """Whether the words of the outer case answer this query."""
    its_own: QuerySet[Any] = _words().filter(complaint_id=OuterRef("pk"))
    held: QuerySet[Any] = its_own.annotate(held=_Holds("words", Value(query))).values("held")
    return held


class _Holds(Func):
    template = "%(expressions)s::tsquery)"
    arg_joiner = " @@ ("
    output_field = BooleanField()


class _HoldsIndeed(Func):
    """The same of each row that an index gives: while PostgreSQL clears the index's pending list, a row can stand under one of its
    words and not yet under the one that is to be absent."""

    template = "ts_match_vq(%(expressions)s::tsquery)"
    output_field = BooleanField()


class _Each(Func):
    """Of one `tsvector` and queries: which of them it answers."""

    output_field = ArrayField(BooleanField())

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        words, *queries = self.get_source_expressions()
        held, params = compiler.compile(words)
        return f"ARRAY[{', '.join(f'{held} @@ %s::tsquery' for _ in queries)}]", [
            *params,
            *(query.value for query in queries),
        ]


class _Excerpt(Func):
    """The part of a text in which a query is, within its first four thousand letters."""

    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        body, query, how = (compiler.compile(each) for each in self.get_source_expressions())
        return (
            f"ts_headline('indonesian', left({body[0]}, 4000), {query[0]}::tsquery, {how[0]})",
            [*body[1], *query[1], *how[1]],
        )


class _Among(Func):
    """Whether a key is one of these."""

    output_field = BooleanField()
    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
