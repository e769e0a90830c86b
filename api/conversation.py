"""complaints/{reference}/messages, notes, attachments: what both sides write and send."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor
from accounts.limits import budgets
from api import bodies, pages, parsing
from api.complaints import CODE, KEY
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes import talk
from api.shapes.problems import Problem
from api.shapes.talk import AttachmentShape, MessageShape
from complaints.attachments import MOST_BYTES
from complaints.models import Complaint, Statement
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.record.sentences import NOT_YOUR_VERB
from workflow.verbs import conversation

FORM_OVERHEAD = 64 * 1024


class Conversation(Door):
    """Messages or notes of one case, oldest first."""

    body = bodies.Text
    kind: str

    def list_entries(self, reference: str) -> Response:
        complaint, actor = self.caller.case(reference)
        self.check(complaint, actor)
        rows = Statement.objects.filter(complaint=complaint, kind=self.kind)
        rows = rows.select_related("author").prefetch_related("attachments").order_by("pk")
        return Response(_single_page([talk.message(row, actor) for row in rows]))

    def create_entry(self, reference: str) -> tuple[int, Any]:
        complaint, actor = self.caller.case(reference)
        text = self.given()["text"]
        self.check(complaint, actor)
        verb = conversation.send_message if self.kind == "message" else conversation.write_note
        row = verb(complaint.pk, text=text, by=actor, at=self.at)
        return 201, talk.message(row, actor)

    def check(self, complaint: Complaint, actor: Actor) -> None:
        """Raises a refusal if this actor may not use this list."""


class Messages(Conversation):
    kind = "message"

    @extend_schema(
        operation_id="messages_list",
        parameters=[CODE],
        responses=pages.documented("MessagePage", MessageShape),
    )
    def get(self, _request: Request, reference: str) -> Response:
        return self.list_entries(reference)

    @extend_schema(
        operation_id="messages_create",
        request=bodies.Text,
        parameters=[CODE, KEY],
        responses={201: MessageShape, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request, reference: str) -> Response:
        return self.once(lambda: self.create_entry(reference))


class Notes(Conversation):
    kind = "note"

    def check(self, complaint: Complaint, actor: Actor) -> None:
        if not actor.is_staff:
            raise NotYours("not_your_verb", NOT_YOUR_VERB)

    @extend_schema(operation_id="notes_list", responses=pages.documented("NotePage", MessageShape))
    def get(self, _request: Request, reference: str) -> Response:
        return self.list_entries(reference)

    @extend_schema(
        operation_id="notes_create",
        request=bodies.Text,
        parameters=[KEY],
        responses={201: MessageShape, 403: Problem, 404: Problem},
    )
    def post(self, _request: Request, reference: str) -> Response:
        return self.once(lambda: self.create_entry(reference))


class Attachments(Door):
    """Images come back re-encoded, without metadata; PDFs as they were, for download only."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="attachments_list",
        parameters=[CODE],
        responses=pages.documented("AttachmentPage", AttachmentShape),
    )
    def get(self, _request: Request, reference: str) -> Response:
        complaint, _actor = self.caller.case(reference)
        return Response(_single_page([talk.attachment(row) for row in complaint.attachments.order_by("pk")]))

    @extend_schema(
        operation_id="attachments_create",
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "message": {"type": "integer"},
                },
                "required": ["file"],
            }
        },
        parameters=[CODE, KEY],
        responses={
            201: AttachmentShape,
            400: Problem,
            404: Problem,
            413: Problem,
            429: Problem,
        },
    )
    def post(self, _request: Request, reference: str) -> Response:
        return self.once(lambda: self._attach(reference))

    def _read(self, request: Request) -> bytes:
        """The form; an Idempotency-Key is bound to the file's hash and the message."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > MOST_BYTES + FORM_OVERHEAD:
            raise parsing.TooLarge
        if not (request.content_type or "").lower().startswith("multipart/form-data"):
            raise UnsupportedMediaType(request.content_type)
        form: Any = request.data
        parsing.only(form, ("file", "message"))
        repeated = [name for name, values in form.lists() if len(values) > 1]
        if repeated:
            raise BadInput(
                {name: ("given_twice", _("Parameter ini hanya boleh satu kali.")) for name in repeated}
            )
        self.sent = {"message": form.get("message")}
        upload = form.get("file")
        self.upload = upload.read() if upload is not None and hasattr(upload, "read") else None
        if upload is not None and self.upload is None:
            raise BadInput({"file": ("not_a_file", _("Kirim sebuah berkas."))})
        if self.upload is not None and len(self.upload) > MOST_BYTES:
            raise parsing.TooLarge
        digest = hashlib.sha256(self.upload or b"").hexdigest()
        return f"{digest} {self.sent['message']}".encode()

    def _attach(self, reference: str) -> tuple[int, Any]:
        complaint, actor = self.caller.case(reference)
        if self.upload is None:
            raise BadInput({"file": ("required", _("Wajib diisi."))})
        self.limit(budgets.UPLOADS, complaint.pk)
        message = _number(self.sent["message"])
        row = conversation.attach(complaint.pk, data=self.upload, message=message, by=actor, at=self.at)
        return 201, talk.attachment(row)


class OneAttachment(Door):
    @extend_schema(
        operation_id="attachments_read",
        parameters=[CODE],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, 404: Problem},
    )
    def get(self, _request: Request, reference: str, pk: int) -> FileResponse:
        """The file, always as a download."""
        complaint, _actor = self.caller.case(reference)
        row = complaint.attachments.filter(pk=pk).first() if pk < 2**63 else None
        if row is None:
            raise NotVisible("not_found", NOT_FOUND)
        file = (Path(settings.MEDIA_ROOT) / row.path).open("rb")
        response = FileResponse(
            file, as_attachment=True, filename=f"{complaint.reference}-{row.pk}{Path(row.path).suffix}"
        )
        response["Content-Type"] = row.mime
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response


def _single_page(results: list[Any]) -> dict[str, Any]:
    """A list that belongs to one case is one page."""
    return {"results": results, "next": None, "previous": None}


def _number(text: str | None) -> int | None:
    if text in (None, ""):
        return None
    assert text is not None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise NotVisible("not_found", NOT_FOUND)
    return int(text)
