"""POST and GET complaints/: filing, the list in deadline order, one case, its receipt."""

from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actors import Actor, alike
from accounts.limits import budgets, counting, proof
from accounts.models import Agency, Unit
from api import bodies, lookups, pages, parsing, plain_filing
from api.door import Door, link
from api.shapes import basics, cases, clocks
from api.shapes.access import ChallengeShape
from api.shapes.cases import ComplaintShape, ListedShape, RegisteredShape
from api.shapes.problems import Problem
from complaints import searching
from complaints.codes import Channel, IdentityKind
from complaints.lifecycle import END_STATES, State
from complaints.models import Complaint
from complaints.paging import CHOSEN, Order, Same, same_search
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Found
from workflow import replica
from workflow.calendars import present
from workflow.errors import BadInput
from workflow.reading import exports, worklist
from workflow.reading.upcoming import with_next_duty
from workflow.reading.worklist import Part
from workflow.verbs.filing_with_files import register_with
from workflow.verbs.intake import Ahead, Filing, Person, Registered, look_ahead, register

CODE = OpenApiParameter(
    "X-Access-Code", str, OpenApiParameter.HEADER, description="The complainant's access code"
)
KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, description="16 to 128 visible ASCII characters"
)
LONGEST_SEARCH: Final = 200
"""In characters; a longer search is refused, to spare the database."""


FILTERS: Final = ("state", "unit", "due_before", "q", "part", "sort")
FILTERED: Final = [
    OpenApiParameter("state", str, enum=State.values),
    OpenApiParameter("unit", str, description="Code of the unit named or holding"),
    OpenApiParameter("due_before", OpenApiTypes.DATE, description="Next deadline before this local date"),
    OpenApiParameter(
        "q",
        str,
        description="Words of the subject or description, a reference or a part of one, the name of a unit or handler; name, "
        'phone and mail of complainants whom the reader may know. "Next to each other", this OR that, -not this. A page '
        "of words that very many cases hold may have fewer rows than asked for, or none: go on while there is a `next`",
    ),
    OpenApiParameter(
        "part", str, enum=Part.values, description="A part of the reader's work list; open cases only"
    ),
    OpenApiParameter(
        "sort",
        str,
        enum=[each.value for each in CHOSEN],
        description="Default deadline; of the part `new` activity, of `unread` when its complainant wrote last, the latest first",
    ),
]


class Complaints(Door):
    body = bodies.Filing
    query = (*FILTERS, "cursor", "page_size")

    @extend_schema(
        operation_id="complaints_create",
        request=bodies.Filing,
        parameters=[KEY],
        responses={
            201: RegisteredShape,
            400: Problem,
            403: Problem,
            422: Problem,
        },
    )
    def post(self, _request: Request) -> Response:
        """File a complaint. The access code in the answer is shown this once; staff get none (`slip/`)."""
        self.moderation = "" if self.caller.user else self._moderation()  # before the transaction begins
        self.found: list[Unit] | None = None
        self.ahead: Ahead | None = None
        self.fields = plain_filing.read(self.sent)
        if self.fields is None:
            with suppress(ValidationError):  # told when it is their turn, after the key's
                self.fields = self.given()
        return self.once(self._register, self._look_ahead)

    def _look_ahead(self) -> None:
        """Owe what the filing will ask the database for."""
        fields = self.fields
        if fields is None:
            return
        self.found = lookups.unit_later(fields["unit"]) if fields["unit"] is not None else None
        person = fields.get("complainant")
        self.ahead = look_ahead(
            Person(**person) if person else None, settlement=bool(fields.get("settlement_sought"))
        )

    def _register(self) -> tuple[int, dict[str, Any]]:
        by = self.caller.actor()
        fields = self.fields or self.given()
        filing = _filing(
            fields,
            by,
            self.found,
            moderation="" if by.is_staff else self.moderation,
            proof="" if by.is_staff else proof.solved(fields["proof"], at=self.at),
            ahead=self.ahead,
        )
        if (same_as := fields.get("same_as")) is None:
            return 201, _receipt(register(filing, by=by, at=self.at))
        registered = register_with(filing, (), same_as=same_as, by=by, at=self.at)
        return 201, _receipt(registered)

    @extend_schema(
        operation_id="complaints_list",
        parameters=[
            *FILTERED,
            OpenApiParameter("cursor", str),
            OpenApiParameter("page_size", int, description="1 to 200, default 25"),
        ],
        responses=pages.documented("ComplaintPage", ListedShape),
    )
    def get(self, request: Request) -> Response:
        """The cases that this member of staff may see, in deadline order."""
        actor = self.caller.staff()

        def page(at: datetime) -> dict[str, Any]:
            if not self.asked.keys() - {"page_size"}:
                shape = partial(cases.listed, at=at)
                same = Same(("api",), alike(actor), at, _list_of)
                return pages.cases(lambda: _list_of(actor, at), self.asked, request.path, shape, same=same)
            words = _words(self.asked)
            return self._searched(words, actor, at) if words else self._narrowed(actor, at)

        return Response(self.read(page) if _words(self.asked) else page(self.at))

    def _narrowed(self, actor: Actor, at: datetime) -> dict[str, Any]:
        """A page of the list under filters."""
        found = _found(actor, self.asked, at=self.at)
        return pages.cases(
            lambda: _told(found, actor, at),
            self.asked,
            self.request.path,
            partial(cases.listed, at=at),
            order=_order(self.asked),
            along=found.along,
        )

    def _searched(self, words: str, actor: Actor, at: datetime) -> dict[str, Any]:
        """A page of what is found."""
        sought = searching.sought_by(words, by=actor, using=replica.alias())
        same = None
        found = Found(Complaint.objects.none())
        if self.asked.keys() - {"q", "page_size"}:
            found = searching.found_of(sought, _filtered(_seen(actor, at), self.asked, by=actor, at=self.at))
        elif not sought.nothing:
            same = same_search(("api",), alike(actor), at, sought, _seen, _told)
            found = found if same else searching.found_of(sought, _seen(actor, at))
        return pages.cases(
            lambda: _told(found, actor, at) if found.sought else found.cases,
            self.asked,
            self.request.path,
            partial(cases.listed, at=at, sought=sought),
            order=_order(self.asked),
            same=same,
            along=found.along,
        )

    def _moderation(self) -> str:
        """Why intake should look at a filing that no form of ours sent: as the web does at one without its stamp."""
        often = counting.spend(budgets.FILINGS.of(self.caller.address), budgets.ALL_FILINGS.of("all")) > 0
        return "often" if often else "no_stamp"


