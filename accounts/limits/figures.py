"""What /metrics tells of signing in and of limits: counts, never whose."""

from typing import Final

from prometheus_client import Counter

SIGN_INS: Final = Counter(
    "tuntas_sign_ins",
    "Tries to sign in by how they ended: ok, wrong, waiting (not evaluated), busy (not evaluated).",
    ("door", "outcome"),
    registry=None,
)
WAITS: Final = Counter("tuntas_limited", "Acts that had to wait, by limit.", ("limit",), registry=None)
UNCOUNTED: Final = Counter(
    "tuntas_limits_uncounted", "Times at which Redis did not count, and everybody went on.", registry=None
)
ALL: Final = (SIGN_INS, WAITS, UNCOUNTED)
