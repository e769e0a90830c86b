"""Colleagues who are named in an internal note as @username: they are told, where they may see the case."""

import re
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, staff
from accounts.models import User
from complaints.models import Complaint
from workflow.errors import BadInput

_NAMED: Final = re.compile(r"(?<![\w.@+-])@(\w(?:[\w.+-]*\w)?)")
MOST: Final = 10
"""Colleagues whom one note may name."""
TOO_MANY: Final = _("Paling banyak 10 rekan disebut dalam satu catatan.")
NOBODY: Final = _(
    "@%(name)s tidak dapat diberi tahu: tidak ada rekan bernama pengguna itu yang dapat membuka pengaduan ini. "
    "Periksa namanya, atau tulis tanpa @."
)


def of(complaint: Complaint, text: str, *, by: Actor) -> list[User]:
    """Those whom the note names, without its writer. Raises BadInput for a name under which nobody sees this case: the same
    sentence for who is not there and who may not see it."""
    names = list(dict.fromkeys(name.casefold() for name in _NAMED.findall(text)))
    if not names:
        return []
    if len(names) > MOST:
        raise BadInput({"note": ("too_many", TOO_MANY)})
    known = Q(pk__in=[])
    for name in names:
        known |= Q(username__iexact=name)
    found = {user.username.casefold(): user for user in User.objects.filter(known, is_active=True)}
    for name in names:
        user = found.get(name)
        if user is None or not user.email or not _sees(complaint, user):
            raise BadInput({"note": ("no_such_colleague", NOBODY % {"name": name})})
    return [found[name] for name in names if by.user is None or found[name].pk != by.user.pk]


def _sees(complaint: Complaint, user: User) -> bool:
    return Complaint.every.visible_to(staff(user)).filter(pk=complaint.pk).exists()
