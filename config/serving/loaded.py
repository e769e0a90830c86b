"""What a web process has loaded when it begins lives as long as it does."""

import gc
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.urls import ResolverMatch, get_resolver
from django.utils.translation import trans_real

MOST_ROUTES: Final = 1_000
MOST_TEXTS: Final = 20_000
"""Of a language; the product has some five thousand."""

YOUNG: Final = 20_000
"""Objects that are made, and not dropped, between two looks for circles among them. Python looks after 700: a quarter as often as
there are requests, each time at what the other threads are in the middle of. A request leaves few behind."""


def keep() -> None:
    """Read the routes, and with them all views and forms, and the texts of each language, before the first request; then have Python's collector pass over
    whatever there is: a whole collection of it costs as much as a page of 3,000 units, and finds nothing. Of what is made later it
    looks at more at once."""
    routes: Any = get_resolver()
    assert routes.url_patterns
    routes.resolve = resolving(routes.resolve)
    for language, _name in settings.LANGUAGES:
        spoken: Any = trans_real.translation(language)
        spoken.gettext, spoken.ngettext = remembered(spoken.gettext), remembered(spoken.ngettext)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


def resolving(resolve: Callable[[str], ResolverMatch]) -> Callable[[str], ResolverMatch]:
    """The routes, which Django looks through one by one: of those addresses that tell nothing of what is asked for, which are as many as
    there are routes, the one that was found is kept."""
    known: dict[str, ResolverMatch] = {}

    def route(path: str) -> ResolverMatch:
        found = known.get(path)
        if found is None:
            found = resolve(path)
            if not (found.args or found.kwargs) and len(known) < MOST_ROUTES:
                known[path] = found
        return found

    return route


def remembered(look: Callable[..., str]) -> Callable[..., str]:
    """The texts of a language. Django looks for each in the catalogs of all packages, and for one that stands as it is written,
    as ours in Indonesian do, twice in every one of them."""
    known: dict[tuple[object, ...], str] = {}

    def text(*said: object) -> str:
        found = known.get(said)
        if found is None:
            found = look(*said)
            if len(known) < MOST_TEXTS:
                known[said] = found
        return found

    return text
