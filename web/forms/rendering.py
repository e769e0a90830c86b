"""Widgets of a form as Django's own templates write them, letter for letter, without a template for each option: a page with
two hundred checkboxes spent half of its time in those."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]


class Renderer(DjangoTemplates):
    """Inputs, options and selects in Python; all else by its template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        write = WRITTEN.get(template_name)
        if write is None or widget is None or not _plain(widget):
            return super().render(template_name, context, request)
        return mark_safe(write(widget))  # noqa: S308 - all that comes from outside is escaped below


def _plain(widget: Widget) -> bool:
    """Whether its labels are texts, as others would be written in the manner of a language, and its options are Django's."""
    groups = widget.get("optgroups")
    if groups is None:
        return _is_text(widget.get("label", ""))
    return all(
        _is_text(name or "") and _is_text(option["label"]) and option["template_name"] == OPTION
        for name, options, _index in groups
        for option in options
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str | Promise)


def _text(value: object) -> str:
    """As `stringformat:'s'` writes it."""
    if type(value) is str:  # Django's own way to the same takes four times as long
        return escape(value)
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def _attributes(widget: Widget) -> str:
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return (
        f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{value}{_attributes(widget)}>'
    )


def _input_option(widget: Widget) -> str:
    if not widget.get("wrap_label"):
        return _input(widget)
    of = f' for="{_text(widget["attrs"]["id"])}"' if widget["attrs"].get("id") else ""
    return f"<label{of}>{_input(widget)}\n {_text(widget['label'])}</label>"


def _option(widget: Widget) -> str:
    return f'<option value="{_text(widget["value"])}"{_attributes(widget)}>{_text(widget["label"])}</option>'


def _select(widget: Widget) -> str:
    parts = [f'<select name="{_text(widget["name"])}"{_attributes(widget)}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            parts.append(f'\n  <optgroup label="{_text(name)}">')
        parts.extend(f"\n  {_option(option)}\n" for option in options)
        if name:
            parts.append("\n  </optgroup>")
    return "".join(parts) + "\n</select>"


_OF: Final = "django/forms/widgets/"
OPTION: Final = f"{_OF}select_option.html"
WRITTEN: Final[dict[str, Callable[[Widget], str]]] = {
    **{
        f"{_OF}{name}.html": _input
        for name in ("input", "text", "email", "hidden", "password", "number", "url", "date", "checkbox")
    },
    f"{_OF}checkbox_option.html": _input_option,
    f"{_OF}radio_option.html": _input_option,
    OPTION: _option,
    f"{_OF}select.html": _select,
}
"""By the template that they stand for."""
