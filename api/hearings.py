"""scores/{agency}/{year}/hearings/: the units are heard on the draft of a year before it is frozen. versions/{n}/beside/: what was
said then, and what was complied with since."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.bodies import Truth, Typed, Whole, Word
from api.door import Door, link
from api.shapes import basics
from api.shapes.problems import Problem
from compliance import scoring
from compliance.frozen import freezing
from compliance.hearing import beside, objecting, opening, reading, standing
from compliance.hearing.beside import Beside, Later
from compliance.hearing.models import Hearing, HearingReply, ObjectionDecision
from compliance.hearing.reading import Said

REFUSED = {400: Problem, 403: Problem, 404: Problem, 409: Problem}
ASKED_WRONGLY = {400: Problem, 403: Problem, 404: Problem}


class OpenBody(serializers.Serializer[Any]):
    days = Whole(
        required=False,
        allow_null=True,
        help_text="Working days of the agency for objections, 1 to 60; without it as our instrument says",
    )


class ObjectionBody(serializers.Serializer[Any]):
    case = Word(max_length=40, help_text="Its number")
    reasons = Typed()
    attachment = Whole(required=False, allow_null=True, help_text="A file of the case that proves it")


class ReplyBody(serializers.Serializer[Any]):
    text = Typed()


class DecisionBody(serializers.Serializer[Any]):
    upheld = Truth()
    follows = serializers.ChoiceField(
        choices=ObjectionDecision.Follows.choices,
        required=False,
        help_text="Only when it is upheld, and then needed",
    )
    reasons = Typed()


class HearingShape(serializers.Serializer[Any]):
    agency = serializers.CharField()
    year = serializers.IntegerField()
    number = serializers.IntegerField()
    stage = serializers.ChoiceField(choices=[stage.value for stage in standing.Stage])
    opened_by = serializers.CharField(help_text="Username")
    opened_at = serializers.DateTimeField()
    days = serializers.IntegerField()
    until_on = serializers.DateField(help_text="The last local day for objections and replies")
    calendar = serializers.CharField()
    as_of_seq = serializers.IntegerField(
        help_text="The key of the last event that the draft was counted with"
    )
    sha256 = serializers.CharField(help_text="Of the draft, which has the form of a frozen version")


class HearingsShape(serializers.Serializer[Any]):
    notice = serializers.CharField()
    hearings = HearingShape(many=True, help_text="The latest first")


class HeardReplyShape(serializers.Serializer[Any]):
    text = serializers.CharField()
    by = serializers.CharField()
    at = serializers.DateTimeField()


class HeardUnitShape(serializers.Serializer[Any]):
    unit = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    cases = serializers.IntegerField()
    objections = serializers.IntegerField()
    undecided = serializers.IntegerField()
    upheld = serializers.IntegerField()
    reply = HeardReplyShape(allow_null=True)


class WholeHearingShape(HearingShape):
    notice = serializers.CharField()
    units = HeardUnitShape(many=True)


class ObjectionDecisionShape(serializers.Serializer[Any]):
    upheld = serializers.BooleanField()
    follows = serializers.CharField(help_text="left_out, corrected, or empty")
    reasons = serializers.CharField(allow_null=True)
    by = serializers.CharField()
    at = serializers.DateTimeField()


class ObjectionShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    unit = serializers.CharField()
    reference = serializers.CharField(
        allow_null=True, help_text="Null: of this case the caller may know nothing"
    )
    reasons = serializers.CharField(
        allow_null=True, help_text="Null: the caller may count the case and not open it"
    )
    attachment = serializers.IntegerField(allow_null=True)
    by = serializers.CharField()
    at = serializers.DateTimeField()
    decision = ObjectionDecisionShape(allow_null=True)


class DraftLineShape(serializers.Serializer[Any]):
    reference = serializers.CharField(allow_null=True)
    duty = serializers.CharField()
    due_on = serializers.DateField()
    good = serializers.BooleanField()
    still_open = serializers.BooleanField()
    days_late = serializers.IntegerField(allow_null=True)


class DraftShape(serializers.Serializer[Any]):
    notice = serializers.CharField()
    hearing = HearingShape()
    unit = serializers.CharField()
    result = serializers.DictField(help_text="Score, dimensions and indicators, as in a frozen version")
    lines = DraftLineShape(many=True, help_text="Of one page, what counted against the unit first")
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    objections = ObjectionShape(many=True)
    reply = HeardReplyShape(allow_null=True)
    may_object = serializers.BooleanField()


class LaterShape(serializers.Serializer[Any]):
    reference = serializers.CharField(allow_null=True)
    duty = serializers.CharField()
    due_on = serializers.DateField()
    met_at = serializers.DateTimeField(
        allow_null=True, help_text="Since the version was frozen; null: not yet"
    )


class BesideUnitShape(serializers.Serializer[Any]):
    unit = serializers.CharField()
    score = serializers.FloatField(allow_null=True, help_text="As it was frozen")
    draft_score = serializers.FloatField(allow_null=True)
    score_without_upheld = serializers.FloatField(
        allow_null=True, help_text="Without the cases that are left out; null where there are none"
    )
    in_time = serializers.IntegerField(help_text="Of `due`, at the freeze; what came since is never in it")
    due = serializers.IntegerField()
    late_and_unmet = serializers.IntegerField(help_text="At the freeze")
    met_since = serializers.IntegerField()
    since = LaterShape(many=True)
    objections = ObjectionShape(many=True)
    won_since = ObjectionShape(many=True)
    reply = HeardReplyShape(allow_null=True)


class BesideShape(serializers.Serializer[Any]):
    notice = serializers.CharField()
    agency = serializers.CharField()
    year = serializers.IntegerField()
    version = serializers.IntegerField()
    heard = serializers.BooleanField(help_text="Whether the units were heard before this version")
    hearing = HearingShape(allow_null=True)
    as_of = serializers.DateTimeField(help_text="Of what came since")
    units = BesideUnitShape(many=True)


class Hearings(Door):
    body = OpenBody

    @extend_schema(operation_id="scores_hearings", responses={200: HearingsShape, **ASKED_WRONGLY})
    def get(self, _request: Request, agency: str, year: int) -> Response:
        """The hearings of an agency's year."""
        rows = reading.of_year(self.caller.staff(), agency, year)
        shown = [_hearing(row, self.at) for row in rows]
        return Response({"notice": str(scoring.NOTICE), "hearings": shown})

    @extend_schema(
        operation_id="scores_open_hearing", request=OpenBody, responses={201: HearingShape, **REFUSED}
    )
    def post(self, _request: Request, agency: str, year: int) -> Response:
        """Send the draft figures to the units, and take their objections for some working days. The Ombudsman only."""
        return self.once(lambda: self._open(agency, year))

    def _open(self, agency: str, year: int) -> tuple[int, Any]:
        days = self.given().get("days")
        row = opening.open_(agency, year, days=days, by=self.caller.staff(), at=self.at)
        return 201, _hearing(row, self.at)


