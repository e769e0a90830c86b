"""In which parts the cases that answer a search are gathered from the indexes, so that few are read in vain (docs/adr/0132)."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from complaints.reach import EVERYWHERE, Reach
from complaints.search_words import Wanted

LEAF: Final = "coalesce((SELECT any_query(query) FROM leaf WHERE n = {}{}), '')"
"""What is asked of a leaf, by its number and on a condition."""
NOT_IN_EACH: Final = " AND NOT (kind IN ('words', 'name') AND {0} = (SELECT count(*) FROM leaf one WHERE one.kind = leaf.kind AND one.n <= {0}))"
"""Not that which each of the first leaves asks for too."""
HANDLERS_BY_THEMSELVES: Final = 50_000
"""Among more cases than that the lists of many handlers are longer than it takes to ask for each."""
_NOTHING: Final = "''::tsquery"
_HANDLERS: Final = "leaf, regexp_matches(leaf.query::text, '\\x04\\d+', 'g') m(one)"
_HOW_MANY: Final = "SELECT count(DISTINCT n) FROM leaf"


class Apart(NamedTuple):
    """SQL of the parts in which the cases are gathered, as `cases_sought` takes them."""

    people: str = "NULL::text[]"
    ways: str = "NULL::tsquery[]"
    others: str = "''::tsquery"


def apart(wanted: Wanted, reach: Reach, *, alike: bool) -> Apart:
    """Where each of some words must be found, and in whatever: without what most cases would be read for in vain."""
    if any(clause.no or len(clause.leaves) > 1 or clause.leaves[0].phrase for clause in wanted.clauses):
        return Apart()
    if reach.places is None:
        return _of_one_handler(wanted) if len(wanted.clauses) > 1 else Apart()
    knows = reach.named_at == (EVERYWHERE,) and not reach.shown_at
    return _by_place(wanted, reach) if wanted.clauses and knows and not alike else Apart()


def _by_place(wanted: Wanted, reach: Reach) -> Apart:
    """Complainants who bear all that was typed, by the names of their places (`names_at`); and what has one thing at least that
    is no name. NULL where something cannot be a name; and within units what names a unit: of their few cases each is looked at once."""
    ways = [f"coalesce({first} && {rest}, '')" for first, rest in _ways(wanted, "name")]
    mine = f"n <= {len(ways)}"
    names = f"{mine} AND kind = 'name'"
    unless = "" if reach.agencies else " AND NOT EXISTS (SELECT FROM leaf WHERE kind = 'unit')"
    people = (
        f"CASE WHEN ({_HOW_MANY} WHERE {mine}) = ({_HOW_MANY} WHERE {names}){unless}"  # noqa: S608 - a text of ours
        f" THEN (SELECT array_agg(part) FROM leaf JOIN heard USING (n, kind), unnest(name_parts(heard.word)) part WHERE {names}) END"
    )
    return Apart(people, others=" || ".join([*ways, _whole_of(wanted)]))


def _of_one_handler(wanted: Wanted) -> Apart:
    """A case has one handler: all that was typed is in that name, or one thing at least is found elsewhere. Of two things, what is
    found elsewhere is looked for with each handler of the other by itself."""
    ways = list(_ways(wanted, "handler"))
    pairs = [f"SELECT {first}, {rest}" for first, rest in ways]
    mine = f"n <= {len(ways)}"
    if len(ways) == 2:
        (one, _), (other, _) = ways
        pairs = [
            f"SELECT {one}, CASE WHEN EXISTS (SELECT FROM leaf WHERE n = 2) THEN {other} ELSE {one} END",  # noqa: S608 - a text of ours
            f"SELECT {other}, {other} WHERE NOT EXISTS (SELECT FROM leaf WHERE n = 1)",  # noqa: S608 - a text of ours
            f"SELECT {one}, lexeme(m.one[1]) FROM {_HANDLERS} WHERE n = 2 AND kind = 'handler'",  # noqa: S608 - a text of ours
            f"SELECT {other}, lexeme(m.one[1]) FROM {_HANDLERS} WHERE n = 1 AND kind = 'handler'",  # noqa: S608 - a text of ours
        ]
    both = (
        f"SELECT m.one[1] AS one FROM {_HANDLERS} WHERE {mine} AND kind = 'handler'"  # noqa: S608 - a text of ours
        f" GROUP BY 1 HAVING count(DISTINCT n) = ({_HOW_MANY} WHERE {mine})"
    )
    many = f"(SELECT max(complaint_id) - min(complaint_id) FROM complaints_words) > {HANDLERS_BY_THEMSELVES}"  # noqa: S608 - a number
    ways_ = (
        f"ARRAY(SELECT unnest(ARRAY[first, CASE WHEN numnode(rest) = 0 THEN first ELSE rest END])"  # noqa: S608 - a text of ours
        f" FROM ({' UNION ALL '.join(pairs)}) way(first, rest) WHERE first IS NOT NULL AND rest IS NOT NULL)"
    )
    others = f"coalesce((SELECT any_lexeme(array_agg(one)) FROM ({both}) shared), '') || {_whole_of(wanted)}"  # noqa: S608 - a text of ours
    return Apart(
        ways=f"CASE WHEN {many} THEN {ways_} END",
        others=f"CASE WHEN {many} THEN {others} ELSE {_NOTHING} END",
    )


def _ways(wanted: Wanted, kind: str) -> Iterator[tuple[str, str]]:
    """Of each thing that was typed: what finds it other than as this kind (NULL where nothing does), and what finds all others."""
    numbers = range(1, len(wanted.clauses) + 1)
    for number in numbers:
        rest = " && ".join(LEAF.format(other, "") for other in numbers if other != number)
        first = f"(SELECT any_query(query) FROM leaf WHERE n = {number} AND kind <> '{kind}')"  # noqa: S608 - ours
        yield first, f"({rest or _NOTHING})"


def _whole_of(wanted: Wanted) -> str:
    number = len(wanted.clauses)
    return _NOTHING if wanted.whole is None else LEAF.format(number + 1, NOT_IN_EACH.format(number))
