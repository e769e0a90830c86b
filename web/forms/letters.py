"""The form of a letter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.languages import LANGUAGES
from complaints import letter_text
from complaints.codes import choices
from complaints.lifecycle import State
from law.codes import Classification
from web.forms.fields import Checks, Form, Select, Words, options
from workflow.models import LetterVersion
from workflow.verbs import letters
from workflow.verbs.letters import Draft


class LetterForm(Form):
    """What a letter says and for which cases. `home`, whose it is, only where it is made."""

    home = Select(_("Milik"))
    title = Words(_("Judul"), "letter_title")
    body = Words(
        _("Isi"),
        "text",
        rows=14,
        help_text=_(
            "Paragraf dipisahkan baris kosong. Yang diawali [ ] hanya disisipkan bila dicentang; yang diawali [x] kecuali dilepas centangnya."
        ),
    )
    language = Select(_("Bahasa"))
    states = Checks(_("Untuk status"), State.choices, help_text=_("Tidak ada yang dicentang: semua."))
    classes = Checks(
        _("Untuk klasifikasi"), choices(Classification), help_text=_("Tidak ada yang dicentang: semua.")
    )

    def __init__(self, *args: Any, actor: Actor, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["language"], LANGUAGES)
        if new:
            options(self.fields["home"], letters.homes(actor))
        else:
            del self.fields["home"]

    @staticmethod
    def initial_of(version: LetterVersion) -> dict[str, Any]:
        names = ("title", "body", "language", "states", "classes")
        return {name: getattr(version, name) for name in names}

    @property
    def variables(self) -> list[tuple[str, Any]]:
        return list(letter_text.VARIABLES.items())

    def draft(self) -> Draft:
        told = self.cleaned_data
        return Draft(
            told["title"], told["body"], told["language"], tuple(told["states"]), tuple(told["classes"])
        )
