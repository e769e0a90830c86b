"""tokens/: a bearer token against a password, one's own tokens, and the end of one."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import networks, tokens
from accounts.limits import addresses
from accounts.limits.sign_in import From, Wait, attempt
from accounts.models import User
from api import bodies, parsing
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes import access, basics
from api.shapes.access import TokenListShape, TokenShape
from api.shapes.problems import Problem
from workflow.errors import BadInput, NotVisible, TooMany

LARGEST_FORM: Final = 2 * 1024 * 1024


class Tokens(Door):
    body = bodies.Credentials
    idempotent = False

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Who signs in need not be anybody yet; whatever token the request carries is none of its credentials."""
        request: HttpRequest | None = self.request
        return [] if request is not None and request.method == "POST" else super().get_authenticators()

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
        networks.note(user, addresses.network_of(request.META), at=self.at)
        return Response({"token": token, "expires_at": basics.instant(expires_at)}, status=201)

    @extend_schema(operation_id="tokens_list", responses={200: TokenListShape, 404: Problem})
    def get(self, _request: Request) -> Response:
        """One's own tokens that still hold, without the tokens themselves."""
        user = self.caller.staff().user
        assert user is not None
        rows = tokens.living(user, at=self.at)
        return Response({"results": [access.token(row) for row in rows], "next": None, "previous": None})

    def _holds(self, request: Request) -> User | None:
        """Whose token the request carries, if it still holds."""
        kind, _space, token = request.headers.get("Authorization", "").partition(" ")
        return tokens.holder(token.strip(), at=self.at) if kind.lower() == "bearer" else None


class OneToken(Door):
    http_method_names = ["delete", "options"]  # noqa: RUF012 - Django declares it on the instance
    idempotent = False

    @extend_schema(operation_id="tokens_end", responses={204: None, 404: Problem})
    def delete(self, _request: Request, pk: int) -> Response:
        """End one of one's own tokens. Ending it twice is 404."""
        user = self.caller.staff().user
        assert user is not None
        if not tokens.end(user, pk):
            raise NotVisible("not_found", NOT_FOUND)
        return Response(status=204)
