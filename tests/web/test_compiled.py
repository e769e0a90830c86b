"""A template that became a function says what Django says of it, letter for letter."""

import threading
from copy import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, Final

import pytest
from django.conf import settings
from django.template import Context, Engine, Template
from django.template.base import NodeList
from django.template.loader import get_template
from django.test import override_settings
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override
from hypothesis import example, given
from hypothesis import strategies as st

from complaints.lifecycle import State
from web.compiled.addresses import address
from web.compiled.loader import Compiled
from web.urls import urlpatterns

PARTS: Final = {
    "part": "[{{ a }}|{{ b }}|{{ x }}|{{ forloop.counter }}]",
    "deep": "{% load tuntas %}{% for y in b %}{{ forloop.counter0 }}{% include 'part' with a=y %}{% icon 'key' %}{% endfor %}",
    "itself": "{{ a }}{% if b %}{% include 'itself' with b=None %}{% endif %}",
}
SOURCES: Final = (
    "{{ a }} {{ a.b }} {{ a.0 }} {{ a.b.c }} {{ nobody }} {{ nobody.home }} {{ 'x<y' }} {{ 7 }} {{ 1.5 }} {{ True }}",
    "{{ a.items }} {{ a.keys.x }} {{ a.upper }} {{ a.count }} {{ a.fails }} {{ a.silent }} {{ a.called }} {{ a.alters }}",
    "{{ a|default:'-' }} {{ a|or_dash }} {{ a|length }} {{ a|upper }} {{ nobody|default:b }} {{ a|join:', ' }} {{ a|safe }}",
    "{% if a %}1{% elif b %}2{% else %}3{% endif %}{% if not a and b or nobody %}4{% endif %}{% if a == b %}5{% endif %}",
    "{% if a in b %}1{% endif %}{% if a not in b %}2{% endif %}{% if a > b %}3{% endif %}{% if a is None %}4{% endif %}",
    "{% if nobody == '' %}1{% endif %}{% if nobody is None %}2{% endif %}{% if a|default:nobody %}3{% endif %}{% if a|length > 1 %}4{% endif %}",
    "{% for x in a %}{{ x }}{{ forloop.counter }}{{ forloop.revcounter0 }}{% if not forloop.last %}, {% endif %}{% empty %}none{% endfor %}",
    "{% for x, y in pairs %}{{ x }}={{ y }};{% endfor %}{% for x in a reversed %}{{ x }}{{ forloop.first }}{% endfor %}{{ x }}",
    "{% for x in a %}{% for y in b %}{{ forloop.parentloop.counter }}{{ forloop.counter }}{% endfor %}{% endfor %}",
    "{% for x in a %}{% cycle 'odd' 'even' %}{% ifchanged x %}{{ x }}{% endifchanged %}{% endfor %}",
    "{% with z=a.b y=b %}{{ z }}{{ y }}{% with y=a %}{{ y }}{% endwith %}{{ y }}{% endwith %}{{ z }}",
    "{% include 'part' %}{% include 'part' with x=a %}{% include 'part' with b=a only %}{% include 'deep' %}{% include 'itself' %}",
    "{% for x in a %}{% include name %}{% include 'deep' with b=a %}{% endfor %}",
    "{% translate 'Daftar kerja' %}{% translate '100% <b>' %}{% translate a as said %}{{ said }}{% translate name %}{{ _('Daftar kerja') }}",
    "{% blocktranslate %}Daftar kerja{% endblocktranslate %}{% blocktranslate with n=a %}{{ n }} & {{ b }} {{ nobody }} 5%{% endblocktranslate %}",
    "{% blocktranslate trimmed count n=three %}\n  {{ n }} hari kerja\n{% plural %}\n  {{ n }} hari kerja\n{% endblocktranslate %}",
    "{% for x in a %}{% blocktranslate with n=x %}Tugas: {{ n }}.{% endblocktranslate %}{% endfor %}",
    "{% url 'web:worklist' %}{% url 'web:staff-case' reference %}{% url route reference %}{% url 'web:why' reference three %}",
    "{% url 'web:worklist' as there %}{{ there }}{% static 'web/tuntas.svg' %}{% static name %}",
    "{% typed a %}{% typed b 'en' %}{% lang_of 'uk' %}{% icon 'key' %}{% icon which %}{% for x in a %}{% typed x %}{% endfor %}",
    "{% autoescape off %}{{ a }}{% include 'part' %}{% endautoescape %}{{ a|escape }}{% spaceless %}<b> <i>{{ a }}</i> </b>{% endspaceless %}",
    "{% get_current_language as L %}{{ L }}{% language 'en' %}{% translate 'Daftar kerja' %}{{ a }}{% endlanguage %}{% translate 'Daftar kerja' %}",
    "{{ on|day }} {{ at|local:zone }} {{ on }} {{ at }} {{ three|add:a }} {{ share|share }} {{ share }} {{ three }} {{ at|date:'H.i' }}",
    "{% block whole %}{{ a }}{% block within %}{{ b }}{% endblock %}{% endblock %}{% comment %}{{ a }}{% endcomment %}{% templatetag openblock %}",
    "{% firstof nobody a b %}{% now 'Y' as year %}{{ year }}{% widthratio three 10 100 %}{% csrf_token %}{% filter upper %}{{ a }}{% endfilter %}",
    "{% for x in a %}{% firstof x b as f %}{{ f }}{% endfor %}{{ f }}{% regroup pairs by 0 as g %}{% for each in g %}{{ each.grouper }}{% endfor %}",
)  # fmt: skip


