"""From a refusal, or what Django and the REST framework raise, to a problem document (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from workflow.errors import (
    STATUS,
    BadInput,
    NotNow,
    NotVisible,
    NotYours,
    Refusal,
    Unavailable,
    retry_after,
    unavailable,
)


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The problem document of this error; None for a defect of ours, which becomes a bare 500."""
    request_id = getattr(context["request"], "request_id", None)
    refusal = _refusal(error)
    if refusal is not None:
        return _refused(refusal, request_id)
    match error:
        case RequestDataTooBig():
            return problem(413, "too_large", _("Isi permintaan terlalu besar."), request_id)
        case TooManyFieldsSent():
            return problem(400, "too_many_fields", _("Terlalu banyak isian."), request_id)
        case exceptions.APIException():
            return _of_the_framework(error, request_id)
    return None


def _refusal(error: Exception) -> Refusal | None:
    """The error, or what we would say in its place."""
    match error:
        case Refusal():
            return error
        case Http404():
            return NotVisible("not_found", "")
        case PermissionDenied():
            return NotYours("not_your_verb", _("Tindakan ini bukan wewenang Anda."))
        case _ if unavailable(error):
            return Unavailable()
    return None


def _refused(refusal: Refusal, request_id: str | None) -> Response:
    """Its status is that of the table which both doors read."""
    code, title, more = refusal.code, str(refusal.sentence), dict[str, Any]()
    match refusal:
        case BadInput(errors=errors):
            code, title = "bad_input", _("Ada isian yang perlu diperbaiki.")
            more["errors"] = {
                name: [{"code": each, "message": str(text)}] for name, (each, text) in errors.items()
            }
        case NotVisible():
            code, title = "not_found", _("Tidak ditemukan.")
        case NotNow(state=state, version=version):
            more |= {"state": state, "version": version}
    if (again := retry_after(refusal)) is not None:
        more["retry_after"] = again
    return problem(STATUS[type(refusal)], code, title, request_id, **more)


def _of_the_framework(error: exceptions.APIException, request_id: str | None) -> Response:
    match error:
        case exceptions.ValidationError():
            flat = _flat(error.get_full_details())
            return problem(400, "bad_input", _("Ada isian yang perlu diperbaiki."), request_id, errors=flat)
        case exceptions.AuthenticationFailed() | exceptions.NotAuthenticated():
            response = problem(401, _code(error), str(error.detail), request_id)
            response["WWW-Authenticate"] = 'Bearer realm="tuntas"'
            return response
    return problem(error.status_code, _code(error), str(error.detail), request_id)


def problem(
    status: int,
    code: str,
    title: str,
    request_id: str | None,
    *,
    errors: Mapping[str, Any] | None = None,
    retry_after: str | None = None,
    **more: Any,
) -> Response:
    """A problem document. `errors`: field → [{code, message}]."""
    body = {
        "type": f"urn:tuntas:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
        "errors": errors or {},
        "request_id": request_id,
        **more,
    }
    response = Response(body, status=status, content_type="application/problem+json")
    if retry_after is not None:
        response["Retry-After"] = retry_after
    return response


def _code(error: exceptions.APIException) -> str:
    codes = error.get_codes()
    return codes if isinstance(codes, str) else "refused"


def _flat(details: Any, path: str = "") -> dict[str, list[dict[str, str]]]:
    """Nested details of a serializer as field.subfield → [{code, message}]."""
    if isinstance(details, list):
        rows = [
            {"code": str(row["code"]), "message": str(row["message"])} for row in details if "code" in row
        ]
        return {path or "body": rows} if rows else {}
    if "message" in details and "code" in details and not isinstance(details["message"], dict):
        return {path or "body": [{"code": str(details["code"]), "message": str(details["message"])}]}
    found: dict[str, list[dict[str, str]]] = {}
    for name, part in details.items():
        inside = path if name == "non_field_errors" else f"{path}.{name}"
        found |= _flat(part, inside.strip(".") or name)
    return found
