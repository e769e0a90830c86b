"""In which parts the cases that answer a search are gathered from the indexes, so that few are read in vain (docs/adr/0132, 0135).

A search is of things: each word that was typed, and the whole text as one more. Of each thing the statement knows in which kinds of
words it may be found, and by which query (the rows of `leaf`: its number `n`, a kind, a query). A case answers where each of the
words is found in it, or the whole text is.

Asked so in one piece, the index of words reads first what is rare by itself. A handler is, and five hundred of them may bear one
name; so is a name that few in the country bear, though each of them lives elsewhere. So the question is cut into three parts that
together ask for the same cases, and `cases_sought` puts together what they find:

- `people`: the parts of a name. Complainants who bear all of them are looked up by the names of a place, an index of its own.
- `ways`: pairs of queries. A case that answers both of a pair is found; where the second is handlers alone, each by itself.
- `others`: all the rest, as one query.

Where it does not pay the parts are NULL or empty, and the question goes to the index of words as it is.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from complaints.reach import EVERYWHERE, Reach
from complaints.search_words import Wanted

LEAF: Final = "coalesce((SELECT any_query(query) FROM leaf WHERE n = {}{}), '')"
"""What finds a thing, by its number and on a condition; an empty query where nothing does."""
NOT_IN_EACH: Final = " AND NOT (kind IN ('words', 'name') AND {0} = (SELECT count(*) FROM leaf one WHERE one.kind = leaf.kind AND one.n <= {0}))"
"""Not that which each of the first things asks for too."""
HANDLERS_BY_THEMSELVES: Final = 50_000
"""Among more cases than that the lists of many handlers are longer than it takes to ask for each."""
_NOTHING: Final = "''::tsquery"
_HOW_MANY: Final = "SELECT count(DISTINCT n) FROM leaf"


class Apart(NamedTuple):
    """SQL of the parts, as `cases_sought` takes them."""

    people: str = "NULL::text[]"
    ways: str = "NULL::tsquery[]"
    others: str = _NOTHING


def apart(wanted: Wanted, reach: Reach, *, alike: bool) -> Apart:
    """The parts in which this is looked for by this reader; in one piece where a phrase, an OR or a minus is in it."""
    if any(clause.no or len(clause.leaves) > 1 or clause.leaves[0].phrase for clause in wanted.clauses):
        return Apart()
    if reach.places is None:
        return _among_all(wanted) if len(wanted.clauses) > 1 else Apart()
    knows_all_names = reach.named_at == (EVERYWHERE,) and not reach.shown_at
    return _at_places(wanted, reach) if wanted.clauses and knows_all_names and not alike else Apart()


def _at_places(wanted: Wanted, reach: Reach) -> Apart:
    """For who may know every complainant of their places. A case answers where its complainant bears all words, or its handler one of them
    and the rest is found in whatever way, or one is found in neither name and the rest in whatever way.

    Of who sees units alone a case is looked at once where a word names a unit: all of that unit's cases answer then.
    """
    words = _numbers(wanted)
    several = len(words) > 1
    in_neither = "kind NOT IN ('name', 'handler')" if several else "kind <> 'name'"
    all_names = f"n <= {len(words)} AND kind = 'name'"
    unless = "" if reach.agencies else " AND NOT EXISTS (SELECT FROM leaf WHERE kind = 'unit')"
    people = (
        f"CASE WHEN ({_HOW_MANY} WHERE n <= {len(words)}) = ({_HOW_MANY} WHERE {all_names}){unless}"  # noqa: S608 - a text of ours
        f" THEN (SELECT array_agg(part) FROM leaf JOIN heard USING (n, kind), unnest(name_parts(heard.word)) part WHERE {all_names}) END"
    )
    elsewhere = [
        f"coalesce({_found(word, in_neither)} && {_all_but(word, words)}, {_NOTHING})" for word in words
    ]
    with_handler = [f"SELECT {_all_but(word, words)}, {_found(word, _IN_HANDLER)}" for word in words]
    return Apart(
        people,
        _pairs(with_handler) if several else Apart().ways,
        " || ".join([*elsewhere, _whole(wanted)]),
    )


def _among_all(wanted: Wanted) -> Apart:
    """For who sees all agencies, of two words and more. A case has one handler: that name bears all words, or one of them at least is found
    elsewhere than in it. Of two words that is: both elsewhere, or one elsewhere and a handler who bears the other."""
    words = _numbers(wanted)
    if len(words) == 2:
        one, other = (_found(word, _NOT_IN_HANDLER) for word in words)
        ways = [
            # A word that asks for nothing, as a comma does, is no condition.
            f"SELECT {one}, CASE WHEN {_asks_for_something(2)} THEN {other} ELSE {one} END",
            f"SELECT {other}, {other} WHERE NOT {_asks_for_something(1)}",
            f"SELECT {one}, {_found(2, _IN_HANDLER)}",
            f"SELECT {other}, {_found(1, _IN_HANDLER)}",
        ]
    else:
        ways = [f"SELECT {_found(word, _NOT_IN_HANDLER)}, {_all_but(word, words)}" for word in words]
    who_bear_all = (
        "SELECT m.one[1] AS one FROM leaf, regexp_matches(leaf.query::text, '\\x04\\d+', 'g') m(one)"  # noqa: S608 - a text of ours
        f" WHERE n <= {len(words)} AND kind = 'handler'"
        f" GROUP BY 1 HAVING count(DISTINCT n) = ({_HOW_MANY} WHERE n <= {len(words)})"
    )
    handlers = f"coalesce((SELECT any_lexeme(array_agg(one)) FROM ({who_bear_all}) bearing_all), {_NOTHING})"  # noqa: S608 - a text of ours
    many = f"(SELECT max(complaint_id) - min(complaint_id) FROM complaints_words) > {HANDLERS_BY_THEMSELVES}"  # noqa: S608 - a number
    return Apart(
        ways=f"CASE WHEN {many} THEN {_pairs(ways)} END",
        others=f"CASE WHEN {many} THEN {handlers} || {_whole(wanted)} ELSE {_NOTHING} END",
    )


_IN_HANDLER: Final = "kind = 'handler'"
_NOT_IN_HANDLER: Final = "kind <> 'handler'"


def _numbers(wanted: Wanted) -> range:
    """Of the words; the whole text has the next one."""
    return range(1, len(wanted.clauses) + 1)


def _found(word: int, where: str) -> str:
    """What finds this word in such kinds; NULL where nothing does."""
    return f"(SELECT any_query(query) FROM leaf WHERE n = {word} AND {where})"  # noqa: S608 - a text of ours


def _all_but(word: int, words: Iterable[int]) -> str:
    """What finds all other words, in whatever way; empty where they ask for nothing."""
    return f"({' && '.join(LEAF.format(other, '') for other in words if other != word) or _NOTHING})"


def _asks_for_something(word: int) -> str:
    return f"EXISTS (SELECT FROM leaf WHERE n = {word})"


def _pairs(ways: Iterable[str]) -> str:
    """These pairs as one array, each without a half that finds nothing; where one half asks for nothing, the other stands for both."""
    one = "CASE WHEN numnode(one) = 0 THEN other ELSE one END"
    other = "CASE WHEN numnode(other) = 0 THEN one ELSE other END"
    return (
        f"ARRAY(SELECT unnest(ARRAY[{one}, {other}]) FROM ({' UNION ALL '.join(ways)}) way(one, other)"  # noqa: S608 - a text of ours
        " WHERE one IS NOT NULL AND other IS NOT NULL)"
    )


def _whole(wanted: Wanted) -> str:
    """What finds the whole text as one thing."""
    number = len(wanted.clauses)
    return _NOTHING if wanted.whole is None else LEAF.format(number + 1, NOT_IN_EACH.format(number))
