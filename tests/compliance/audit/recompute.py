"""Draws the sample of an audit again, and counts its results, from its JSON export alone: python recompute.py FILE.

It imports nothing of the product. What it knows is written in docs/ombudsman.md and docs/adr/0061.
"""

import hashlib
import json
import math
import sys
from collections import Counter
from pathlib import Path

VERDICTS = ("real", "partly", "void")
TAIL = 0.025


def recompute(text: str) -> list[str]:
    """Where the document says something else than what follows from its own inputs."""
    told = json.loads(text)
    wrong = []
    if sha256(told["seed"]) != told["commitment"]:
        wrong.append("the seed is not the one that was bound")
    if not told["committed_at"] < told["drawn_at"]:
        wrong.append("the seed was not bound before the draw")
    latest = {mark["answer"]: mark["verdict"] for mark in told["marks"]}
    for unit in told["answers"]:
        wrong += [f"{unit}: {one}" for one in unit_of(told, unit, latest)]
    return wrong + [f"agency {one}" for one in agency_of(told)]


def unit_of(told, unit, latest):
    answers, said = told["answers"][unit], told["units"][unit]
    n = -(-len(answers) * told["percent"] // 100)
    sample = sorted(answers, key=lambda one: sha256(f"{told['seed']}:{one}"))[:n]
    if told["drawn"][unit] != sample:
        yield "another sample"
    found = Counter(latest[one] for one in sample if one in latest)
    expected = {
        "answers": len(answers),
        "drawn": n,
        "marked": found.total(),
        **{v: found[v] for v in VERDICTS},
    }
    if {name: said[name] for name in expected} != expected:
        yield f"is {expected}"
    if (said["shares"] is None) != (found.total() < n):
        yield "shares before everything is marked, or none after"
    for verdict, share in (said["shares"] or {}).items():
        yield from (f"{verdict}: {one}" for one in share_of(share, found[verdict], n, len(answers)))


def agency_of(told):
    said, units = told["agency_result"]["shares"], told["units"].values()
    if (said is not None) != (bool(units) and all(one["marked"] == one["drawn"] for one in units)):
        yield "shares before everything is marked, or none after"
    for verdict, share in (said or {}).items():
        total = sum(one["answers"] for one in units)
        weighted = sum(one["answers"] * one[verdict] / one["drawn"] for one in units) / total
        if abs(float(share["share"]) - weighted) > 0.00006:
            yield f"{verdict}: {weighted}"


def share_of(said, k, n, total):
    if abs(float(said["share"]) - k / n) > 0.00006:
        yield f"share {k / n}"
    possible = [
        good
        for good in range(k, total - (n - k) + 1)
        if at_least(k, n, good, total) > TAIL and at_least(n - k, n, total - good, total) > TAIL
    ]
    low, high = (float(end) for end in said["interval"])
    if not (0 <= possible[0] / total - low < 0.0001 and 0 <= high - possible[-1] / total < 0.0001):
        yield f"interval {possible[0] / total} to {possible[-1] / total}"


def at_least(k, n, good, total):
    """The probability of k or more good ones among n drawn."""
    ways = sum(math.comb(good, i) * math.comb(total - good, n - i) for i in range(k, min(n, good) + 1))
    return ways / math.comb(total, n)


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    said = recompute(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write("\n".join(said) or "the sample and the results follow from the seed")
    sys.exit(bool(said))