class ListExport(Door):
    query = (*FILTERS, "format")

    @extend_schema(
        operation_id="complaints_export",
        parameters=[
            OpenApiParameter("format", str, required=True, enum=[each.value for each in exports.Format]),
            *FILTERED,
        ],
        responses={
            (200, exports.MEDIA[exports.Format.CSV]): OpenApiTypes.BINARY,
            (200, exports.MEDIA[exports.Format.XLSX]): OpenApiTypes.BINARY,
            400: Problem,
            404: Problem,
            429: Problem,
        },
    )
    def get(self, _request: Request) -> FileResponse:
        """All cases of the list under these filters, in its order, as a table in the reader's language. Who took it is
        recorded."""
        actor = self.caller.staff()
        self.limit(budgets.EXPORTS)
        form = self.asked.get("format", "")
        if form not in list(exports.Format):
            raise BadInput({"format": ("unknown_format", _("Pilih csv atau xlsx."))})
        asked = exports.Asked(
            state=self.asked.get("state", ""),
            unit=self.asked.get("unit", ""),
            due_before=day(self.asked["due_before"], "due_before") if "due_before" in self.asked else None,
            words=self.asked.get("q", "").strip(),
            part=self.asked.get("part", ""),
            order=_order(self.asked),
        )
        rows = _filtered(Complaint.objects.visible_to(actor), self.asked, by=actor, at=self.at)
        if words := _words(self.asked):
            rows = rows.search(words, by=actor)
        made = exports.export(rows, exports.Format(form), asked=asked, by=actor, at=self.at)
        return FileResponse(made.file, as_attachment=True, filename=made.name, content_type=made.media)


class Challenge(Door):
    @extend_schema(operation_id="filing_challenge_read", responses={200: ChallengeShape}, auth=[])
    def get(self, _request: Request) -> Response:
        """Work for whoever files without our form: its solution, base64 of `{algorithm, challenge, number, salt, signature}`
        (ALTCHA), goes into `proof`. A filing without it is taken in as well, and looked at first."""
        return Response(proof.challenge(self.caller.address, at=self.at))


class OneComplaint(Door):
    @extend_schema(
        operation_id="complaints_read",
        parameters=[CODE],
        responses={200: ComplaintShape, 404: Problem},
    )
    def get(self, _request: Request, reference: str) -> Response:
        complaint, actor = self.caller.case(reference)
        return Response(cases.complaint(complaint, actor, at=self.at))


