"""The form fields of the door: how they look and help. Only the verbs check what was typed."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints import texts
from complaints.texts import LIMITS
from workflow.record.sentences import bad_text

Text = Any
"""A label or help text: a str, or one that is translated when shown (Django's stubs have no public name for it)."""
UNREAD = _("Sebagian huruf tidak terbaca dan menjadi «\ufffd». Perbaiki, lalu kirim lagi.")
WRONG_DATE = {"invalid": _("Tanggal tidak benar.")}


def refuse_unread(text: str) -> None:
    """Bytes that are no UTF-8 reach a form as U+FFFD: what a person wrote is lost there and must not be stored.
    Raises ValidationError; what could be read stays in the form."""
    if "\ufffd" in text:
        raise forms.ValidationError(UNREAD, "encoding")


class Words(forms.CharField):
    """A text that a verb cleans; `limits` is a key of `complaints.texts.LIMITS`."""

    def __init__(
        self,
        label: Text,
        limits: str = "text",
        *,
        optional: bool = False,
        help_text: Text = "",
        rows: int = 5,
    ):
        least, most, one_line = LIMITS[limits]
        look: dict[str, Any] = {"class": "form-control", "maxlength": most, "dir": "auto"}
        if not optional:
            look |= {"required": True}
            if least > 1:
                look["minlength"] = least
        widget = forms.TextInput(attrs=look) if one_line else forms.Textarea(attrs={**look, "rows": rows})
        super().__init__(label=label, required=False, strip=False, widget=widget, help_text=help_text)
        self.may_be_empty = optional
        self.limits = limits
        self.asked = True
        """Whether an empty text is a fault: not while only dates are looked at."""

    def to_python(self, value: Any) -> str:
        return "" if value is None else str(value)

    def validate(self, value: Any) -> None:
        """By the rules that the verb will ask again: here so that a form tells all its faults at once."""
        refuse_unread(value)
        if (self.may_be_empty or not self.asked) and not value.strip():
            return
        try:
            texts.clean_as(self.limits, value)
        except texts.BadText as refusal:
            sentence = str(bad_text(refusal))
            if refusal.code in (texts.Refusal.TOO_SHORT, texts.Refusal.TOO_LONG):
                sentence = f"{sentence} {self._length(value)}"
            raise forms.ValidationError(sentence, str(refusal.code)) from None

    def _length(self, value: str) -> str:
        """How long it is, in code points as the verb counts them, and how long it may be."""
        least, most, _one_line = LIMITS[self.limits]
        told = {"n": len(unicodedata.normalize("NFC", value).strip()), "least": least, "most": most}
        return gettext("%(n)d karakter; paling sedikit %(least)d, paling banyak %(most)d.") % told

    def run_validators(self, value: Any) -> None:
        """None of Django's."""


class OneLine(forms.CharField):
    """A contact detail."""

    def __init__(
        self, label: Text, *, kind: str = "text", fill: str = "", optional: bool = True, help_text: Text = ""
    ):
        look = {"class": "form-control", "autocomplete": fill, "maxlength": 254}
        widget = forms.TextInput(attrs={**look, "type": kind})
        super().__init__(label=label, required=False, widget=widget, help_text=help_text)
        self.may_be_empty = optional

    def validate(self, value: Any) -> None:
        """The verb knows the rules; here only whether it could be read."""
        refuse_unread(value)

    def run_validators(self, value: Any) -> None:
        """None: the verb checks the text."""


class Day(forms.DateField):
    """A local date, chosen in the phone's own calendar."""

    def __init__(self, label: Text, *, optional: bool = False, help_text: Text = ""):
        look: dict[str, Any] = {"class": "form-control", "type": "date"}
        if not optional:
            look["required"] = True
        super().__init__(
            label=label,
            required=not optional,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs=look),
            help_text=help_text,
            error_messages={"required": _("Wajib diisi."), **WRONG_DATE},
        )
        self.may_be_empty = optional

    def no_later_than(self, day: date) -> None:
        self.widget.attrs["max"] = day.isoformat()

    def no_earlier_than(self, day: date) -> None:
        self.widget.attrs["min"] = day.isoformat()


class Radios(forms.ChoiceField):
    """One of few, each with its line."""

    as_choices = True

    def __init__(
        self,
        label: Text,
        choices: Any,
        *,
        in_a_line: bool = False,
        optional: bool = False,
        help_text: Text = "",
    ):
        asked = {} if optional else {"required": True}
        super().__init__(
            label=label,
            choices=choices,
            required=not optional,
            widget=forms.RadioSelect(attrs={"class": "form-check-input", **asked}),
            help_text=help_text,
            error_messages={"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")},
        )
        self.in_a_line = in_a_line
        self.may_be_empty = optional


class Fold(NamedTuple):
    """Choices that are folded together. `code` empty: of nobody in particular."""

    code: str
    name: Text
    open: bool
    values: frozenset[str]


class Checks(forms.MultipleChoiceField):
    """Any of few."""

    as_choices = True
    may_be_empty = True
    folds: Sequence[Fold] = ()
    """Where there are any, the choices are shown in these."""

    def fold(self, people: Iterable[str], seated: Mapping[str, tuple[str, str]], opened: str) -> None:
        """Those of each unit together, the `opened` one first and open; then those of no unit."""
        by_unit: dict[tuple[str, str], set[str]] = {}
        for username in people:
            by_unit.setdefault(seated.get(username, ("", "")), set()).add(username)
        ordered = sorted(by_unit, key=lambda unit: (unit[0] != opened, not unit[0], unit[1]))
        self.folds = [
            Fold(
                code, name or _("Koordinator"), code == opened and bool(code), frozenset(by_unit[code, name])
            )
            for code, name in ordered
        ]

    def __init__(self, label: Text, choices: Any = (), *, help_text: Text = ""):
        super().__init__(
            label=label,
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
            help_text=help_text,
            error_messages={"invalid_choice": _("Pilihan tidak dikenal.")},
        )


class Select(forms.ChoiceField):
    """One of many."""

    def __init__(self, label: Text, *, optional: bool = False, help_text: Text = ""):
        super().__init__(
            label=label,
            required=not optional,
            widget=forms.Select(attrs={"class": "form-select", **({} if optional else {"required": True})}),
            help_text=help_text,
            error_messages={"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")},
        )
        self.may_be_empty = optional


class Form(forms.Form):
    """A form that shows a verb's refusal beside its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.use_required_attribute = False  # the fields say it themselves, also in fieldsets
        for field in self.fields.values():
            if field.widget.attrs.get("required"):
                # Chromium calls what is required and empty wrong before anything was sent, and screen readers say so.
                field.widget.attrs["aria-invalid"] = "false"

    def take(self, errors: dict[str, str]) -> None:
        """Show the errors of a verb; those of a field that is not in this form go above it."""
        for name, sentence in errors.items():
            field = name.rpartition(".")[2]
            self.add_error(field if field in self.fields else None, sentence)


def options(field: forms.Field, choices: Any) -> None:
    """Set the choices of a select, radio or check field."""
    cast(forms.ChoiceField, field).choices = choices
