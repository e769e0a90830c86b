"""Answers of the house itself, when no view could give one: a problem document for the API, else a small page.

The page needs no template, no session and no database: it must also stand when those are what failed. Where nothing has (403, 404),
it is one of the house with its menu.
"""

import json
import sys
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views import defaults

from web import door
from workflow.errors import RETRY_AFTER, STATUS, Unavailable, unavailable

API: Final = "/api/"


def answer(request: HttpRequest, status: int, code: str, title: str) -> HttpResponse:
    """A refusal or failure with this status. `title` is a sentence for the reader, in their language."""
    request_id = getattr(request, "request_id", "")
    if request.path_info.startswith(API):
        body: dict[str, Any] = {
            "type": f"urn:tuntas:problem:{code}",
            "title": title,
            "status": status,
            "code": code,
            "errors": {},
            "request_id": request_id,
        }
        return HttpResponse(json.dumps(body), status=status, content_type="application/problem+json")
    language = translation.get_language() or "id"
    page = format_html(
        '<!doctype html><html lang="{}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>{}</title><h1>{}</h1><p>{}</p><p><a href="/">Tuntas</a></p></html>',
        *(language, title, title, f"{status} · {request_id}"),
    )
    return HttpResponse(page, status=status)


def in_their_language(request: HttpRequest) -> Any:
    """A context in which texts are in the language that the request asks for."""
    return translation.override(translation.get_language_from_request(request))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400 for what Django itself refuses: a foreign Host, a suspicious body; 413 for one that is too large. 503 for
    a session that could not be kept because the database is away: to Django somebody has deleted it."""
    if _is_away(exception):
        with in_their_language(request):
            return _unavailable(request)
    if not request.path_info.startswith(API):
        page = defaults.bad_request(request, exception)
        if isinstance(exception, RequestDataTooBig):
            page.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return page
    with in_their_language(request):
        return answer(request, HTTPStatus.BAD_REQUEST, "malformed", _("Permintaan tidak dapat dibaca."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:  # noqa: ARG001 - Django gives it by name
    if not request.path_info.startswith(API):
        return _page(request, "403.html", HTTPStatus.FORBIDDEN)
    with in_their_language(request):
        return answer(request, HTTPStatus.FORBIDDEN, "not_yours", _("Tindakan ini bukan wewenang Anda."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:  # noqa: ARG001 - Django gives it by name
    """404: of the API in the same bytes as for what is not visible."""
    if not request.path_info.startswith(API):
        return _page(request, "404.html", HTTPStatus.NOT_FOUND)
    with in_their_language(request):
        return answer(request, HTTPStatus.NOT_FOUND, "not_found", _("Tidak ditemukan."))


def _page(request: HttpRequest, template: str, status: HTTPStatus) -> HttpResponse:
    """With the menu of whoever is signed in: who brings no session is not asked about."""
    brings = settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user")
    return render(request, template, door.menu(request) if brings else {}, status=status)


def failed(request: HttpRequest) -> HttpResponse:
    """503 with Retry-After while the database or the disk cannot serve; 500 for a defect of ours."""
    with in_their_language(request):
        if unavailable(sys.exc_info()[1]):
            return _unavailable(request)
        return answer(
            request,
            HTTPStatus.INTERNAL_SERVER_ERROR,
            "defect",
            _("Ada kesalahan pada layanan ini. Sudah dicatat."),
        )


def _unavailable(request: HttpRequest) -> HttpResponse:
    refusal = Unavailable()
    response = answer(request, STATUS[Unavailable], refusal.code, str(refusal.sentence))
    response["Retry-After"] = RETRY_AFTER
    return response


def _is_away(error: BaseException | None) -> bool:
    """Whether this came of the database being away."""
    return error is not None and (unavailable(error) or _is_away(error.__context__))