class Receipt(Door):
    @extend_schema(
        operation_id="complaints_receipt",
        parameters=[CODE],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY, 404: Problem, 429: Problem},
    )
    def get(self, _request: Request, reference: str) -> HttpResponse:
        """The receipt that the office owes at once (rule `receipt`), as PDF."""
        complaint, actor = self.caller.case(reference)
        self.limit(budgets.EXPORTS, complaint.pk)
        from notifications import receipt
        from workflow.reading import receipts

        paper = receipt.pdf(receipts.facts(complaint, actor), get_language() or "id")
        response = HttpResponse(paper, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{complaint.reference}.pdf"'
        return response


def _receipt(registered: Registered) -> dict[str, Any]:
    row, docket = registered.complaint, registered.docket
    path = f"/api/v1/complaints/{row.reference}/"
    return {
        "reference": row.reference,
        "access_code": registered.access_code or None,
        "state": row.state,
        "version": row.version,
        "received_at": basics.instant(row.received_at),
        "duties": clocks.duties_of_new(docket, at=row.received_at),
        "links": {
            "self": link(path),
            "receipt": link(f"{path}receipt.pdf"),
            "page": link(f"/kasus/{row.reference}/"),
        },
    }


def _filing(fields: dict[str, Any], by: Actor, found: list[Unit] | None, **beside: Any) -> Filing:
    """`beside`: what is no field of the body."""
    agency, unit = _where(fields, found)
    days = getattr(unit, "days", None) if unit is not None and unit.agency is agency else None
    return Filing(
        agency=agency,
        unit=unit,
        subject=fields["subject"],
        description=fields["description"],
        occurred_on=fields.get("occurred_on"),
        identity=IdentityKind(fields["identity"]),
        person=Person(**fields["complainant"]) if fields.get("complainant") else None,
        settlement_sought=fields.get("settlement_sought"),
        channel=_channel(fields, by),
        claimed_received_on=fields.get("claimed_received_on"),
        language="en" if (get_language() or "").startswith("en") else "id",
        days=present.read(days) if days else None,
        **beside,
    )


def _where(fields: dict[str, Any], found: list[Unit] | None) -> tuple[Agency, Unit | None]:
    """The agency and unit that a filing names; `found`: what was asked for the unit already. Raises BadInput if it names neither, or an unknown code."""
    unit_code, agency_code = fields["unit"], fields.get("agency")
    if unit_code is None:
        if not agency_code:
            sentence = _("Sebutkan instansinya bila unitnya tidak diketahui.")
            raise BadInput({"agency": ("required", sentence)})
        return lookups.agency(agency_code), None
    unit = lookups.unit(unit_code, found=found)
    return (unit.agency if agency_code in (None, "", unit.agency.code) else lookups.agency(agency_code)), unit


def _channel(fields: dict[str, Any], by: Actor) -> Channel:
    """The channel that staff name; the web for a citizen. Raises BadInput if a citizen sends a field of staff."""
    if by.is_staff:
        return Channel(fields.get("channel") or Channel.WALK_IN)
    for name in ("channel", "claimed_received_on"):
        if fields.get(name) is not None:
            raise BadInput({name: ("staff_only", _("Isian ini hanya untuk petugas."))})
    return Channel.WEB


def _list_of(actor: Actor, _at: datetime) -> ComplaintQuerySet:
    """All that this person sees."""
    return with_next_duty(Complaint.objects.visible_to(actor)).listed()


def _seen(actor: Actor, _at: datetime) -> ComplaintQuerySet:
    return Complaint.objects.visible_to(actor)


def _told(found: Found, _by: Actor, _at: datetime) -> ComplaintQuerySet:
    """What the list shows of these."""
    rows = with_next_duty(searching.explained(found, found.among)).listed()
    return rows.select_related("offered_to")


def _found(actor: Actor, params: dict[str, str], *, at: datetime) -> Found:
    """What a page of the list shows, by all its filters but the words."""
    seen, state = Complaint.objects.visible_to(actor), _state(params)
    if "unit" in params or state in END_STATES:
        return Found(_filtered(seen, params, by=actor, at=at))
    others, part = _others(params), _part(params)
    return worklist.found(seen, part, state=state, others=others, order=_order(params), by=actor, at=at)


def _words(params: dict[str, str]) -> str:
    """The words that are searched; empty where none are. Raises BadInput."""
    words = params.get("q", "")
    if len(words) > LONGEST_SEARCH:
        raise BadInput({"q": ("too_long", _("Terlalu panjang."))})
    return words if words.strip() else ""


def _order(params: dict[str, str]) -> Order:
    """Raises BadInput."""
    part = _part(params)
    try:
        return worklist.order_of(part, params.get("sort"))
    except ValueError:
        raise BadInput({"sort": ("unknown_order", _("Urutan ini tidak dikenal."))}) from None


def _filtered(
    rows: ComplaintQuerySet, params: dict[str, str], *, by: Actor, at: datetime
) -> ComplaintQuerySet:
    """These cases by all filters but the words."""
    rows = rows.filter(_others(params))
    if state := _state(params):
        rows = rows.filter(state=state)
    if "unit" in params:
        rows = rows.filter(unit=lookups.unit(params["unit"]))
    part = _part(params)
    return rows if part is None else worklist.narrowed(rows, part, by=by, at=at)


def _state(params: dict[str, str]) -> str:
    """Raises BadInput."""
    if "state" in params and params["state"] not in State.values:
        raise BadInput({"state": ("unknown_state", _("Status ini tidak dikenal."))})
    return params.get("state", "")


def _others(params: dict[str, str]) -> Q:
    """Raises BadInput."""
    if "due_before" not in params:
        return Q()
    return Q(next_due_on__lt=day(params["due_before"], "due_before"))


def _part(params: dict[str, str]) -> Part | None:
    """Raises BadInput."""
    if "part" not in params:
        return None
    if params["part"] not in Part.values:
        raise BadInput({"part": ("unknown_part", _("Bagian ini tidak dikenal."))})
    return Part(params["part"])


def day(text: str, field: str) -> date:
    """A date of a query, `YYYY-MM-DD`. Raises BadInput."""
    value = parsing.day(text)
    if value is None:
        raise BadInput({field: ("date", parsing.NOT_A_DAY)})
    return value
