"""The form of a unit's year: a value and a note for each code that this person enters."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.actors import Actor
from accounts.roles import Role
from compliance.assessments import Entry, Seen
from compliance.entered import codes, numbers
from compliance.entered.codes import Kind
from compliance.entered.form import Standing, entered_codes
from compliance.entered.models import MOST_NOTE
from compliance.instrument import Label
from web.forms.fields import Form, Words, refuse_unread

VALUE: Final = "nilai-"
NOTE: Final = "catatan-"
MARKS: Final = [("", "–"), *((str(mark), str(mark)) for mark in range(5))]


def named(label: Label) -> str:
    """A label of an instrument in the reader's language."""
    return label.en if get_language() == "en" else label.id


def shown(value: Decimal | None) -> str:
    """A score as it stands in its field: with the decimal sign of the reader."""
    return "" if value is None else number_format(f"{value.normalize():f}", use_l10n=True)


class Score(forms.CharField):
    """A score from 0 to 100, with the decimal sign of either language."""

    def __init__(self, label: str) -> None:
        look = {"class": "form-control", "inputmode": "decimal", "autocomplete": "off", "maxlength": 20}
        super().__init__(label=label, required=False, strip=False, widget=forms.TextInput(attrs=look))

    def clean(self, value: Any) -> Any:
        """A Decimal, or None for an empty field."""
        try:
            return numbers.read(str(value or ""))
        except numbers.BadNumber:
            raise forms.ValidationError(str(codes.BAD_SCORE), "score") from None


class Mark(forms.ChoiceField):
    """A mark of the checklist, or none."""

    def __init__(self, label: str) -> None:
        look = forms.Select(attrs={"class": "form-select"})
        wrong = {"invalid_choice": codes.BAD_MARK}
        super().__init__(label=label, required=False, choices=MARKS, widget=look, error_messages=wrong)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        return None if cleaned == "" else Decimal(cleaned)


