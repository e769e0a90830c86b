"""How a name in a template becomes a value and a value becomes text: as Django does it, with a short way for what is plain."""

from collections.abc import Callable, Mapping
from copy import copy
from html import escape
from inspect import signature
from typing import Any, Final

from django.conf import settings
from django.forms.boundfield import BoundField
from django.template import Context, Template, VariableDoesNotExist
from django.template.base import NodeList, render_value_in_context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]  # left out of the stubs
from django.utils.translation import gettext, ngettext, override

Value = Any
LOOKED_UP: Final = (TypeError, AttributeError, KeyError, ValueError, IndexError)
BY_PLACE: Final = (str.__getitem__, list.__getitem__, tuple.__getitem__, BoundField.__getitem__)
"""What finds nothing by a name: whoever has one of these is asked for an attribute at once."""


class _Missing:
    """What no name stands for."""

    def __bool__(self) -> bool:
        return False


MISSING: Final = _Missing()
_PLAIN: Final[dict[type, bool]] = {}


def look(context: Context, name: str) -> Value:
    """What a name stands for, beyond what the function knows itself."""
    for scope in reversed(context.dicts):
        if name in scope:
            value = scope[name]
            return called(value) if callable(value) else value
    return MISSING


def raw(context: Context, name: str) -> Value:
    """The same, not called."""
    return next((scope[name] for scope in reversed(context.dicts) if name in scope), MISSING)


def held(value: Value) -> Value:
    return called(value) if callable(value) else value


def at(current: Value, name: str) -> Value:
    """`current.name`."""
    kind = type(current)
    plain = _PLAIN.get(kind)
    if plain is None:
        plain = _PLAIN[kind] = getattr(kind, "__getitem__", BY_PLACE[0]) in BY_PLACE
    try:
        if plain:
            value = getattr(current, name)
        elif kind is dict:
            value = current[name]
        else:
            return _slowly(current, name)
    except Exception:  # noqa: BLE001 - asked again, in Django's way
        return _slowly(current, name)
    return called(value) if callable(value) else value


def _slowly(current: Value, name: str) -> Value:
    """As `Variable` does it."""
    if current is MISSING:
        return MISSING
    try:
        return held(_found(current, name))
    except VariableDoesNotExist:
        return MISSING
    except Exception as error:
        if getattr(error, "silent_variable_failure", False):
            return ""
        raise


def _found(current: Value, name: str) -> Value:
    try:
        if not hasattr(type(current), "__getitem__"):
            raise TypeError
        return current[name]
    except LOOKED_UP:
        try:
            return getattr(current, name)
        except (TypeError, AttributeError):
            if name in dir(current):  # raised by what it stands for
                raise
            try:
                return current[int(name)]
            except (IndexError, ValueError, KeyError, TypeError):
                raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (name, current)) from None


def called(value: Value) -> Value:
    """What a callable answers, where it may be called without more."""
    if getattr(value, "do_not_call_in_templates", False):
        return value
    if getattr(value, "alters_data", False):
        return ""
    try:
        return value()
    except TypeError:
        try:
            signature(value).bind()
        except (ValueError, TypeError):
            return ""
        raise
    except Exception as error:
        if getattr(error, "silent_variable_failure", False):
            return ""
        raise


def or_empty(value: Value) -> Value:
    return "" if value is MISSING else value


def or_none(value: Value) -> Value:
    return None if value is MISSING else value


def needed(value: Value) -> Value:
    """Raises VariableDoesNotExist."""
    if value is MISSING:
        raise VariableDoesNotExist("Failed lookup")
    return value


def each_of(value: Value) -> Value:
    """What `for` goes through, of a known length."""
    if value is None or value is MISSING:
        return ()
    return value if hasattr(value, "__len__") else list(value)


def shown(value: Value, context: Context) -> str:
    """As it stands on the page, escaped."""
    kind = type(value)
    if kind is str:
        return escape(value)
    if kind is SafeString:
        return value  # type: ignore[no-any-return]  # a text
    if value is MISSING:
        return ""
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    return str(render_value_in_context(value, context))


def tagged(value: Value) -> str:
    """What a tag answers, escaped."""
    return escape(value) if type(value) is str else str(conditional_escape(value))


def filtering(function: Callable[..., Value]) -> Callable[..., Value]:
    """A filter as `FilterExpression` applies it where texts are escaped and times are those of the settings."""
    safe, local = getattr(function, "is_safe", False), getattr(function, "expects_localtime", False)
    escapes = getattr(function, "needs_autoescape", False)
    if not (safe or local or escapes):
        return function

    def filtered(value: Value, *given: Value) -> Value:
        if local:
            value = template_localtime(value)
        made = function(value, *given, autoescape=True) if escapes else function(value, *given)
        return mark_safe(made) if safe and isinstance(value, SafeData) else made  # noqa: S308 - as it says of itself

    return filtered


def compared(how: Callable[[Value, Value], bool]) -> Callable[[Value, Value], bool]:
    """What cannot be compared is false."""

    def comparison(one: Value, other: Value) -> bool:
        try:
            return how(one, other)
        except Exception:  # noqa: BLE001 - as Django does
            return False

    return comparison


def contains(whole: Value, part: Value) -> bool:
    try:
        return part in whole
    except Exception:  # noqa: BLE001 - as Django does
        return False


def if_known(condition: Callable[[], Value]) -> Value:
    try:
        return condition()
    except VariableDoesNotExist:
        return None


def said(one: str, many: str | None, count: Value, told: Mapping[str, str]) -> str:
    """`blocktranslate` with what is filled in, told already as the page shows it."""
    text = gettext(one) if many is None else ngettext(one, many, count)
    try:
        return text % told
    except (KeyError, ValueError):
        with override(None):
            return said(one, many, count, told)


def included(template: Template, context: Context) -> None:
    """Django's test client hears of a template that was written into another, as of any."""
    own: Any = Template
    if own._render.__module__ != "django.template.base":  # noqa: SLF001 - what the client replaces
        told: Any = copy(template)
        told.nodelist = NodeList()
        told._render(context)  # noqa: SLF001 - as above
