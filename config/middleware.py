"""What happens to every request around its view: its id and line in the log, early refusals, no storing."""

import logging
import os
import re
import time
from collections.abc import Callable
from functools import cache, partial
from http import HTTPStatus
from typing import Any, Final, cast
from urllib.parse import unquote_to_bytes

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxMiddleware

from accounts.backends import asking
from accounts.sessions import SessionStore, agent_of
from config import failures, logs, metrics

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OVERRIDES: Final = ("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_HTTP_METHOD", "HTTP_X_METHOD_OVERRIDE")
PACKED: Final = ("text/html", "text/javascript")
API: Final = "/api/"
PRIVATE: Final = ("/kasus/", "/petugas/", API)
PROBES: Final = frozenset({"healthz", "readyz", "metrics"})
"""Asked every few seconds: a line only when the answer is an error."""
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9-]{8,64}")
_BROKEN: Final = re.compile(r"%[89A-F][0-9A-F]")
"""How Django shows bytes of a path that are no UTF-8; no path of ours holds such text."""

logger = logging.getLogger("tuntas.request")


class CompressedPages(GZipMiddleware):
    """Pages travel compressed: a fifth of the bytes on a phone's line. Not what is a file, nor a page that says itself how it
    is encoded, since it shows a secret (views/receipt.py). Django draws the length at random (CVE-2013-3587, BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


class Recorded:
    """Gives the request its id (`request.request_id`, X-Request-ID), writes its line and counts it.

    An id that a proxy sends is kept when it is 8 to 64 letters, digits and hyphens.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = request.META.get("HTTP_X_REQUEST_ID", "")
        if not _REQUEST_ID.fullmatch(request_id):
            request_id = os.urandom(16).hex()
        request.request_id = request_id  # type: ignore[attr-defined]  # the doors read it from here
        in_hand = logs.REQUEST.set(request_id)
        response = self.get_response(request)
        seconds = time.perf_counter() - started
        method = request.method if request.method in METHODS else "OTHER"
        route = request.resolver_match.route if request.resolver_match else "none"
        metrics.count(method=method, route=route, status=response.status_code, seconds=seconds)
        if route not in PROBES or response.status_code >= HTTPStatus.BAD_REQUEST:
            entry = {
                "method": method,
                "route": route,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
            }
            if logger.isEnabledFor(logging.INFO):  # as `info` does, but that it looks for who called it
                logger.handle(
                    logger.makeRecord(logger.name, logging.INFO, "", 0, "request", (), None, extra=entry)
                )
        response["X-Request-ID"] = request_id
        logs.REQUEST.reset(in_hand)
        return response


class Policy(CSPMiddleware):
    """The one policy of all pages, worded once: the package words it anew for each answer. A view that asks for a nonce or
    changes the policy for itself gets one of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        asked = getattr(request, "_csp_nonce", None) is not None
        if asked or any(name.startswith("_csp_") for name in vars(response)):
            own: HttpResponseBase = super().process_response(request, response)
            return own
        if HEADER not in response:
            response[HEADER] = _policy()
        return response


@cache
def _policy() -> str:
    policy: str = build_policy()
    return policy


class WellFormed:
    """Refuses before any view what no view must see: 400 for NUL or invalid UTF-8 in path or query,
    405 for methods that nobody serves and for headers that would turn one method into another, 411 for a body that
    does not say how long it is (Django would read it as empty)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        if request.method not in METHODS or any(name in meta for name in OVERRIDES):
            with failures.in_their_language(request):
                title = _("Metode ini tidak dilayani.")
                response = failures.answer(
                    request, HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed", title
                )
                response["Allow"] = ", ".join(METHODS)
                return response
        if "HTTP_TRANSFER_ENCODING" in meta:
            with failures.in_their_language(request):
                title = _("Kirim isi permintaan dengan Content-Length, tidak berpotongan (chunked).")
                return failures.answer(request, HTTPStatus.LENGTH_REQUIRED, "length_required", title)
        query = unquote_to_bytes(meta.get("QUERY_STRING", "").encode("latin-1", "replace"))
        if "\0" in request.path_info or _BROKEN.search(request.path_info) or not _readable(query):
            with failures.in_their_language(request):
                title = _("Permintaan tidak dapat dibaca.")
                return failures.answer(request, HTTPStatus.BAD_REQUEST, "malformed", title)
        return self.get_response(request)


class OfPages:
    """Of a middleware that the API has no use for: who calls it says so in a header, never in a cookie."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(API):
            passed_on: HttpResponse = cast(Any, self).get_response(request)
            return passed_on
        answered: HttpResponse = super().__call__(request)  # type: ignore[misc]  # of the middleware beside it
        return answered


class Language(LocaleMiddleware):
    """Django's, but that no address of ours tells a language, and so none is looked at for it."""

    def process_request(self, request: HttpRequest) -> None:
        translation.activate(translation.get_language_from_request(request))
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class SignedIn(OfPages, AuthenticationMiddleware):
    """Django's; the user was read with the session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = cast(Any, SimpleLazyObject(partial(_signed_in, request)))


def _signed_in(request: HttpRequest) -> Any:
    with asking(cast(SessionStore, request.session)):
        return get_user(request)


class Told(OfPages, MessageMiddleware):
    pass


class Htmx(OfPages, HtmxMiddleware):
    pass


class Sessions(OfPages, SessionMiddleware):
    """Django's, told which kind of browser asks: a session goes on in the kind in which it began."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        cast(SessionStore, request.session).agent = agent_of(request.META.get("HTTP_USER_AGENT", ""))


class Recovering:
    """After a 503 the pool drops the connections that died with PostgreSQL: once it is back, one request of a
    process may still meet a dead one, the next does not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
            pool = cast(DatabaseWrapper, connection).pool
            if pool is not None:
                pool.check()
        return response


class NotStored:
    """Answers to whoever carries a session, and everything of a case, are kept by no cache; other pages
    neither, unless their view says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        cache_control = response.get("Cache-Control", "")
        private = (
            request.path_info.startswith(PRIVATE)
            or settings.SESSION_COOKIE_NAME in request.COOKIES
            or settings.SESSION_COOKIE_NAME in response.cookies
        )
        if not cache_control or (private and "no-store" not in cache_control):
            response["Cache-Control"] = "private, no-store"
        return response


def _readable(text: bytes) -> bool:
    try:
        return "\0" not in text.decode("utf-8")
    except UnicodeDecodeError:
        return False
