"""Who calls the API: staff with a bearer token, a complainant with an access code, or nobody known."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts import tokens
from accounts.actors import Actor, Trace, complainant
from accounts.backends import actor_of
from accounts.limits import addresses, budgets, counting
from accounts.limits.counting import Purse
from accounts.models import User
from complaints import access, references
from complaints.models import Complaint
from workflow.errors import BadInput, NotVisible, TooMany
from workflow.reading import opened
from workflow.verbs import referrals

NOT_FOUND = _("Tidak ditemukan.")
ACCESS_CODE = "X-Access-Code"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who a request says it is from: a user (authenticated) or an access code (not yet checked against a case)."""

    user: User | None
    access_code: str | None
    meta: Mapping[str, Any] = field(default_factory=dict)
    """Of their request."""

    @property
    def address(self) -> str:
        """The keyed hash of the address they come from."""
        return addresses.of(self.meta)

    @property
    def network(self) -> str:
        """The keyed hash of the network around it."""
        return addresses.network_of(self.meta)

    @property
    def scope(self) -> str:
        """Whom an Idempotency-Key belongs to."""
        if self.user is not None:
            return f"user:{self.user.pk}"
        if self.access_code is not None:
            return f"code:{hashlib.sha256(self.access_code.encode()).hexdigest()}"
        return "public"

    @property
    def _trace(self) -> Trace:
        return Trace(self.network)

    def actor(self) -> Actor:
        """The staff member with their seats; for anybody else a complainant without a case."""
        return actor_of(self.user) if self.user is not None else complainant(trace=self._trace)

    def staff(self) -> Actor:
        """The staff member. Raises NotVisible for anybody else: a view for staff answers them as if it did not exist."""
        if self.user is None:
            raise NotVisible("not_found", NOT_FOUND)
        return actor_of(self.user)

    def case(self, reference: str, *, offered: bool = False) -> tuple[Complaint, Actor]:
        """The case, and the caller as an actor on it. `offered`: also one that is offered to an agency of theirs.

        Raises NotVisible (not theirs or not there), BadInput for an access code with a wrong check character,
        TooMany for one of many that open nothing.
        """
        try:
            normal = references.normalise(reference)
        except ValueError:
            raise NotVisible("not_found", NOT_FOUND) from None
        if self.user is not None:
            actor = actor_of(self.user)
            complaint = opened.seen_by(actor, normal)
            if complaint is None and offered:
                complaint = referrals.offered_to(actor).filter(reference=normal).first()
        else:
            complaint = opened.whoever_asks(normal)
            if not self._opens(complaint):
                complaint = None
            actor = complainant(complaint.pk if complaint else None, trace=self._trace)
        if complaint is None:
            if self.user is None and self.access_code is not None:
                refuse_guesser(budgets.CODES.of(self.address))
            raise NotVisible("not_found", NOT_FOUND)
        return complaint, actor

    def _opens(self, complaint: Complaint | None) -> bool:
        if self.access_code is None:
            return False
        try:
            references.normalise_access_code(self.access_code)
        except references.BadCheckCharacter:
            sentence = _("Kode akses salah ketik: periksa lagi setiap hurufnya.")
            raise BadInput({ACCESS_CODE: ("check_character", sentence)}) from None
        except references.BadAccessCode:
            return False
        return complaint is not None and access.opens(complaint, self.access_code)


class BearerToken(BaseAuthentication):
    """`Authorization: Bearer <token>`; anything else in that header is refused with 401."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        header = get_authorization_header(request).split()
        if not header:
            return None
        found = None
        if len(header) == 2 and header[0].lower() == b"bearer":
            found = tokens.holder_now(header[1].decode("latin-1"))
        if found is None:
            refuse_guesser(budgets.TOKENS.of(addresses.of(request.META)))
            raise AuthenticationFailed(_("Token tidak berlaku. Masuk lagi."), code="bad_token")
        user, request.parser_context["view"].at = found  # the official time of this request
        return user, None

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="tuntas"'


def refuse_guesser(purse: Purse) -> None:
    """Count what opened nothing. Raises TooMany beyond the limit; what opens something never comes here."""
    seconds = counting.spend(purse)
    if seconds:
        raise TooMany(seconds)
