"""How a page of a search is found, among ten million cases as among ten thousand (docs/adr/0050, 0084).

A word that few cases hold: those cases first, then their order. A word that many hold: along the list, a look at each case,
until the page is full or so many were looked at as a page may cost (`paging.LOOKS`); the next page goes on from there. The
database tells which (`cases_sought`), so that neither is ever asked for what it is slow at.

Each word is looked up in the texts of a case, its number, its unit, its handler, and in who filed it where this reader may
know that (`complaints/reach.py`). Where nothing is found so, names that sound alike or differ in a letter are.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value

from accounts.actors import Actor
from accounts.prepared import Declared, Keys, Prepared, Query
from accounts.worded import blank, fill
from complaints import references, search_words
from complaints.reach import NOWHERE, Reach, reach_of
from complaints.search_words import Clause, Wanted

if TYPE_CHECKING:
    from complaints.querysets import ComplaintQuerySet

FEW: Final = 2_000
"""So many cases of some agencies, or of a unit, are put in order at once; more are looked for along their list."""
FEW_OF_ALL: Final = 20_000
"""The same of all agencies, whose list is longer."""
FEW_EXACTLY: Final = 8_000
"""The most of either where words must stand next to each other, which is looked up in the text of each."""
FEW_KEYS: Final = 100
"""So many cases are looked up by their keys, in whatever order the list is."""
KINDS: Final = ("reference", "words", "name", "phone", "mail", "unit", "handler")
"""In what something is found (`found_in`)."""
OF_NAMES: Final = ("name", "unit", "handler")
REASONS: Final = (*KINDS, *(f"{kind}_alike" for kind in OF_NAMES))
MARK_ON, MARK_OFF = "\x02", "\x03"
"""Around the words found in an excerpt; no text holds these."""
MANY_UNITS: Final = 100
"""A word that names more units than that, beside one that names fewer, is taken for a part of these fewer's names: `Puskesmas` in
`Puskesmas Unyur`."""
_LEAF: Final = "coalesce((SELECT any_query(query) FROM leaf WHERE n = {}{}), '')"
"""What is asked of a leaf, by its number and on a condition."""
_OF_NAMES: Final = f" AND kind IN {OF_NAMES}"
_NOT_IN_EACH: Final = " AND NOT (kind IN ('words', 'name') AND {0} = (SELECT count(*) FROM leaf one WHERE one.kind = leaf.kind AND one.n <= {0}))"
"""Not that which each of the first leaves asks for too."""
EXCERPT: Final = f"StartSel={MARK_ON}, StopSel={MARK_OFF}, MaxWords=24, MinWords=12, MaxFragments=1"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search asks of the words of each case."""

    query: str
    """A `tsquery`; empty where nothing can be found."""
    kinds: tuple[tuple[str, str], ...] = ()
    """In what a case may be found (`KINDS`), and by which query."""
    exactly: tuple[tuple[Clause, tuple[str, ...]], ...] = ()
    """Clauses in which words must stand next to each other, and for each of their leaves what else may be found instead."""
    called: tuple[int, ...] = ()
    """Cases whose number was given whole."""
    few: tuple[int, ...] | None = ()
    """All cases of the reader's places; None: more than are put in order at once."""
    at_least: int = 0
    """So many of those that the reader may see hold the words, where that is known without counting."""
    alike: bool = False
    """Whether nothing is found as it was written, and names that are alike were looked for."""

    @property
    def nothing(self) -> bool:
        """Whether it is known that nothing is found."""
        return self.few is not None and not (self.few or self.called)

    @property
    def among(self) -> Keys:
        """The keys of the few."""
        return Keys(f"{{{','.join(map(str, (*(self.few or ()), *self.called)))}}}")


class Along(NamedTuple):
    """Cases that are found by a look at each of a list: those of `list` for which `held` is so."""

    list: "ComplaintQuerySet"
    held: Q
    ways: tuple["ComplaintQuerySet", ...] = ()
    """The same cases, each in one of these, in an order in which an index finds them: where they are few (`paging.FEW`) they are
    put in order at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cases that a search finds."""

    cases: "ComplaintQuerySet"
    along: Along | None = None
    """The list along which they are looked for, where they are many."""
    sought: Sought | None = None

    @property
    def many(self) -> bool:
        """More than is quickly counted."""
        return self.sought is not None and self.sought.few is None

    @property
    def at_least(self) -> int:
        """So many of those that the reader may see hold the words, where that is known without counting."""
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
    return seek(words, reach, using=using, most=FEW if reach.places is not None else FEW_OF_ALL)


