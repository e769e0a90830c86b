"""The shape of every API view: body and query first, then who calls, then one verb in one transaction."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, cached_property, partial
from typing import Any, ClassVar, Final, TypeVar, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from rest_framework.exceptions import MethodNotAllowed, UnsupportedMediaType
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import ListField, Serializer
from rest_framework.views import APIView

from accounts import networks
from accounts.limits import counting
from accounts.limits.counting import Budget
from accounts.models import User
from api import parsing
from api.identity import ACCESS_CODE, Caller
from workflow import clock, idempotency, replica
from workflow.errors import NotVisible, TooMany

T = TypeVar("T")
LINE: Final = ("\u2028".encode(), b"\\u2028")
PARAGRAPH: Final = ("\u2029".encode(), b"\\u2029")
"""As the REST framework writes them."""
_JSON: Final = JSONRenderer()
AUTHORIZATION_IN_META: Final = "HTTP_AUTHORIZATION"
ACCESS_CODE_IN_META: Final = f"HTTP_{ACCESS_CODE.upper().replace('-', '_')}"
WRITES: Final = ("POST", "PUT", "PATCH", "DELETE")


class Door(APIView):
    """`query`: the parameters it knows. `body`: the serializer class of what a write carries."""

    http_method_names = ["get", "head", "options", "post", "put"]  # noqa: RUF012 - Django declares it on the instance
    query: ClassVar[tuple[str, ...]] = ()
    body: ClassVar[type[Serializer[Any]] | None] = None
    idempotent: ClassVar[bool] = True

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if getattr(self, (request.method or "").lower(), None) is None:
            raise MethodNotAllowed(request.method or "")
        self.asked = parsing.query(request.query_params, self.query)
        if request.method in WRITES:
            self.raw = self._read(request)
        # Of what the framework does here the rest says the same of every request: JSON, no version, no limit of its own.
        self.format_kwarg = None
        request.accepted_renderer, request.accepted_media_type = _JSON, _JSON.media_type
        meta = request.META
        user = None
        if AUTHORIZATION_IN_META in meta:  # nobody else is anybody
            self.perform_authentication(request)
            user = request.user if isinstance(request.user, User) else None
        code = meta.get(ACCESS_CODE_IN_META) if user is None else None
        self.caller = Caller(user, code, meta)

    @cached_property
    def at(self) -> datetime:
        """The official time of this request: read once, with the token of who calls where there is one."""
        return clock.now()

    def _read(self, request: Request) -> bytes:
        """The body, parsed into `self.sent`; the bytes that an Idempotency-Key is bound to."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > parsing.MOST_BYTES:
            raise parsing.TooLarge
        raw = request.body
        if self.body is None and not raw:
            self.sent: dict[str, Any] = {}
            return raw
        if (request.content_type or "").split(";")[0].strip().lower() != "application/json":
            raise UnsupportedMediaType(request.content_type)
        self.sent = parsing.load(raw) if raw else parsing.load(b"{}")
        fields = _fields(self.body) if self.body else {}
        parsing.only(self.sent, fields)
        for name, inner in fields.items():
            if inner:
                _only_inside(name, self.sent.get(name), inner)
        return raw

    def given(self) -> dict[str, Any]:
        """The body after its field rules. Raises ValidationError (400)."""
        assert self.body is not None
        return dict(_rules(self.body, get_language()).run_validation(self.sent))

    def limit(self, budget: Budget, complaint_id: int | None = None) -> None:
        """Count one act of this account, or else of this case. Raises TooMany (429)."""
        user = self.caller.user
        seconds = counting.spend(budget.of(f"user:{user.pk}" if user else f"case:{complaint_id}"))
        if seconds:
            raise TooMany(seconds)

    def read(self, ask: Callable[[datetime], T]) -> T:
        """What `ask` reads as of the instant that it gets: from a replica where there is one."""
        return replica.read(ask, at=self.at, by=self.caller.user)

    def once(self, act: idempotency.Act, ahead: Callable[[], object] | None = None) -> Response:
        """Run a write in its transaction and answer; safe to retry under an Idempotency-Key. `ahead` owes what the act asks
        the database for first; then the official time comes in the same trip, unless it is known."""
        key = self.request.META.get("HTTP_IDEMPOTENCY_KEY") if self.idempotent else None
        if self.caller.user is not None:
            networks.note(self.caller.user, self.caller.network, at=self.at)
        at = (
            self.at
            if ahead is None
            else idempotency.Ahead(partial(self._with_the_time, ahead), lambda: self.at)
        )
        reply = idempotency.once(
            act, key=key, actor=self.caller.scope, route=self.request.path, body=self.raw, at=at
        )
        headers = {"Idempotent-Replayed": "true"} if reply.replayed else {}
        if reply.told is None:
            return Response(reply.body, status=reply.status, headers=headers)
        return cast(Response, Written(reply.told, status=reply.status, headers=headers))

    def _with_the_time(self, ahead: Callable[[], object]) -> None:
        clock.later(partial(setattr, self, "at"))
        ahead()


class Written(HttpResponse):
    """An answer whose JSON stands already: no renderer is asked."""

    def __init__(self, told: bytes, *, status: int, headers: dict[str, str]) -> None:
        content = told.replace(*LINE).replace(*PARAGRAPH)
        super().__init__(content, status=status, headers={**headers, "Content-Type": "application/json"})


def written(told: str) -> Response:
    """An answer of thousands of rows whose JSON stands already."""
    content = told.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")
    return cast(Response, HttpResponse(content.encode(), content_type="application/json"))


class NotThere(Door):
    """What no route of the API is."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotVisible("not_found", "")


def link(path: str, params: Iterable[tuple[str, str]] = ()) -> str:
    """An absolute address under the configured base URL, never under a Host header."""
    query = list(params)
    return f"{settings.BASE_URL}{path}" + (f"?{urlencode(query)}" if query else "")


@cache
def _fields(body: type[Serializer[Any]]) -> dict[str, tuple[str, ...]]:
    """The names that a body knows, each with the names inside it."""
    inside = {
        name: field.child if isinstance(field, ListField) else field for name, field in body().fields.items()
    }
    return {
        name: tuple(field.fields) if isinstance(field, Serializer) else () for name, field in inside.items()
    }


def _only_inside(name: str, within: Any, allowed: Iterable[str]) -> None:
    """An object in a field, or each of a list of them, has no other names. Raises BadInput."""
    if isinstance(within, dict):
        parsing.only((f"{name}.{key}" for key in within), (f"{name}.{key}" for key in allowed))
    elif isinstance(within, list):
        for place, each in enumerate(within):
            _only_inside(f"{name}.{place}", each, allowed)


@cache
def _rules(body: type[Serializer[Any]], _language: str | None) -> Serializer[Any]:
    """The fields of a body, made once for a process: copying them costs more than asking them. Once for each
    language, because their sentences stay in the language in which they were first read."""
    return body()