class Silent(Exception):
    silent_variable_failure = True


class Thing:
    """What a template may meet: a property that fails, a call that wants something, one that changes data."""

    b = mark_safe("<i>&amp;</i>")

    @property
    def silent(self) -> str:
        raise Silent

    def called(self) -> str:
        return "called & answered"

    def count(self, of: int) -> int:
        return of

    def alters(self) -> str:
        raise AssertionError("called by a template")

    alters.alters_data = True  # type: ignore[attr-defined]  # what Django asks

    def __str__(self) -> str:
        return "<thing>"


ENGINE: Final = Engine(
    libraries={
        "tuntas": "web.templatetags.tuntas",
        "static": "django.templatetags.static",
        "i18n": "django.templatetags.i18n",
    },
    builtins=["web.templatetags.tuntas", "django.templatetags.static", "django.templatetags.i18n"],
    loaders=[("django.template.loaders.locmem.Loader", PARTS)],
)
READ: Final = [ENGINE.from_string(source) for source in SOURCES]
AS_FUNCTIONS: Final = [ENGINE.from_string(source) for source in SOURCES]
for _template in AS_FUNCTIONS:
    _template.nodelist = NodeList([Compiled(_template.nodelist, _template)])
PLAIN: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2000),
    st.text(max_size=4),
    st.sampled_from(
        ["<b>", "a & 'b'", mark_safe("<u>x</u>"), gettext_lazy("Daftar kerja"), 1234.5, Decimal("0.5")]
    ),
    st.sampled_from(
        [State.RECEIVED, date(2026, 3, 1), datetime(2026, 3, 1, 23, tzinfo=UTC), State, Thing, Thing()]
    ),
)
VALUES: Final = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["b", "c", "items", "0"]), inner, max_size=3)
        | st.builds(lambda b: SimpleNamespace(b=b), inner)
        | st.tuples(inner, inner)
        | st.builds(lambda value: lambda: value, inner)
    ),
    max_leaves=5,
)


def said(template: Template, **told: Any) -> object:
    """What it says, or the kind of fault."""
    context = Context(
        {"name": "part", "zone": "Asia/Jakarta", "which": "key", "route": "web:staff-case", "three": 3} | told
    )
    try:
        return template.render(context)
    except Exception as fault:  # noqa: BLE001 - whatever it is, it must be the same
        return type(fault)


