"""The steps of a filing, each a part of the form of a filing: its fields, and which other answers it is judged with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from django.db.models import Q
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from complaints.codes import IdentityKind
from web.forms.filing import CONTACT, FilingForm
from web.forms.uploads import Uploads
from workflow.errors import Text

UNIT: Final = "unit"
EVENT: Final = "kejadian"
EVIDENCE: Final = "bukti"
IDENTITY: Final = "identitas"
CHECK: Final = "periksa"
ORDER: Final = (UNIT, EVENT, EVIDENCE, IDENTITY, CHECK)
TITLES: Final[dict[str, Text]] = {
    UNIT: _("Pelayanan mana yang Anda adukan?"),
    EVENT: _("Apa yang terjadi?"),
    EVIDENCE: _("Ada foto atau dokumen?"),
    IDENTITY: _("Siapa Anda?"),
    CHECK: _("Periksa, lalu kirim"),
}
GUIDANCE: Final = _(
    "Tulis kapan dan di mana; siapa yang melayani (nama, loket, atau jabatan, bila tahu); apa yang Anda minta, apa yang "
    "terjadi, dan apa akibatnya."
)
"""What was missing in most reports that had to be given back."""
HIDDEN: Final = ("key", "opened", "proof", "website")


class StepForm(FilingForm):
    """A filing's form with some of its fields. `known`: the answers so far; dates are those of the agency among them."""

    asked: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, *args: Any, at: datetime, address: str, known: Mapping[str, str], **kwargs: Any
    ) -> None:
        self.of_agency = known.get("agency", "")
        super().__init__(*args, at=at, address=address, among=Q(code=self.of_agency), only="", **kwargs)
        self.fields = {name: field for name, field in self.fields.items() if name in (*self.asked, *HIDDEN)}
        for name in self.fields.keys() & {*self.asked}:  # a text that is too long is told, not cut off
            most = self.fields[name].widget.attrs.pop("maxlength", None)
            if most is not None:
                self.fields[name].widget.attrs["data-most"] = most

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["agency"] = self.of_agency
        return super().clean()

    @property
    def shown(self) -> list[BoundField]:
        return [self[name] for name in self.asked if name in self.fields]

    def focus(self) -> None:
        """The cursor stands in the first field that is wrong."""
        wrong = next((name for name in self.asked if name in self.errors), None)
        if wrong is not None:
            self.fields[wrong].widget.attrs["autofocus"] = True

    def answers(self) -> dict[str, str]:
        """What was typed, as it was typed."""
        return {name: self.data.get(name, "") for name in self.asked}


class EventForm(StepForm):
    asked = ("subject", "description", "occurred_on", "settlement_sought")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].help_text = GUIDANCE
        self.fields["description"].widget.attrs["rows"] = 6
        self.fields["settlement_sought"].widget.attrs["rows"] = 2


class EvidenceForm(StepForm):
    """Files only; the view keeps each of them with the draft."""

    def __init__(self, *args: Any, most_mb: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        upload = Uploads(optional=True)
        upload.allow(most_mb)
        self.fields["file"] = upload


class IdentityForm(StepForm):
    asked = ("identity", "name", "email", "phone", "phone_medium")

    @property
    def tells_and_hides(self) -> bool:
        """Whether somebody told who they are and chose to be nobody."""
        typed = any(self.data.get(name, "").strip() for name in CONTACT)
        return self.data.get("identity") == IdentityKind.ANONYMOUS and typed


FORMS: Final[dict[str, type[StepForm]]] = {EVENT: EventForm, IDENTITY: IdentityForm}
STEP_OF: Final = {
    **dict.fromkeys(("agency", "unit"), UNIT),
    **{name: step for step, form in FORMS.items() for name in form.asked},
    "address": IDENTITY,
}
"""By field: the step in which it is answered."""
