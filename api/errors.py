"""From a refusal to a problem document (RFC 9457): the only place that picks status codes."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent
from django.db.utils import InterfaceError, OperationalError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from workflow.errors import BadInput, Busy, NotNow, NotVisible, NotYours, Refusal
from workflow.idempotency import KeyReused

RETRY_AFTER = "2"


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:  # noqa: PLR0911, PLR0912, C901 - one table
    """The problem document of this error; None for a defect of ours, which becomes a bare 500."""
    request_id = getattr(context["request"], "request_id", None)
    match error:
        case BadInput():
            errors = {
                name: [{"code": code, "message": str(text)}] for name, (code, text) in error.errors.items()
            }
            return problem(400, "bad_input", _("Ada isian yang perlu diperbaiki."), request_id, errors=errors)
        case NotVisible() | Http404():
            return problem(404, "not_found", _("Tidak ditemukan."), request_id)
        case NotNow():
            stands: dict[str, Any] = {"state": error.state, "version": error.version}
            return problem(409, error.code, str(error.sentence), request_id, **stands)
        case NotYours():
            return problem(403, error.code, str(error.sentence), request_id)
        case Busy():
            return problem(409, error.code, str(error.sentence), request_id, retry_after=RETRY_AFTER)
        case Refusal():
            return problem(400, error.code, str(error.sentence), request_id)
        case KeyReused():
            sentence = _("Idempotency-Key ini sudah dipakai dengan isi lain.")
            return problem(422, "key_reused", sentence, request_id)
        case RequestDataTooBig():
            return problem(413, "too_large", _("Isi permintaan terlalu besar."), request_id)
        case TooManyFieldsSent():
            return problem(400, "too_many_fields", _("Terlalu banyak isian."), request_id)
        case OperationalError() | InterfaceError():
            sentence = _("Layanan sedang terganggu. Coba lagi sebentar.")
            return problem(503, "unavailable", sentence, request_id, retry_after=RETRY_AFTER)
        case PermissionDenied():
            return problem(403, "not_your_verb", _("Tindakan ini bukan wewenang Anda."), request_id)
        case exceptions.ValidationError():
            flat = _flat(error.get_full_details())
            return problem(400, "bad_input", _("Ada isian yang perlu diperbaiki."), request_id, errors=flat)
        case exceptions.AuthenticationFailed() | exceptions.NotAuthenticated():
            response = problem(401, _code(error), str(error.detail), request_id)
            response["WWW-Authenticate"] = 'Bearer realm="tuntas"'
            return response
        case exceptions.APIException():
            return problem(error.status_code, _code(error), str(error.detail), request_id)
    return None


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
        found |= _flat(part, f"{path}.{name}" if path and name != "non_field_errors" else name)
    return found
