"""What all forms of deeds have in common: a title, a button, a key, and the verb that the form calls.

Which forms a page shows is decided by `workflow.verbs.moves.allowed` alone. A form's fields have the names that the
verb's errors use.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, ActorKind
from law.codes import DutyKind
from web.forms.fields import Form
from workflow.errors import Text
from workflow.verbs import what_if
from workflow.verbs.table import VERBS


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms of a case offer to choose from."""

    today: date
    letters: bool = False
    """Whether letters of the office may be inserted: for staff."""
    colleagues: dict[str, str] = field(default_factory=dict)
    """Username → name of who may be named in a note."""
    units: dict[str, str] = field(default_factory=dict)
    """Code → name of the units that may get the case."""
    agencies: dict[str, str] = field(default_factory=dict)
    """Code → name of the other agencies that may get the case."""
    unit: str = ""
    """The code of the one that stands chosen."""
    staff: dict[str, str] = field(default_factory=dict)
    """Username → name of who may handle it."""
    people: dict[str, str] = field(default_factory=dict)
    """Username → name and unit of who may be named as accused."""
    seated: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Username → code and name of the unit in which they sit; nobody of no unit."""
    accused: dict[str, str] = field(default_factory=dict)
    """Username → name of who is named as accused, for who may know it."""
    windows: Mapping[DutyKind, str] = field(default_factory=dict)
    """The lengths, in words, of the periods that a form mentions."""
    most_days: int = 0
    """By how many days, in the unit of its rule, the settlement may still be extended."""
    unit_of_days: str = ""
    extensions_left: int = 0
    decides: bool = False
    """Whether a decision is due that does not stand still with the settlement."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Code → words of the reasons for which the clock may be suspended."""
    classification: str = ""
    others: int = 0
    """How many complainants of linked duplicates would read the answer as well."""
    proposed: str = ""
    """A class that waits for a second person."""
    awaits_completion: bool = False
    """Whether the office waits for the complainant, whose page this is, to complete the file."""
    complainant_wrote: bool = False
    """Whether the complainant sent something since that was asked for."""
    own_files: dict[str, str] = field(default_factory=dict)
    """Key → kind, number and day of the files that the reader may take back."""
    file_mb: int = 0
    """Megabytes that a file of theirs may have."""
    language: str = "id"
    """The one in which its complainant filed it."""
    identity: str = ""
    """How the complainant filed it, on their own page; empty for staff."""
    rate_until: date | None = None
    """The last day on which the complainant, whose page this is, may rate a case that ended without a rating."""
    recorded_on: date | None = None
    """The local day that counts as the day of receipt."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of a form that belong together, folded away until they are wanted."""

    title: Text
    fields: list[forms.BoundField]
    open: bool


OURS: Final = ("version", "key", "letters")
"""Fields that are no argument of a verb. `letters`: the versions that were inserted, parted by commas."""


class Deed(Form):
    """The form of something that may be done with a case. `title` is shown while the form is folded, `intro` above its
    fields; a `grave` form is shown apart from the others."""

    verb: ClassVar[str]
    does: ClassVar[Callable[..., object]]
    """The function of the verb, where its arguments are the fields as they are."""
    title: ClassVar[Text]
    intro: Text = ""
    told: Sequence[tuple[Text, Text]] = ()
    """What its reader should know before they send it, as terms and what they mean."""
    button: ClassVar[Text] = _("Kirim")
    grave: ClassVar[bool] = False
    letter_into: ClassVar[str] = ""
    """The field that a letter of the office is inserted into, on a page of staff."""
    chooses: ClassVar[bool] = False
    """Whether the form offers units or people, which costs queries."""
    stands_out_for: ClassVar[ActorKind | None] = None
    """The kind of actor on whose page the form comes first; of several the first in the order of `web/forms/verbs.py`."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{self.verb}_%s", **kwargs)
        self.choose_from(choices)
        if self.letter_into and choices.letters:
            self.fields["letters"] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def choose_from(self, choices: Choices) -> None:
        self.choices = choices

    @property
    def groups(self) -> list[Group]:
        """The fields that are shown together, after the others."""
        return []

    @property
    def ungrouped(self) -> list[forms.BoundField]:
        grouped = {field.name for group in self.groups for field in group.fields}
        return [field for field in self.visible_fields() if field.name not in grouped]

    def arguments(self) -> dict[str, Any]:
        """The verb's own arguments, once the form is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name not in OURS}

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        version = {"version": self.cleaned_data["version"]} if "version" in self.fields else {}
        self.does(complaint_id, by=by, at=at, **version, **self.arguments())


class Versioned(Deed):
    """A form with the version of the case that its reader saw: of two who send it at once, the second is told."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class VerbForm(Versioned):
    """The form of a verb of the lifecycle. `uses`: the verb, if the form has another name."""

    uses: ClassVar[str] = ""

    @property
    def moves_dates(self) -> bool:
        """Whether its effect on the dates can be previewed."""
        return (self.uses or self.verb) in what_if.VERBS

    def look(self, complaint_id: int, *, by: Actor, at: datetime) -> what_if.Look:
        verb, version = self.uses or self.verb, self.cleaned_data["version"]
        return what_if.look(complaint_id, verb, by=by, at=at, version=version, **self.arguments())

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        verb = VERBS[self.uses or self.verb]
        verb(complaint_id, by=by, at=at, version=self.cleaned_data["version"], **self.arguments())


def unit_options(choices: Choices) -> list[tuple[str, Any]]:
    return [("", _("Pilih unit")), *choices.units.items()]


def staff_options(choices: Choices) -> list[tuple[str, Any]]:
    return list(choices.staff.items())