@pytest.mark.parametrize("place", range(len(SOURCES)))
@given(a=VALUES, b=VALUES, language=st.sampled_from(["id", "en"]))
@example(a=["<x>", "y"], b=[1, None], language="en")
@example(a={"b": {"c": "&"}}, b="", language="id")
@example(a=Thing(), b=Thing, language="id")
def test_a_function_says_what_its_template_says(place: int, a: Any, b: Any, language: str):
    told = {
        "a": a,
        "b": b,
        "pairs": [("k", a), ("l", b)],
        "reference": "7K4M-2Q9X",
        "share": Decimal("0.125"),
        "on": date(2026, 3, 1),
        "at": datetime(2026, 3, 1, 23, tzinfo=UTC),
    }
    with override(language):
        assert said(AS_FUNCTIONS[place], **told) == said(READ[place], **told)


def test_what_one_reader_is_told_is_told_to_no_other():
    page = ENGINE.from_string(
        "{% translate 'Daftar kerja' %}: {% for n in names %}{{ n }}{% endfor %}{% csrf_token %}"
    )
    page.nodelist = NodeList([Compiled(page.nodelist, page)])
    heard: dict[int, set[str]] = {}

    def read(reader: int) -> None:
        with override("en" if reader % 2 else "id"):
            heard[reader] = {
                page.render(Context({"names": [f"<{reader}>"], "csrf_token": f"token {reader}"}))
                for _ in range(50)
            }

    readers = [threading.Thread(target=read, args=(n,)) for n in range(4)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    for reader, pages in heard.items():
        title = "Work list" if reader % 2 else "Daftar kerja"
        (only,) = pages
        assert only.startswith(f"{title}: &lt;{reader}&gt;<input")
        assert f"token {reader}" in only


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda each: each.name)
def test_each_address_is_the_one_that_the_routes_give(pattern: Any):
    kinds = pattern.pattern.converters
    given = {"int": 2026, "str": "7K4M-2Q9X"}
    values = [
        given[type(kind).__name__.removesuffix("Converter").replace("String", "str").lower()]
        for kind in kinds.values()
    ]
    for filled in (values, [str(value) for value in values], [f"{value} é/&" for value in values]):
        try:
            expected: object = reverse(f"web:{pattern.name}", args=filled)
        except NoReverseMatch:
            with pytest.raises(NoReverseMatch):
                address(f"web:{pattern.name}", *filled)
        else:
            assert address(f"web:{pattern.name}", *filled) == expected


def test_an_address_has_the_prefix_of_its_installation():
    before = address("web:staff-case", "7K4M")
    set_script_prefix("/aduan/")
    try:
        assert address("web:staff-case", "7K4M") == f"/aduan{before}"
    finally:
        set_script_prefix("/")
    assert address("web:staff-case", "7K4M") == before


def test_templates_of_the_door_are_functions_but_not_while_they_are_debugged():
    assert not settings.DEBUG
    assert isinstance(get_template("web/base.html").template.nodelist[0], Compiled)
    told = {**settings.TEMPLATES[0], "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "debug": True}}
    with override_settings(TEMPLATES=[told]):
        assert not isinstance(get_template("web/base.html").template.nodelist[0], Compiled)


@given(
    a=VALUES,
    staff=st.booleans(),
    reference=st.sampled_from(["", "7K4M-2Q9X"]),
    language=st.sampled_from(["id", "en"]),
)
def test_the_frame_of_mails_is_a_function_too_and_says_the_same(
    a: Any, staff: bool, reference: str, language: str
):
    frame = get_template("notices/frame.html").template
    assert isinstance(frame.nodelist[0], Compiled)
    as_read = copy(frame)
    as_read.nodelist = frame.as_parsed
    deadline = {
        "what": a,
        "day": "Senin" if staff else None,
        "length": a,
        "provisional": staff,
        "standing": a,
    }
    told = {
        "language": language,
        "reference": reference,
        "subject": "<A & B>",
        "heading": a,
        "lead": a,
        "paragraphs": ["<p>", a],
        "deadlines": [deadline, {**deadline, "length": None, "standing": None}],
        "cases": [{"link": "[[link X]]", "reference": a, "words": "2 kabar"}] if staff else [],
        "link": "[[link]]",
        "link_days": 30,
        "to_staff": staff,
        "button": "Buka",
    }
    with override(language):
        assert said(frame, **told) == said(as_read, **told)
