"""What a search looks for: of each word that was typed all that it may stand for, as one query of the words of a case; and the cases
that answer it where they are few, which the database tells (`cases_sought`; docs/adr/0084, 0120, 0123)."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from django.apps import apps
from django.db import connections
from django.db.models import Func, QuerySet, TextField, Value

from accounts.prepared import Declared, Keys, Prepared
from accounts.worded import blank, fill
from complaints import references, search_words
from complaints.codes import CaseKind
from complaints.gathered import LEAF, NOT_IN_EACH, Apart, apart
from complaints.reach import Reach
from complaints.search_words import Clause, Wanted

FEW_EXACTLY: Final = 8_000
"""The most of either where words must stand next to each other, which is looked up in the text of each."""
READ_ALONE: Final = 300
"""As quickly as one case of a unit is read and held against a short query, so many are passed by in the list of a word;"""
NODES: Final = 10
"""against a query of so many words more, once more as many."""
FEW_ELSEWHERE: Final = 2_000
"""Of the cases in which a word is found elsewhere than in a handler's name as many are quickly read, and who handles each."""
AHEAD: Final = ((100, 10_000), (2_000, 100_000))
"""Of more than so many few, how many of a list are looked through for them before they are put in order: that takes less than a
fifth of what it takes to read where each stands."""
KINDS: Final = ("reference", "words", "name", "phone", "mail", "unit", "handler")
"""In what something is found (`found_in`)."""
OF_NAMES: Final = ("name", "unit", "handler")
MANY_UNITS: Final = 100
"""A word that names more units than that, beside one that names fewer, is taken for a part of these fewer's names: `Puskesmas` in
`Puskesmas Unyur`."""
_OF_NAMES: Final = f" AND kind IN {OF_NAMES}"


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
    """This many of those that the reader may see hold the words, where that is known without counting."""
    ahead: int = 0
    """How many of a list are looked through for the few (`AHEAD`)."""
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


def seek(
    words: str,
    reach: Reach,
    *,
    using: str,
    most: int,
    seen: Callable[[Sequence[int]], Sequence[int]] = lambda keys: keys,
) -> Sought:
    """What to look for, and the cases of these places that have it where they are few. `seen`: those of some cases that the reader
    sees. What stands in others alone is not found: whether names that are alike are looked for would tell of it."""
    wanted = search_words.read(words)

    def looked(*, alike: bool) -> Sought:
        sought = _sought(words, wanted, reach, using=using, most=most, alike=alike)
        if sought.called and sought.few == ():
            return replace(sought, called=tuple(seen(sought.called)))
        return sought

    sought = looked(alike=False)
    if not sought.nothing or not wanted.clauses:
        return sought
    alike = looked(alike=True)
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
    parts = apart(wanted, reach, alike=alike)
    statement, params = _statement(_worded(wanted, again=alike), parts, 2 * MANY_UNITS)
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
        "alone": READ_ALONE,
        "elsewhere": FEW_ELSEWHERE,
        "reader": reach.reader,
    }
    with connections[using].cursor() as cursor:
        cursor.execute(statement, fill(params, values))
        query, few, of_reader, counted, numbers, told = cursor.fetchone()
    if not of_reader:
        few = []
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
        ahead=max((ahead for least, ahead in AHEAD if len(few or ()) > least), default=0),
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
    "alone": "float8",
    "elsewhere": "float8",
    "reader": "bigint",
}
"""What is passed to the statement of a search, and as which type."""
_HEARD: Final = tuple(_ASKED)[:10]


@lru_cache(maxsize=256)
def _statement(asked: str, parts: Apart, broad: int) -> tuple[Prepared, tuple[tuple[Any, str | None], ...]]:
    """What asks for `asked` (`_worded`), in parts where there are some (`complaints/gathered.py`), where names of more units than half of `broad` are `MANY_UNITS`, and what
    stands in its blanks: Django words it once for all searches of as many words."""
    ours, imported = _named("\x07typed", "\x07reference")
    called, given = ours.union(imported, all=True).query.sql_with_params()
    blanks = {"\x07typed": "typed", "\x07reference": "reference"}
    params = [
        *((None, name) for name in _HEARD),
        *(blank(param, blanks) for param in given),
        (None, "reader"),
        (None, "places"),
        (None, "most"),
        (None, "alone"),
        (None, "elsewhere"),
    ]
    case = apps.get_model("complaints", "Complaint")
    cases, accused = case._meta.db_table, case.accused.through._meta.db_table  # noqa: SLF001 - Django documents Model._meta
    one = f"(EXISTS (SELECT FROM {cases} WHERE id = {{0}} AND kind = '{CaseKind.COMPLAINT}') AND NOT {{0}} = ANY(accused.cases))"
    text = f"""
        WITH heard AS MATERIALIZED (
            SELECT a.n, a.word, f.kind, f.query, f.kind = 'unit' AND a.narrowed AND numnode(f.query) > {broad} AS broad,
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
        ), asked AS MATERIALIZED (SELECT {asked} AS query, {parts.people} AS people, {parts.ways} AS ways, {parts.others} AS others)
        SELECT asked.query::text, sought.keys, sought.keys IS NULL OR {one.format("sought.keys[1]")}
                OR EXISTS (SELECT FROM unnest(sought.keys) key WHERE {one.format("key")}), sought.counted, ARRAY({called}),
            (SELECT coalesce(json_agg(json_build_array(n, kind, query::text)), '[]')::text FROM leaf)
        FROM asked, (SELECT ARRAY(SELECT complaint_id FROM {accused} WHERE user_id = %s) AS cases) accused,
            cases_sought(asked.query, %s::text[], %s, asked.people, asked.ways, asked.others,
                %s * (1 + numnode(asked.query) / {NODES}), %s) sought
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
                said.append(LEAF.format(number, only))
        if said:
            either = f"({' || '.join(said)})"
            clauses.append(f"(!! {either})" if clause.no else either)
    all_ = " && ".join(clauses) or "''::tsquery"
    if wanted.whole is None:
        return f"({all_})"
    return f"(({all_}) || {LEAF.format(number + 1, NOT_IN_EACH.format(number))})"


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


def _reference(words: str) -> str:
    """The reference that these words may be or hold, as a pasted link does; empty where they are none, as no case has."""
    try:
        return references.normalise(words)
    except references.BadCode:
        return references.within(words)


def _key(of: str | Value) -> Func:
    """A reference of a register as it is compared, by a function of the database."""
    return Func(of, function="reference_key", output_field=TextField())
