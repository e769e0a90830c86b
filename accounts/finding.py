"""Units that somebody may mean by some words, with typing mistakes: few of them, by trigrams, however many there are."""

from collections.abc import Sequence
from functools import reduce
from operator import add, or_
from typing import Any, Final

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db import connection, transaction
from django.db.models import Expression, Q
from django.db.models.functions import Greatest

from accounts.models import FOUND_BY, Agency, Unit

LIKENESS: Final = 0.42
"""The part of a word's trigrams that must stand together in a text: two letters that changed places leave half of them."""


def candidates(parts: Sequence[Sequence[str]], *, of: Agency | None = None, most: int) -> list[Unit]:
    """At most this many open units (of this agency) with their agencies, the likeliest first. `parts`: of each word that was
    asked, the ways to say it. Looked at are a unit's name, district and services, and the name of its agency."""
    words = [word for part in parts for word in part]
    if not words:
        return []
    ranked = reduce(add, (_best(part) for part in parts))
    whole = " ".join(part[0] for part in parts)  # among those that fit as well, the one of that name
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(LIKENESS)])
        agencies = Agency.objects.filter(_any("name", words), open_for_filing=True).order_by()
        units = (
            Unit.objects.annotate(said=FOUND_BY)
            .filter(_any("said", words) | Q(agency__in=list(agencies.values_list("pk", flat=True))))
            .filter(active=True, agency__open_for_filing=True, **({"agency": of} if of else {}))
            .select_related("agency")
            .order_by(ranked.desc(), TrigramSimilarity("name", whole).desc(), "name", "pk")
        )
        return list(units[:most])


def _any(name: str, words: Sequence[str]) -> Q:
    return reduce(or_, (Q(**{f"{name}__trigram_word_similar": word}) for word in words))


def _best(part: Sequence[str]) -> Any:
    """How well a unit fits the best way to say a word."""
    likeness: list[Expression] = [
        TrigramWordSimilarity(word, name) for word in part for name in ("said", "agency__name")
    ]
    return Greatest(*likeness)
