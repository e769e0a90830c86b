"""What a new verb must touch, as docs/how-to.md lists it: each place is asked for every verb, and nothing else keys one."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from api.verbs import VERBS as API
from complaints import acts, lifecycle
from web.forms.verbs import FORMS
from workflow.verbs import table
from workflow.verbs.guards import GUARDS

ROOT = Path(settings.ROOT)
BY_PEOPLE = [verb for verb in lifecycle.VERBS if lifecycle.TABLE[verb].who != (acts.CLOCK,)]
DOMAIN = (ROOT / "docs/domain.md").read_text(encoding="utf-8")
KEYS = {
    "complaints/lifecycle.py": "its row",
    "workflow/verbs": "its function, and what others of its room know of it",
    "api/verbs.py": "its row",
    "api/duties.py": "what a look ahead carries",
    "web/forms": "its form",
    "web/case/deed_lines.py": "the line on what it does",
}
KNOWN = {
    "workflow/clocks/duties.py": "how the dispatch's class, a rejection, an answer's remedy move duties beside the rows",
    "workflow/proof/rebuilding.py": "which fact of an event is the date given",
    "workflow/register/cases.py": "how a register's ends read as verbs",
    "web/case/next_step.py": "what a complainant looks for, told where it is not possible now",
    "web/case/pending.py": "what waits for a second person",
    "web/case/plain_words.py": "how an end reads that no person brought about",
}
"""Where else a verb is named, each with its reason. A new verb is named in none of them."""


@pytest.mark.parametrize("verb", lifecycle.VERBS)
def test_every_verb_has_its_function(verb):
    assert (verb in table.VERBS) == (verb != table.FOLLOWS)
    assert table.FOLLOWS in lifecycle.VERBS


@pytest.mark.parametrize("verb", BY_PEOPLE)
def test_every_verb_of_people_goes_by_both_doors(verb):
    assert verb.replace("_", "-") in API
    assert any((form.uses or form.verb) == verb for form in FORMS.values())


@pytest.mark.parametrize("verb", lifecycle.VERBS)
def test_every_verb_stands_in_the_words_of_the_field(verb):
    assert re.search(rf"^\| {verb} \|", DOMAIN, re.MULTILINE), f"docs/domain.md has no row for {verb}"


@pytest.mark.parametrize("verb", lifecycle.VERBS)
def test_the_row_of_every_verb_is_whole(verb):
    act = lifecycle.TABLE[verb]
    assert act.events
    assert act.who
    assert set(act.guards) <= set(GUARDS)


def test_no_guard_and_no_event_belongs_to_no_verb():
    used = {name for act in lifecycle.TABLE.values() for name in act.guards}
    assert set(GUARDS) == used
    assert len(lifecycle.EVENTS) == sum(len(act.events) for act in lifecycle.TABLE.values())


def keyed(source: str) -> set[str]:
    """The verbs that this text of a module names as a key, alone between quotes."""
    return {verb for verb in lifecycle.VERBS if re.search(rf"""["']{verb}["']""", source)}


def test_a_verb_between_quotes_is_seen_and_a_longer_word_is_not():
    assert keyed('FIRST = ("mark_remedied",)') == {"mark_remedied"}
    assert keyed('"mark_remedied_late"; mark_remedied()') == set()


def unlisted(path: str) -> bool:
    return not any(path == place or path.startswith(f"{place}/") for place in (*KEYS, *KNOWN))


def test_a_verb_is_keyed_nowhere_but_where_the_page_says():
    words = {
        "complete",
        "reject",
        "answer",
        "accept",
        "resume",
        "contest",
        "lapse",
        "deem_accepted",
        "transfer",
        "demand",
        "explain",
        "rate",
    }
    stray = {}
    for room in ("law", "accounts", "complaints", "notifications", "workflow", "compliance", "api", "web"):
        for file in sorted((ROOT / room).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            if "migrations" not in path and unlisted(path):
                found = (
                    keyed(file.read_text(encoding="utf-8")) - words
                )  # these are words of other things as well
                if found:
                    stray[path] = sorted(found)
    assert stray == {}


def test_every_known_place_still_names_a_verb():
    for path in KNOWN:
        assert keyed((ROOT / path).read_text(encoding="utf-8")), path


def test_the_page_that_says_how_names_files_that_are_there():
    page = (ROOT / "docs/how-to.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.\w+)?)`", page):
        assert (ROOT / path).exists(), path
