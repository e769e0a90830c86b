"""complaints/{reference}/messages, notes, attachments: what both sides write and send."""

import hashlib
from typing import Any, BinaryIO

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
from complaints.models import Attachment, Complaint, Statement
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.reading import files
from workflow.record import timeline
from workflow.record.sentences import NOT_YOUR_VERB
from workflow.verbs import conversation, room, withdrawing

FORM_OVERHEAD = 64 * 1024


class Conversation(Door):
    """Messages or notes of one case, oldest first."""

    body = bodies.Text
    kind: str

    def list_entries(self, reference: str) -> Response:
        complaint, actor = self.caller.case(reference)
        self.check(complaint, actor)
        rows = Statement.objects.filter(complaint=complaint, kind=self.kind)
        rows = rows.annotate(of_ombudsman=timeline.of_ombudsman("author"))
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
        responses={201: MessageShape, 403: Problem, 404: Problem, 429: Problem},
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
        responses={201: MessageShape, 403: Problem, 404: Problem, 429: Problem},
    )
    def post(self, _request: Request, reference: str) -> Response:
        return self.once(lambda: self.create_entry(reference))


class Attachments(Door):
    """Images come back drawn anew, without metadata; of PDFs the pages drawn anew. For download only."""

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
            409: Problem,
            413: Problem,
            429: Problem,
        },
    )
    def post(self, _request: Request, reference: str) -> Response:
        return self.once(lambda: self._attach(reference))

    def _read(self, request: Request) -> bytes:
        """The form; an Idempotency-Key is bound to the file's hash and the message. Who says to be staff may send
        what staff may; whether they are is asked later."""
        side = room.OFFICE if "Authorization" in request.headers else room.COMPLAINANT
        most = room.most_bytes_of_a_file(side)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > most + FORM_OVERHEAD:
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
        if self.upload is not None and len(self.upload) > most:
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
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, 404: Problem, 409: Problem},
    )
    def get(self, _request: Request, reference: str, pk: int) -> FileResponse:
        """The file as its readers get it, always as a download; of a PDF the pages drawn anew. 409 while it is being
        prepared or is withheld: `standing` of the list says which."""
        complaint, _actor = self.caller.case(reference)
        row = _one(complaint, pk)
        file, _shown = files.opened(row, at=self.at)
        return _download(row, file, f"{complaint.reference}-{row.pk}")


class OriginalAttachment(Door):
    body = bodies.Why
    idempotent = False

    @extend_schema(
        operation_id="attachments_read_original",
        request=bodies.Why,
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
        },
    )
    def post(self, _request: Request, reference: str, pk: int) -> FileResponse:
        """A PDF as it was sent, for staff who may know who sent it; the reason stands in the history, where the
        complainant reads it."""
        complaint, actor = self.caller.case(reference)
        reasons = self.given()["reasons"]
        row = conversation.read_original(
            complaint.pk, _one(complaint, pk).pk, reasons=reasons, by=actor, at=self.at
        )
        return _download(row, files.original(row), f"{complaint.reference}-{row.pk}-original")


class WithdrawnAttachment(Door):
    body = bodies.Nothing

    @extend_schema(
        operation_id="attachments_withdraw",
        request=bodies.Nothing,
        parameters=[KEY],
        responses={200: AttachmentShape, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, reference: str, pk: int) -> Response:
        """Take back a file that one sent oneself: its bytes are deleted, the history tells of it."""
        return self.once(lambda: self._withdraw(reference, pk))

    def _withdraw(self, reference: str, pk: int) -> tuple[int, Any]:
        complaint, actor = self.caller.case(reference)
        self.given()
        found = _one(complaint, pk).pk
        row = withdrawing.withdraw_file(complaint.pk, attachment=found, by=actor, at=self.at)
        return 200, talk.attachment(row)


def _one(complaint: Complaint, pk: int) -> Attachment:
    row = complaint.attachments.filter(pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise NotVisible("not_found", NOT_FOUND)
    return row


def _download(row: Attachment, file: BinaryIO, name: str) -> FileResponse:
    """Its name tells nothing but the case: that under which it was sent may name who sent it."""
    suffix = row.path.rpartition(".")[2]
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{suffix}")
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