def found_of(sought: Sought, cases: "ComplaintQuerySet") -> Found:
    """Those of these cases that are looked for."""
    if sought.few is not None:
        return Found(cases.filter(_Among("pk", Value(sought.among)), _exactly(sought)), sought=sought)
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
    planned: bool
    """Whether it is quick by a plan for all values: of many keys the database walks the list, of few it looks each up."""


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

    few: tuple[int, ...] | None = None
    query = ""
    if sought.few is None:
        query = elsewhere(sought.query)
    else:
        few = (-1,)
        stand_ins["few"], values["few"] = replace(sought, few=few, called=()).among, str(sought.among)
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
        few is None,
        tuple(kind for kind, _asked in kinds),
        tuple(
            (clause.no, tuple(leaf.phrase for leaf in clause.leaves), tuple(map(bool, instead)))
            for clause, instead in exactly
        ),
    )
    planned = sought.few is None or len(sought.few) <= FEW_KEYS
    return Shape(key, Sought(query, kinds, exactly, few=few), stand_ins, values, planned)


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


def seek(words: str, reach: Reach, *, using: str, most: int) -> Sought:
    """What to look for, and the cases of these places that have it where they are few."""
    wanted = search_words.read(words)
    sought = _sought(words, wanted, reach, using=using, most=most, alike=False)
    if not sought.nothing or not wanted.clauses:
        return sought
    alike = _sought(words, wanted, reach, using=using, most=most, alike=True)
    return sought if alike.nothing else alike


def named(words: str) -> list[QuerySet[Any]]:
    """The keys of the cases whose reference this is, here, and in a register."""
    return _named(words, _reference(words))


def _named(words: str, reference: str) -> list[QuerySet[Any]]:
    key = _key("reference")
    imported = (
        apps.get_model("workflow", "ImportedCase")
        .objects.alias(key=key)
        .filter(key=_key(Value(words)))
        .exclude(key="")
    )
    ours = apps.get_model("complaints", "Complaint").objects.filter(reference=reference)
    return [ours.values("pk"), imported.values("complaint")]


def _sought(words: str, wanted: Wanted, reach: Reach, *, using: str, most: int, alike: bool) -> Sought:
    leaves = list(_with_no(wanted))
    narrowed = [
        len(clause.leaves) == 1 and not clause.no for clause in wanted.clauses for _leaf in clause.leaves
    ]
    exactly = any(leaf.phrase for leaf, _no in leaves)
    statement, params = _statement(_worded(wanted, again=alike), 2 * MANY_UNITS)
    values = {
        "word": [leaf.word for leaf, _no in leaves],
        "phrase": [leaf.phrase for leaf, _no in leaves],
        "alike": [alike and not no for _leaf, no in leaves],
        "part": [leaf.part for leaf, _no in leaves],
        "narrowed": narrowed + [False] * (len(leaves) - len(narrowed)),
        "whole": [False] * len(narrowed) + [True] * (len(leaves) - len(narrowed)),
        "named_at": list(reach.named_at),
        "shown_at": list(reach.shown_at),
        "agencies": reach.agencies,
        "units": reach.units,
        "typed": words,
        "reference": _reference(words),
        "places": reach.places,
        "most": min(most, FEW_EXACTLY) if exactly else most,
    }
    with connections[using].cursor() as cursor:
        cursor.execute(statement, fill(params, values))
        query, few, counted, numbers, told = cursor.fetchone()
    by_leaf: dict[int, dict[str, str]] = {}
    for number, kind, asked in json.loads(told):
        by_leaf.setdefault(number - 1, {})[kind] = asked
    sure = few is None and not exactly and (counted or reach.places is None)
    return Sought(
        query,
        kinds=tuple(_kinds(by_leaf, leaves)),
        exactly=tuple(_phrases(wanted, by_leaf)),
        called=tuple(numbers),
        few=None if few is None else tuple(few),
        at_least=most if sure else 0,
        alike=alike,
    )


_ASKED: Final = {
    "word": "text[]",
    "phrase": "boolean[]",
    "alike": "boolean[]",
    "part": "text[]",
    "narrowed": "boolean[]",
    "whole": "boolean[]",
    "named_at": "text[]",
    "shown_at": "text[]",
    "agencies": "bigint[]",
    "units": "bigint[]",
    "typed": "text",
    "reference": "text",
    "places": "text[]",
    "most": "integer",
}
"""What is told to the statement of a search, and as what."""
_HEARD: Final = tuple(_ASKED)[:10]