class OneHearing(Door):
    @extend_schema(operation_id="scores_hearing", responses={200: WholeHearingShape, **ASKED_WRONGLY})
    def get(self, _request: Request, agency: str, year: int, number: int) -> Response:
        """One hearing, with what each unit said and how many of its objections are undecided."""
        row = reading.one(self.caller.staff(), agency, year, number)
        units = [
            {
                "unit": one.unit.code,
                "score": one.score,
                "cases": one.cases,
                "objections": one.objections_made,
                "undecided": one.undecided,
                "upheld": one.upheld,
                "reply": _reply(getattr(one, "reply", None)),
            }
            for one in reading.units(row)
        ]
        return Response({**_hearing(row, self.at), "notice": str(scoring.NOTICE), "units": units})


class Draft(Door):
    query = ("page",)

    @extend_schema(
        operation_id="scores_hearing_draft",
        parameters=[OpenApiParameter("page", int, description="From 1; 100 lines each")],
        responses={200: DraftShape, **ASKED_WRONGLY},
    )
    def get(self, request: Request, agency: str, year: int, number: int, unit: str) -> Response:
        """The draft of one unit, with the cases behind it. Also for who heads the unit."""
        text = self.asked.get("page", "1")
        page = int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
        found = reading.draft(self.caller.staff(), agency, year, number, unit, page=page, at=self.at)
        return Response(
            {
                "notice": str(scoring.NOTICE),
                "hearing": _hearing(found.row.hearing, self.at),
                "unit": found.row.unit.code,
                "result": found.result,
                "lines": [_line(line) for line in found.lines],
                "next": link(request.path, [("page", str(page + 1))]) if page < found.pages else None,
                "previous": link(request.path, [("page", str(page - 1))]) if page > 1 else None,
                "objections": [_said(one) for one in found.said],
                "reply": _reply(found.reply),
                "may_object": found.speaks,
            }
        )


class Objections(Door):
    body = ObjectionBody

    @extend_schema(
        operation_id="scores_object", request=ObjectionBody, responses={201: ObjectionShape, **REFUSED}
    )
    def post(self, _request: Request, agency: str, year: int, number: int, unit: str) -> Response:
        """Object to how a case stands in the draft of a unit: who heads the unit, and coordinators, until the term ends."""
        return self.once(lambda: self._object(agency, year, number, unit))

    def _object(self, agency: str, year: int, number: int, unit: str) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        row = reading.row_of(by, agency, year, number, unit)
        made = objecting.object_(
            row.pk,
            case=given["case"],
            reasons=given["reasons"],
            file=given.get("attachment"),
            by=by,
            at=self.at,
        )
        return 201, _said(reading.said([made], by)[0])