class Note(forms.CharField):
    """A line about a value; the verb knows the rules of a text."""

    def __init__(self, label: str) -> None:
        look = {"class": "form-control", "maxlength": MOST_NOTE, "dir": "auto"}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=look))

    def validate(self, value: Any) -> None:
        refuse_unread(value)

    def run_validators(self, value: Any) -> None:
        """None: the verb checks the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """Whose codes somebody enters."""

    ombudsman: bool
    coordinator: bool

    @classmethod
    def of(cls, actor: Actor, agency_id: int) -> "Part":
        return cls(
            actor.sits((Role.OMBUDSMAN,), agency_id=agency_id),
            actor.sits((Role.COORDINATOR,), agency_id=agency_id),
        )

    def enters(self, kind: Kind) -> bool:
        return self.coordinator if kind == Kind.ITEM else self.ombudsman


class EntryForm(Form):
    """`codes`: of what kind each code is that this person enters."""

    def __init__(self, *args: Any, standing: Standing, part: Part, frozen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.codes: dict[str, Kind] = {}
        for code, label, _stands in entered_codes(standing):
            kind = codes.kind(code, standing.instrument)
            if kind is not None and part.enters(kind):
                self.codes[code] = kind
                name = f"{code} {named(label)}"
                self.fields[VALUE + code] = Mark(name) if kind == Kind.ITEM else Score(name)
                self.fields[NOTE + code] = Note(_("Catatan %(code)s") % {"code": code})
        if part.ombudsman:
            self.fields["source"] = forms.CharField(
                label=_("Sumber nilai"),
                required=False,
                widget=forms.TextInput(attrs={"class": "form-control", "maxlength": 200, "dir": "auto"}),
            )
            self.fields["confirmed"] = forms.BooleanField(
                label=_("Nilai daftar periksa dikonfirmasi"),
                required=False,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
            if frozen:
                self.fields["correction"] = Words(
                    gettext_lazy("Alasan koreksi"),
                    help_text=gettext_lazy(
                        "Tahun ini sudah dibekukan: koreksi menulis versi berikutnya; versi lama tetap ada."
                    ),
                    rows=2,
                )

    def entry(self, seen: "Sight") -> Entry:
        """What differs from what the person saw. Call it on a form that is valid."""
        values = {
            code: self.cleaned_data[VALUE + code]
            for code in self.codes
            if self.cleaned_data[VALUE + code] != seen.values.get(code)
        }
        notes = {
            code: text
            for code in self.codes
            if (text := self.cleaned_data[NOTE + code].strip()) != seen.notes.get(code, "")
        }
        source, confirmed = self.cleaned_data.get("source"), self.cleaned_data.get("confirmed")
        return Entry(
            dimensions=self._of(Kind.DIMENSION, values),
            indicators=self._of(Kind.INDICATOR, values),
            checklist={
                code: None if mark is None else int(mark)
                for code, mark in self._of(Kind.ITEM, values).items()
            },
            notes=notes,
            source=source if source != seen.source else None,
            confirmed=confirmed if confirmed != seen.confirmed else None,
            correction=self.cleaned_data.get("correction") or None,
            seen=Seen(seen.values, seen.notes),
        )

    def _of(self, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
        return {code: value for code, value in values.items() if self.codes[code] == kind}

    def take(self, errors: dict[str, str]) -> None:
        """A verb names values by kind and code, notes by `notes` and code."""
        named = {}
        for name, sentence in errors.items():
            kind, _dot, code = name.rpartition(".")
            before = NOTE if kind == "notes" else VALUE
            named[before + code if code in self.codes else name] = sentence
        super().take(named)


@dataclass(frozen=True, slots=True)
class Sight:
    """What stood when the page was made, as it goes with the form and comes back."""

    values: Mapping[str, Decimal | None]
    notes: Mapping[str, str]
    source: str
    confirmed: bool

    @classmethod
    def of(cls, standing: Standing) -> "Sight":
        return cls(standing.values, standing.notes, standing.source, standing.confirmed)

    @classmethod
    def read(cls, text: str, otherwise: Standing) -> "Sight":
        """What came back; what stands now where that cannot be read."""
        try:
            told = json.loads(text)
            values = {
                code: None if value is None else numbers.read(str(value))
                for code, value in told["values"].items()
            }
            notes = {str(code): str(note) for code, note in told["notes"].items()}
            return cls(values, notes, str(told["source"]), bool(told["confirmed"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls.of(otherwise)

    def written(self) -> str:
        values = {code: None if value is None else f"{value:.2f}" for code, value in self.values.items()}
        told = {
            "values": values,
            "notes": self.notes,
            "source": self.source,
            "confirmed": self.confirmed,
        }
        return json.dumps(told, ensure_ascii=False)


def initial(standing: Standing) -> dict[str, Any]:
    """The fields as what stands fills them."""
    fields: dict[str, Any] = {VALUE + code: shown(value) for code, value in standing.values.items()}
    fields |= {VALUE + item.code: "" if item.mark is None else str(item.mark) for item in standing.items}
    fields |= {NOTE + code: note for code, note in standing.notes.items()}
    return fields | {"source": standing.source, "confirmed": standing.confirmed}


def merged(standing: Standing, typed: Mapping[str, Any], seen: Sight) -> dict[str, Any]:
    """What stands now, under what the person had typed: a field that they had not changed shows what stands."""
    fields = initial(standing)
    before = initial_of(seen, standing)
    for name in (*fields, "correction"):
        if name == "confirmed":
            fields[name] = bool(typed.get(name)) if bool(typed.get(name)) != seen.confirmed else fields[name]
        elif name in typed and typed[name] != before.get(name, ""):
            fields[name] = typed[name]
    return fields


def initial_of(seen: Sight, standing: Standing) -> dict[str, Any]:
    """The fields as they were filled when the page was made."""
    items = {item.code for item in standing.items}
    fields: dict[str, Any] = {NOTE + code: note for code, note in seen.notes.items()}
    for code, value in seen.values.items():
        fields[VALUE + code] = ("" if value is None else str(int(value))) if code in items else shown(value)
    return fields | {"source": seen.source}
