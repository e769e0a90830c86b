"""evidence/{agency}/{unit}/{year}/: the documents of a unit's year with their files, handing one in, and the binder."""

import hashlib
from datetime import date
from typing import Any, Final

from django.http import StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.limits import budgets
from api import parsing
from api.complaints import KEY
from api.conversation import FORM_OVERHEAD
from api.door import Door
from api.shapes import basics
from api.shapes.problems import Problem
from compliance.evidence import binder, filing, standing
from compliance.evidence.filing import Offer
from compliance.evidence.index import named
from compliance.evidence.judging import MB
from compliance.evidence.standing import Held, Line, State, Verdict
from workflow.errors import BadInput

FIELDS: Final = ("file", "link", "document", "dated_on", "confirmed_on", "replaces")


class FileShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField(help_text="As it was sent; of an address, its host")
    link = serializers.CharField(help_text="Empty of a file")
    size = serializers.IntegerField(help_text="Bytes")
    sha256 = serializers.CharField(help_text="Of the bytes; of an address, of its text")
    dated_on = serializers.DateField(allow_null=True)
    confirmed_on = serializers.DateField(allow_null=True)
    found = serializers.ChoiceField(choices=[one.value for one in Verdict])
    note = serializers.CharField(help_text="Why it was sent back")
    by = serializers.CharField(help_text="Username of whoever handed it in")
    at = serializers.DateTimeField()


class DocumentShape(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="The indicator's code with the number of the document: PG-08.3")
    name = serializers.CharField(help_text="In the reader's language")
    compulsory = serializers.BooleanField()
    dated = serializers.BooleanField(help_text="Not taken without its date")
    this_year = serializers.BooleanField(help_text="Must be dated or confirmed in the year")
    state = serializers.ChoiceField(choices=[one.value for one in State])
    files = FileShape(many=True)


class EvidenceShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    unit = serializers.CharField()
    year = serializers.IntegerField()
    citation = serializers.CharField()
    certainty = serializers.ChoiceField(choices=["V", "V2", "R"])
    compulsory = serializers.IntegerField(help_text="How many documents are")
    there = serializers.IntegerField(
        help_text="Of them, how many are verified, proven by the product, or wait"
    )
    documents = DocumentShape(many=True)
    unsorted = FileShape(many=True, help_text="Files that belong to no document yet")


class FiledShape(FileShape):
    document = serializers.CharField(help_text="Empty: it has to be put to one yet")
    known = serializers.BooleanField(help_text="The same was there already; nothing was added")


class Evidence(Door):
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="evidence_read",
        responses={200: EvidenceShape, 400: Problem, 403: Problem, 404: Problem},
    )
    def get(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """The documents that the year's instrument asks for, each with its state and files. For coordinators of the agency,
        staff of the unit and the Ombudsman."""
        place = filing.place_of(agency, unit, self.caller.staff())
        filing.list_of(year)
        found = standing.of(place, year, as_of=self.at)
        counts = found.counts
        return Response(
            {
                "agency": agency,
                "unit": unit,
                "year": year,
                "citation": found.needed.citation,
                "certainty": found.needed.certainty,
                "compulsory": counts["required"],
                "there": counts["there"],
                "documents": [_document(line) for line in found.lines],
                "unsorted": [_file(one) for one in found.unsorted],
            }
        )

    @extend_schema(
        operation_id="evidence_create",
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "format": "binary"},
                    "link": {"type": "string"},
                    "document": {"type": "string"},
                    "dated_on": {"type": "string", "format": "date"},
                    "confirmed_on": {"type": "string", "format": "date"},
                    "replaces": {"type": "integer"},
                },
            }
        },
        parameters=[KEY],
        responses={
            201: FiledShape,
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
            413: Problem,
            415: Problem,
            429: Problem,
        },
    )
    def post(self, _request: Request, agency: str, unit: str, year: int) -> Response:
        """Hand in a file (PDF, JPEG, PNG, DOCX, XLSX) or an address. Without `document` it is told by the file's name, or waits
        to be sorted. `replaces`: the id of the file in whose place it comes."""
        return self.once(lambda: self._hand_in(agency, unit, year))

    def _read(self, request: Request) -> bytes:
        """The form; an Idempotency-Key is bound to the file's hash and the fields beside it."""
        most = filing.most_mb() * MB
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > most + FORM_OVERHEAD:
            raise parsing.TooLarge
        if not (request.content_type or "").lower().startswith("multipart/form-data"):
            raise UnsupportedMediaType(request.content_type)
        form: Any = request.data
        parsing.only(form, FIELDS)
        repeated = [name for name, values in form.lists() if len(values) > 1]
        if repeated:
            raise BadInput(
                {name: ("given_twice", _("Parameter ini hanya boleh satu kali.")) for name in repeated}
            )
        upload = form.get("file")
        if upload is not None and not hasattr(upload, "read"):
            raise BadInput({"file": ("not_a_file", _("Kirim sebuah berkas."))})
        self.upload = None if upload is None else upload.read()
        self.name = "" if upload is None else upload.name or ""
        if self.upload is not None and len(self.upload) > most:
            raise parsing.TooLarge
        self.sent = {name: form.get(name) or "" for name in FIELDS if name != "file"}
        told = "\n".join(f"{name}={self.sent[name]}" for name in sorted(self.sent))
        return f"{hashlib.sha256(self.upload or b'').hexdigest()} {self.name}\n{told}".encode()

    def _hand_in(self, agency: str, unit: str, year: int) -> tuple[int, Any]:
        by = self.caller.staff()
        self.limit(budgets.EVIDENCE)
        offer = Offer(
            data=self.upload,
            name=self.name,
            link=self.sent["link"],
            document=self.sent["document"],
            dated_on=_date("dated_on", self.sent["dated_on"]),
            confirmed_on=_date("confirmed_on", self.sent["confirmed_on"]),
            replaces=_number(self.sent["replaces"]),
        )
        filed = filing.hand_in(agency, unit, year, offer=offer, by=by, at=self.at)
        (one,) = standing.held(pk=filed.file.pk)
        return 201, {**_file(one), "document": filed.document, "known": filed.known}