class Reply(Door):
    body = ReplyBody

    @extend_schema(
        operation_id="scores_reply", request=ReplyBody, responses={201: HeardReplyShape, **REFUSED}
    )
    def post(self, _request: Request, agency: str, year: int, number: int, unit: str) -> Response:
        """The unit's one reply to its draft, which stands beside the figure. It is not changed afterwards."""
        return self.once(lambda: self._reply(agency, year, number, unit))

    def _reply(self, agency: str, year: int, number: int, unit: str) -> tuple[int, Any]:
        by = self.caller.staff()
        row = reading.row_of(by, agency, year, number, unit)
        return 201, _reply(objecting.reply(row.pk, text=self.given()["text"], by=by, at=self.at))


class Decide(Door):
    body = DecisionBody

    @extend_schema(
        operation_id="scores_decide_objection",
        request=DecisionBody,
        responses={201: ObjectionShape, **REFUSED},
    )
    def post(self, _request: Request, agency: str, year: int, number: int, unit: str, pk: int) -> Response:
        """Decide an objection, with a reason. No figure is changed by it. The Ombudsman only."""
        return self.once(lambda: self._decide(agency, year, number, unit, pk))

    def _decide(self, agency: str, year: int, number: int, unit: str, pk: int) -> tuple[int, Any]:
        by, given = self.caller.staff(), self.given()
        row = reading.objection_of(reading.row_of(by, agency, year, number, unit), pk)
        made = objecting.decide(
            row.pk,
            upheld=given["upheld"],
            follows=given.get("follows", ""),
            reasons=given["reasons"],
            by=by,
            at=self.at,
        )
        return 201, _said(reading.said([made.objection], by)[0])


class VersionBeside(Door):
    @extend_schema(operation_id="scores_version_beside", responses={200: BesideShape, **ASKED_WRONGLY})
    def get(self, _request: Request, agency: str, year: int, version: int) -> Response:
        """What stands beside a frozen version: replies, objections, decisions, and what was complied with since. Nothing of it is
        in the frozen figures."""
        by = self.caller.staff()
        row = freezing.version(by, agency, year, version)
        return Response(
            {
                "notice": str(scoring.NOTICE),
                "agency": row.agency.code,
                "year": row.year,
                "version": row.version,
                "heard": row.hearing is not None,
                "hearing": None if row.hearing is None else _hearing(row.hearing, self.at),
                "as_of": basics.instant(self.at),
                "units": [_beside(one) for one in beside.of(row, by)],
            }
        )


def _hearing(row: Hearing, at: Any) -> dict[str, Any]:
    return {
        "agency": row.agency.code,
        "year": row.year,
        "number": row.number,
        "stage": standing.of(row, at=at).value,
        "opened_by": row.opened_by.username,
        "opened_at": basics.instant(row.at),
        "days": row.days,
        "until_on": row.until_on.isoformat(),
        "calendar": row.calendar,
        "as_of_seq": row.last_event,
        "sha256": row.sha256,
    }


def _reply(row: HearingReply | None) -> dict[str, Any] | None:
    return None if row is None else {"text": row.text, "by": row.by.username, "at": basics.instant(row.at)}


def _line(line: reading.Line) -> dict[str, Any]:
    facts = line.facts
    return {
        "reference": line.reference,
        "duty": facts["duty"],
        "due_on": facts["due_on"],
        "good": facts["good"],
        "still_open": facts["running"],
        "days_late": facts["days_late"],
    }


def _said(one: Said) -> dict[str, Any]:
    row, decision = one.objection, one.decision
    return {
        "id": row.pk,
        "unit": row.of.unit.code,
        "reference": one.reference,
        "reasons": one.reasons,
        "attachment": row.file_id if one.may_open else None,
        "by": row.by.username,
        "at": basics.instant(row.at),
        "decision": None
        if decision is None
        else {
            "upheld": decision.upheld,
            "follows": decision.follows,
            "reasons": one.decided_because,
            "by": decision.by.username,
            "at": basics.instant(decision.at),
        },
    }


def _later(one: Later) -> dict[str, Any]:
    return {
        "reference": None if one.hidden else one.case,
        "duty": one.kind,
        "due_on": one.due_on.isoformat(),
        "met_at": None if one.met_at is None else basics.instant(one.met_at),
    }


def _beside(one: Beside) -> dict[str, Any]:
    return {
        "unit": one.code,
        "score": one.score,
        "draft_score": one.draft_score,
        "score_without_upheld": one.without,
        "in_time": one.in_time,
        "due": one.due,
        "late_and_unmet": len(one.later),
        "met_since": len(one.met_since),
        "since": [_later(each) for each in one.later],
        "objections": [_said(each) for each in one.said],
        "won_since": [_said(each) for each in one.won_since],
        "reply": _reply(one.reply),
    }
