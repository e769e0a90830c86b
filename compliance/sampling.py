"""A random sample that anybody can draw again: of each stratum the keys whose digest with the seed is smallest.

The digest is SHA-256 of `seed:key` in UTF-8, in hexadecimal; of n keys ceil(n x percent / 100) are drawn, so that no stratum
with a key is left out. The order in which keys are given does not matter (docs/adr/0060).
"""

import hashlib
from collections.abc import Iterable, Mapping


def drawn(seed: str, strata: Mapping[str, Iterable[str]], percent: int) -> dict[str, list[str]]:
    """Of each stratum the drawn keys, in the order of their digests. `percent`: 0 to 100; raises ValueError for others."""
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is no percentage")
    return {name: _of_one(seed, keys, percent) for name, keys in strata.items()}


def _of_one(seed: str, keys: Iterable[str], percent: int) -> list[str]:
    ranked = sorted(set(keys), key=lambda key: digest(f"{seed}:{key}"))
    return ranked[: -(-len(ranked) * percent // 100)]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
