"""Why somebody of the staff wants a file as it was sent."""

from django.utils.translation import gettext_lazy as _

from web.forms.fields import Form, Words


class OriginalForm(Form):
    reasons = Words(_("Alasan"), rows=3)