@lru_cache(maxsize=256)
def _statement(asked: str, broad: int) -> tuple[Prepared, tuple[tuple[Any, str | None], ...]]:
    """What asks for `asked` (`_worded`), where names of more units than half of `broad` are `MANY_UNITS`, and what stands in its blanks: Django words it once for all searches of as many words."""
    ours, imported = _named("\x07typed", "\x07reference")
    called, given = ours.union(imported, all=True).query.sql_with_params()
    blanks = {"\x07typed": "typed", "\x07reference": "reference"}
    params = [
        *((None, name) for name in _HEARD),
        *(blank(param, blanks) for param in given),
        (None, "places"),
        (None, "most"),
    ]
    text = f"""
        WITH heard AS MATERIALIZED (
            SELECT a.n, f.kind, f.query, f.kind = 'unit' AND a.narrowed AND numnode(f.query) > {broad} AS broad,
                f.kind = 'unit' AND (a.whole OR a.narrowed AND numnode(f.query) <= {broad}) AS narrow, a.whole
            FROM unnest(%s::text[], %s::boolean[], %s::boolean[], %s::text[], %s::boolean[], %s::boolean[])
                WITH ORDINALITY a(word, phrase, alike, part, narrowed, whole, n),
                found_in(a.word, a.phrase, a.alike, a.part, %s::text[], %s::text[], %s::bigint[], %s::bigint[]) f
        ), bearing AS MATERIALIZED (
            SELECT h.n, h.broad, h.whole, m.unit[1] AS unit FROM heard h, regexp_matches(h.query::text, '\\x03\\d+', 'g') m(unit)
            WHERE (h.broad OR h.narrow) AND EXISTS (SELECT FROM heard WHERE broad) AND EXISTS (SELECT FROM heard WHERE narrow)
        ), leaf AS MATERIALIZED (
            SELECT n, kind, query FROM heard WHERE NOT broad OR NOT EXISTS (SELECT FROM heard WHERE narrow)
            UNION ALL
            SELECT n, 'unit', any_lexeme(array_agg(unit)) FROM bearing WHERE broad
                AND unit IN (SELECT unit FROM bearing WHERE NOT broad) AND NOT unit IN (SELECT unit FROM bearing WHERE whole)
            GROUP BY n
        ), asked AS MATERIALIZED (SELECT {asked} AS query)
        SELECT asked.query::text, sought.keys, sought.counted, ARRAY({called}),
            (SELECT coalesce(json_agg(json_build_array(n, kind, query::text)), '[]')::text FROM leaf)
        FROM asked, cases_sought(asked.query, %s::text[], %s) sought
        """  # noqa: S608 - numbers of ours, and what Django worded
    named_ = [(place, Declared(_ASKED[name])) for place, (_param, name) in enumerate(params) if name]
    return Prepared(text, named_), tuple(params)


def _with_no(wanted: Wanted) -> Iterator[tuple[search_words.Leaf, bool]]:
    """Each leaf, and whether it must not be found; the order in which `_worded` counts them."""
    for clause in wanted.clauses:
        for leaf in clause.leaves:
            yield leaf, clause.no
    if wanted.whole is not None:
        yield wanted.whole, False


def _worded(wanted: Wanted, *, again: bool = False) -> str:
    """SQL of the query that an index answers. A phrase that must not be found is no part of it: its words may stand apart.

    `again`: after nothing was found; where one thing is wanted, it is then looked for among names alone. What the whole text may be
    is not asked for where all its words ask for the same already.
    """
    number, clauses = 0, []
    only = _OF_NAMES if again and len(wanted.clauses) == 1 and not wanted.clauses[0].no else ""
    for clause in wanted.clauses:
        said = []
        for leaf in clause.leaves:
            number += 1
            if not (clause.no and leaf.phrase):
                said.append(_LEAF.format(number, only))
        if said:
            either = f"({' || '.join(said)})"
            clauses.append(f"(!! {either})" if clause.no else either)
    all_ = " && ".join(clauses) or "''::tsquery"
    if wanted.whole is None:
        return f"({all_})"
    return f"(({all_}) || {_LEAF.format(number + 1, _NOT_IN_EACH.format(number))})"


def _kinds(
    by_leaf: dict[int, dict[str, str]], leaves: list[tuple[search_words.Leaf, bool]]
) -> Iterator[tuple[str, str]]:
    """For each kind, what of all that is wanted would be found in it."""
    gathered: dict[str, list[str]] = {}
    for number, (_leaf, no) in enumerate(leaves):
        for kind, asked in {} if no else by_leaf.get(number, {}).items():
            gathered.setdefault(kind, []).append(f"({asked})")
    for kind, said in gathered.items():
        yield kind, " | ".join(said)


def _phrases(wanted: Wanted, by_leaf: dict[int, dict[str, str]]) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    """Clauses with a phrase; for each leaf the query that does without the order of words."""
    number = 0
    for clause in wanted.clauses:
        kinds = [by_leaf.get(number + place, {}) for place in range(len(clause.leaves))]
        number += len(clause.leaves)
        if any(leaf.phrase for leaf in clause.leaves):
            yield (
                clause,
                tuple(
                    " | ".join(
                        f"({asked})" for kind, asked in each.items() if not (leaf.phrase and kind == "words")
                    )
                    for leaf, each in zip(clause.leaves, kinds, strict=True)
                ),
            )


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
