"""Forms about people of the office: an invitation, a seat, a correction, and who takes over open cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.actors import Actor
from accounts.languages import LANGUAGES
from accounts.models import User
from accounts.people import places, seen
from accounts.people.places import Place
from accounts.roles import Role
from web.forms.fields import Form, OneLine, Select, Words, options
from workflow.people.invitations import Draft


def roles(by: Actor) -> list[tuple[str, Any]]:
    """The roles that this person may give."""
    given = Role if by.has_role(Role.ADMINISTRATOR) else places.OF_AN_AGENCY
    return [(role.value, role.label) for role in given]


class Seated(Form):
    """A role and a place."""

    role = Select(gettext_lazy("Tugas"))
    place = Select(
        gettext_lazy("Tempat"),
        help_text=gettext_lazy(
            "Petugas dan kepala unit: pilih unitnya. Koordinator dan pimpinan: pilih seluruh instansi."
        ),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        options(self.fields["role"], [("", _("Pilih tugas")), *roles(actor)])
        options(self.fields["place"], [("", _("Pilih tempat")), *seen.choices(actor)])

    def clean_place(self) -> Place:
        found = seen.place(self.actor, self.cleaned_data["place"])
        if found is None:
            raise forms.ValidationError(_("Pilih salah satu."))
        return found


class Invitation(Seated):
    """Whom to invite. The username may be left to us."""

    name = Words(gettext_lazy("Nama"), "name")
    email = OneLine(
        gettext_lazy("Alamat surel"),
        kind="email",
        optional=False,
        help_text=gettext_lazy("Ke sini tautan untuk membuat kata sandi dikirim."),
    )
    username = OneLine(
        gettext_lazy("Nama pengguna"), help_text=gettext_lazy("Kosong: dibuat dari alamat surel.")
    )
    language = Select(gettext_lazy("Bahasa surel"))
    field_order = ("name", "email", "role", "place", "username", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options(self.fields["language"], LANGUAGES)

    def draft(self) -> Draft:
        return Draft(**self.cleaned_data)


class Correction(Form):
    """A person's name and address."""

    name = Words(gettext_lazy("Nama"), "name")
    email = OneLine(gettext_lazy("Alamat surel"), kind="email", optional=False)


class Leaving(Form):
    """Who takes over the open cases of somebody who stops."""

    to = Select(
        gettext_lazy("Kasus terbuka diserahkan kepada"),
        optional=True,
        help_text=gettext_lazy(
            "Yang tidak dapat diambil orang ini (unit lain, atau ia terlapor) kembali kepada unitnya tanpa penangan."
        ),
    )

    def __init__(self, *args: Any, takers: "list[tuple[User, str]]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(user.username, words) for user, words in takers]
        options(self.fields["to"], [("", _("Kembali kepada unit, tanpa penangan")), *listed])
