"""Setting a password: its fields, and the form in which a new one is typed twice."""

from typing import Any, Final

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import tokens
from accounts.models import User
from web.forms.fields import Form, Text

WANTED: Final = {
    "required": gettext_lazy("Wajib diisi."),
    "max_length": gettext_lazy("Kata sandi terlalu panjang."),
}


def password_field(label: Text, fill: str, help_text: Text = "") -> forms.CharField:
    look = {"class": "form-control", "autocomplete": fill, "required": True}
    return forms.CharField(
        label=label,
        strip=False,
        max_length=tokens.LONGEST_PASSWORD,
        error_messages=WANTED,
        widget=forms.PasswordInput(attrs=look),
        help_text=help_text,
    )


class NewPasswordForm(Form):
    """Twice the new password."""

    password1 = password_field(
        gettext_lazy("Kata sandi baru"),
        "new-password",
        gettext_lazy(
            "Sedikitnya 10 karakter, dan bukan yang mudah ditebak. Beberapa kata acak mudah diingat."
        ),
    )
    password2 = password_field(gettext_lazy("Kata sandi baru, sekali lagi"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> None:
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first is None:
            return
        if second is not None and first != second:
            self.add_error("password2", _("Keduanya tidak sama."))
        try:
            password_validation.validate_password(first, self.user)
        except forms.ValidationError as wrong:
            self.add_error("password1", wrong)
