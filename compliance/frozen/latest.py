"""The scores of the latest frozen version of each agency's year, without the documents: what lists show as the frozen score."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypedDict

from django.db.models import Q

from compliance.frozen.models import FrozenScores

KNOWN: Final = 1000
"""Versions whose scores a process remembers: a version never changes."""


class FrozenScore(TypedDict):
    """`score` is None where the document has none. `heard`: whether the units were heard before."""

    version: int
    as_of: datetime
    heard: bool
    score: Decimal | None
    category: str | None
    band_zone: str | None


class SuffixRow(TypedDict):
    """As `products.opinion.Suffix`."""

    given: bool | None
    due: int
    done: int


@dataclass(frozen=True, slots=True)
class FrozenYear:
    """`suffix`: None where the document knows no product."""

    whole: FrozenScore
    suffix: SuffixRow | None
    units: Mapping[str, FrozenScore]


def of_year(within: Q, year: int) -> dict[str, FrozenYear]:
    """By code of the agency; `within`: which agencies, by `agency_id`. One query, and one for each version that is new to the
    process."""
    rows = FrozenScores.objects.filter(within, year=year).order_by("agency_id", "-version")
    latest = rows.distinct("agency_id").values_list(
        "agency__code", "pk", "version", "as_of", "hearing", "sha256"
    )
    return {
        code: _read(pk, version, as_of, hearing is not None, sha256)
        for code, pk, version, as_of, hearing, sha256 in latest
    }


@lru_cache(maxsize=KNOWN)
def _read(pk: int, version: int, as_of: datetime, heard: bool, _sha256: str) -> FrozenYear:
    document = json.loads(FrozenScores.objects.values_list("document", flat=True).get(pk=pk))

    def score(result: Mapping[str, Any], name: str) -> FrozenScore:
        value = None if result[name] is None else Decimal(result[name])
        return {
            "version": version,
            "as_of": as_of,
            "heard": heard,
            "score": value,
            "category": result["category"],
            "band_zone": result["zone_of_score"],
        }

    return FrozenYear(
        score(document["score"], "mean"),
        suffix_of(document),
        {unit["unit"]: score(unit["result"], "score") for unit in document["units"]},
    )


def suffix_of(document: Mapping[str, Any]) -> SuffixRow | None:
    """The suffix that a document says; None where it knows no product."""
    products = document.get("products")
    if products is None:
        return None
    done = sum(task["done"] for task in products["tasks"])
    return {"given": products["suffix"]["given"], "due": len(products["tasks"]), "done": done}
