"""POST tokens/: a bearer token against a password."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import tokens
from accounts.limits import addresses
from accounts.limits.sign_in import From, Wait, attempt
from accounts.models import User
from api import bodies, parsing
from api.door import Door
from api.shapes import basics
from api.shapes.access import TokenShape
from api.shapes.problems import Problem
from workflow.errors import BadInput, TooMany

LARGEST_FORM: Final = 2 * 1024 * 1024


class Tokens(Door):
    body = bodies.Credentials
    idempotent = False
    authentication_classes = ()

    def _read(self, request: Request) -> bytes:
        """A body of up to 2 MB is refused unread as a password that is too long (400), a larger one with 413."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and parsing.MOST_BYTES < int(length) <= LARGEST_FORM:
            raise BadInput({"password": ("too_long", _("Terlalu panjang."))})
        return super()._read(request)

    @extend_schema(
        operation_id="tokens_create",
        request=bodies.Credentials,
        responses={201: TokenShape, 401: Problem, 429: Problem},
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """Sign in. A wrong password and an unknown name answer alike, in the same time. After some wrong ones the
        next has to wait (429); a program that sends the token it still has does not wait for what others try."""
        credentials = self.given()
        if len(credentials["password"]) > tokens.LONGEST_PASSWORD:
            raise BadInput({"password": ("too_long", _("Terlalu panjang."))})
        source = From("api", addresses.of(request.META), holds=self._holds(request))
        try:
            user = attempt(credentials["username"], credentials["password"], source=source)
        except Wait as wait:
            raise TooMany(wait.seconds) from None
        if user is None:
            raise AuthenticationFailed(_("Nama pengguna atau kata sandi salah."), code="bad_credentials")
        token, expires_at = tokens.issue(user, at=self.at)
        return Response({"token": token, "expires_at": basics.instant(expires_at)}, status=201)

    def _holds(self, request: Request) -> User | None:
        """Whose token the request carries, if it still holds."""
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")
        return tokens.holder(token.strip(), at=self.at) if kind.lower() == "bearer" else None
