"""How often chance tries a property: a little in every run (`quick`), much in `bin/test --long`, hardly in `--fast`."""

from typing import Final

from hypothesis import settings

HARDLY: Final = 10
QUICK: Final = 50
LONG: Final = 1000


def register() -> None:
    """The profiles; `quick` until `--hypothesis-profile` names another one.

    A machine that does other work meanwhile is no failure of ours; what must be quick has a test that says so.
    """
    settings.register_profile("fast", deadline=None, max_examples=HARDLY)
    settings.register_profile("quick", deadline=None, max_examples=QUICK)
    settings.register_profile("long", deadline=None, max_examples=LONG)
    settings.load_profile("quick")


def is_long() -> bool:
    return settings().max_examples > QUICK


def examples(quick: int) -> int:
    """For a property that costs more than most: so many in a quick run, and as many times more in a long one as of
    every other."""
    return max(1, quick * settings().max_examples // QUICK)