class ReviewBody(serializers.Serializer[Any]):
    decision = serializers.ChoiceField(choices=["verify", "revise"])
    note = serializers.CharField(
        required=False, allow_blank=True, trim_whitespace=False, help_text="Compulsory with `revise`"
    )


class Review(Door):
    body = ReviewBody

    @extend_schema(
        operation_id="evidence_review",
        request=ReviewBody,
        responses={200: FileShape, 400: Problem, 403: Problem, 404: Problem, 409: Problem},
    )
    def post(self, _request: Request, pk: int) -> Response:
        """Verify a file (coordinators), or say what is wrong with it (coordinators and the Ombudsman)."""
        return self.once(lambda: self._review(pk))

    def _review(self, pk: int) -> tuple[int, Any]:
        by, told = self.caller.staff(), self.given()
        if told["decision"] == "verify":
            return 200, _file(filing.verify(pk, by=by, at=self.at))
        return 200, _file(filing.send_back(pk, note=told.get("note", ""), by=by, at=self.at))


class Binder(Door):
    @extend_schema(
        operation_id="evidence_binder",
        responses={
            (200, "application/zip"): OpenApiTypes.BINARY,
            400: Problem,
            403: Problem,
            404: Problem,
            409: Problem,
            429: Problem,
        },
    )
    def get(self, _request: Request, agency: str, unit: str, year: int) -> StreamingHttpResponse:
        """The binder of a unit's year: a ZIP with index, files, what the product proves, and SHA256SUMS. Who took it is
        recorded. For coordinators, the head of the unit and the Ombudsman."""
        by = self.caller.staff()
        self.limit(budgets.EXPORTS)
        made = binder.take(agency, unit, year, by=by, at=self.at)
        return StreamingHttpResponse(
            made.chunks(),
            content_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="{made.root}.zip"'},
        )


def _document(line: Line) -> dict[str, Any]:
    one = line.document
    return {
        "code": one.code,
        "name": named(one.label),
        "compulsory": one.required,
        "dated": one.dated,
        "this_year": one.this_year,
        "state": line.state.value,
        "files": [_file(held) for held in line.files],
    }


def _file(one: Held) -> dict[str, Any]:
    return {
        "id": one.file.pk,
        "name": one.file.name,
        "link": one.file.link,
        "size": one.file.size,
        "sha256": one.file.sha256,
        "dated_on": basics.day(one.dated_on),
        "confirmed_on": basics.day(one.confirmed_on),
        "found": one.verdict.value,
        "note": one.note,
        "by": one.file.by.username,
        "at": basics.instant(one.file.at),
    }


def _date(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput({name: ("invalid", _("Tanggal tidak benar."))}) from None


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadInput({"replaces": ("unknown", filing.NOT_CURRENT)})
    return int(text)
