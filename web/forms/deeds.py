"""What every form of a deed has in common: its title, its button, its key, and the verb that it calls.

Which of them a page shows is decided by `workflow.verbs.moves.allowed` alone. A form's fields are named as the
verb's errors name them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

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
    """What a case lets one choose from."""

    today: date
    units: dict[str, str] = field(default_factory=dict)
    """Code → name of the units that may get the case."""
    staff: dict[str, str] = field(default_factory=dict)
    """Username → name of who may handle it."""
    people: dict[str, str] = field(default_factory=dict)
    """Username → name and unit of who may be named as accused."""
    windows: Mapping[DutyKind, str] = field(default_factory=dict)
    """How long the periods are, in words, that a form speaks of."""
    most_days: int = 0
    """By how many days, in the unit of its rule, the settlement may still be extended."""
    unit_of_days: str = ""
    extensions_left: int = 0
    decides: bool = False
    """Whether a decision is due that does not stand still with the settlement."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Code → words of the reasons for which the clock may stand still."""
    classification: str = ""
    proposed: str = ""
    """A class that waits for a second person."""
    recorded_on: date | None = None
    """The local day that counts as the day of receipt."""


class Deed(Form):
    """Something that may be done with a case. `title` stands on its disclosure, `intro` above its fields;
    `grave` is shown apart from the others."""

    verb: ClassVar[str]
    title: ClassVar[Text]
    intro: Text = ""
    button: ClassVar[Text] = _("Kirim")
    grave: ClassVar[bool] = False
    chooses: ClassVar[bool] = False
    """Whether units or people are chosen from, which costs queries."""
    stands_out_for: ClassVar[ActorKind | None] = None
    """On whose page it comes first and stands out; of several the first in the order of `web/forms/verbs.py`."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{self.verb}_%s", **kwargs)
        self.choose_from(choices)

    def choose_from(self, choices: Choices) -> None:
        self.choices = choices

    def carried(self) -> dict[str, Any]:
        """The verb's own arguments, once the form is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("version", "key")}

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        raise NotImplementedError


class VerbForm(Deed):
    """A verb of the lifecycle; carries the version that its reader saw. `uses`: the verb, where the form goes by
    a name of its own."""

    uses: ClassVar[str] = ""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    @property
    def moves_dates(self) -> bool:
        """Whether the dates that it would leave behind can be looked at first."""
        return (self.uses or self.verb) in what_if.VERBS

    def look(self, complaint_id: int, *, by: Actor, at: datetime) -> what_if.Look:
        verb, version = self.uses or self.verb, self.cleaned_data["version"]
        return what_if.look(complaint_id, verb, by=by, at=at, version=version, **self.carried())

    def run(self, complaint_id: int, *, by: Actor, at: datetime) -> None:
        verb = VERBS[self.uses or self.verb]
        verb(complaint_id, by=by, at=at, version=self.cleaned_data["version"], **self.carried())


def unit_options(choices: Choices) -> list[tuple[str, Any]]:
    return [("", _("Pilih unit")), *choices.units.items()]


def staff_options(choices: Choices) -> list[tuple[str, Any]]:
    return list(choices.staff.items())
