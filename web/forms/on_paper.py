"""The questions of the web's form for paper: read from the forms themselves, so that both always ask the same."""

from datetime import datetime
from typing import Any, Final

from django.forms import Textarea
from django.utils.translation import gettext as _

from accounts.models import Unit
from notifications.paper_form import Question, Section
from web.forms.fields import Day
from web.forms.filing import MEANINGS, NOTHING, FilingForm
from web.forms.filing_steps import EVENT, EVIDENCE, FORMS, GUIDANCE, IDENTITY, TITLES, UNIT

PLACE: Final = ("agency", "unit")
BY_HAND: Final = {"subject": 2, "description": 10, "settlement_sought": 3, "address": 2}
"""Lines of handwriting where they are more than one."""

NOT_ON_PAPER: Final = ("phone_medium",)
"""What complainants choose on the page of their case: the code that proves a phone is typed there."""


def sections(unit: Unit | None, *, at: datetime) -> list[Section]:
    """All questions in the order of the steps, in the language of the moment; those of the place answered if `unit` is given."""
    form = FilingForm(at=at, among=NOTHING)
    told = {} if unit is None else {"agency": unit.agency.name, "unit": unit.name}
    place = [_question(form, name, told.get(name, "")) for name in PLACE]
    event = [_question(form, name) for name in FORMS[EVENT].asked]
    asked = [name for name in FORMS[IDENTITY].asked if name not in NOT_ON_PAPER]
    who = [_question(form, name) for name in (*asked, "address")]
    evidence = Question(
        "evidence",
        _("Yang dilampirkan"),
        _("Sebutkan salinan, foto, atau surat yang Anda lampirkan. Simpan aslinya."),
        optional=True,
        lines=2,
    )
    return [
        Section(str(TITLES[UNIT]), place),
        Section(str(TITLES[EVENT]), event),
        Section(str(TITLES[EVIDENCE]), [evidence]),
        Section(str(TITLES[IDENTITY]), who),
    ]


def _question(form: FilingForm, name: str, value: str = "") -> Question:
    field: Any = form.fields[name]
    is_many = isinstance(field.widget, Textarea) or name in BY_HAND
    return Question(
        name=name,
        label=str(field.label),
        help=_help(form, name) if not value else "",
        optional=field.may_be_empty,
        choices=[(str(kind.label), str(what)) for kind, what in MEANINGS.items()]
        if name == "identity"
        else (),
        lines=BY_HAND.get(name, 3) if is_many else 1,
        is_day=isinstance(field, Day),
        value=value,
    )


def _help(form: FilingForm, name: str) -> str:
    if name == "description":
        return str(GUIDANCE)
    if name == "unit":
        return _("Tulis «tidak tahu» bila ragu; koordinator akan mencarikan.")
    return str(form.fields[name].help_text)
