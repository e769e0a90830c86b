"""Tags and filters of the door's templates: an icon, a local time, a link that keeps the filters."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote_plus, urlencode
from zoneinfo import ZoneInfo

from django import template
from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from complaints import words
from complaints.codes import StatementKind
from complaints.words import rounded

register = template.Library()
ICONS: Final = Path(__file__).resolve().parent.parent / "static/web/vendor/bootstrap-icons-1.13.2/icons"
CERTAINTIES: Final = {
    "V": _("dibaca pada sumbernya"),
    "V2": _("dari sumber kedua"),
    "R": _("belum diperiksa"),
}
OF_LAWS: Final = {"uk": "en"}
"""Languages of laws whose code is not that of their language."""
ABBREVIATIONS: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A vendored icon, written into the page and hidden from screen readers."""
    return _icon(name)


@cache
def _icon(name: str) -> SafeString:
    drawing = (ICONS / f"{name}.svg").read_text()
    return mark_safe(drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S308 - a file of ours


@register.filter
def day(value: date | None) -> str:
    """`3 Maret 2026`."""
    return "" if value is None else _day(value, get_language())


@lru_cache(maxsize=4096)
def _day(value: date, _language: str | None) -> str:
    return date_format(value, "j F Y")


@register.filter
def local(value: datetime | None, zone: str) -> str:
    """`3 Maret 2026, 09.05 WIB`: an instant in the agency's zone, which it names."""
    if value is None:
        return ""
    moment = value.astimezone(ZoneInfo(zone))
    return f"{day(moment.date())}, {moment:%H.%M} {zone_name(moment)}"


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT; elsewhere the offset."""
    offset = moment.utcoffset()
    hours = 0 if offset is None else int(offset.total_seconds() // 3600)
    return (
        ABBREVIATIONS.get(hours, f"UTC{hours:+d}")
        if str(moment.tzinfo).startswith("Asia/")
        else f"UTC{hours:+d}"
    )


@register.filter
def share(value: Decimal | None) -> str:
    """A fraction as a percentage with one decimal, half up; None is a dash, never 0."""
    return "–" if value is None else _share(value, get_language())


@lru_cache(maxsize=4096)
def _share(value: Decimal, _language: str | None) -> str:
    return f"{rounded(value * 100, 1)} %"


@register.filter
def part(value: float | None) -> str:
    """The same of a share that is no decimal."""
    return share(None if value is None else Decimal(repr(value)))


@register.filter
def chance(value: float | None) -> str:
    """A probability with three decimals, or that it is smaller; None is a dash."""
    if value is None:
        return "–"
    if value < 0.001:
        return f"< {rounded(Decimal('0.001'), 3)}"
    return rounded(Decimal(repr(value)), 3)


@register.simple_tag(takes_context=True)
def behind(context: dict[str, Any], code: str) -> str | SafeString:
    """The number of this code on a unit's sheet, as a link to its cases; 0 is no link."""
    if not (n := context["sheet"].n(code)):
        return "0"
    before, after = context["numbers"]
    return format_html('<a href="{}{}{}">{}</a>', before, quote_plus(code), after, n)


@register.simple_tag(takes_context=True)
def bar_behind(context: dict[str, Any], bar: Any, how: str) -> str | SafeString:
    """The same of the part of a bar of handling days: `in_time` or `late`."""
    return behind(context, f"days:{bar.low}:{how}")


@register.simple_tag(takes_context=True)
def counted(context: dict[str, Any], group: Any, measure: str, group_by: str) -> str | SafeString:
    """A number of handling measures on a unit's sheet, as a link to its cases; 0 is no link."""
    if not (n := getattr(group, measure)):
        return "0"
    before, after = context["measures"]
    group_of = urlencode({"group_by": group_by, "key": group.key or ""}) if group_by else ""
    return format_html('<a href="{}{}{}{}">{}</a>', before, measure, after, group_of and f"&{group_of}", n)


@register.filter
def certainty(code: str) -> str:
    """How sure a figure or weight is: `V`, `V2`, `R`, with what that means."""
    return f"{code}: {CERTAINTIES[code]}" if code in CERTAINTIES else code


@register.filter
def files_of(attachments: Iterable[Any], entry: Any) -> list[Any]:
    """The files that came with what a line of the history says."""
    return [
        file for file in attachments if file.message_id is not None and file.message_id in entry.statements
    ]


@register.filter
def folded(field: Any) -> list[tuple[Any, list[Any]]]:
    """The folds of a field, each with its choices in their order, in one pass over them: an agency has hundreds."""
    folds: list[tuple[Any, list[Any]]] = [(fold, []) for fold in getattr(field.field, "folds", ())]
    home: dict[str, list[Any]] = {value: mine for fold, mine in folds for value in fold.values}
    for choice in field if folds else ():
        if choice.data["value"] in home:
            home[choice.data["value"]].append(choice)
    return folds


@register.filter
def kind_label(kind: str) -> str:
    """What a typed text is about: `Alasan`."""
    return str(StatementKind(kind).label)


@register.filter
def late(days: int | None, unit: str) -> str:
    """`terlambat 3 hari kerja`, in the duty's own unit."""
    return words.late(days, unit)


@register.filter
def or_dash(value: Any) -> Any:
    """The value, or a dash for None and an empty text."""
    return "–" if value is None or value == "" else value


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: str | None) -> str:
    """The query of the page's address with these changes; None and an empty text remove a filter."""
    request: HttpRequest = context["request"]
    return changed(request.GET, **changes)


def changed(now: QueryDict, **changes: str | None) -> str:
    """This query with these changes, for an address."""
    if not now:
        plain = [
            f"{name}={value if value.isalnum() and value.isascii() else quote_plus(value)}"
            for name, value in changes.items()
            if value
        ]
        return f"?{'&'.join(plain)}"
    kept = [(name, values) for name, values in now.lists() if name not in changes]
    return f"?{urlencode([*kept, *((name, value) for name, value in changes.items() if value)], doseq=True)}"


@register.simple_tag(takes_context=True)
def turned(context: dict[str, Any], by: str, page: int | str) -> str:
    """The query of another page of the same list; `by`: the name of its place in the address (`parts/pages.html`)."""
    return query(context, **{by: str(page)})


@register.simple_tag
def typed(text: str, language: str = "") -> SafeString:
    """A text that a person typed: escaped, with its line breaks and its own direction, and its `language` where that is known and
    not the page's."""
    return format_html('<div class="typed" dir="auto"{}>{}</div>', lang_of(language), text)


@register.simple_tag
def lang_of(language: str) -> str | SafeString:
    """The attribute for a passage in this language, or under the law of this code; empty where the page is in it too."""
    spoken = OF_LAWS.get(language, language)
    return "" if spoken in ("", (get_language() or "id")[:2]) else format_html(' lang="{}"', spoken)
