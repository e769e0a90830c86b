"""complaints/bulk/: one act on many cases, looked at first."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import bodies, lookups
from api.complaints import KEY
from api.door import Door
from api.identity import NOT_FOUND
from api.shapes.problems import Problem
from complaints import references
from complaints.models import Complaint
from law.codes import Classification
from workflow.errors import BadInput
from workflow.verbs import bulk
from workflow.verbs.bulk import Act

NEEDED: Final = {
    "assign": ("handler",),
    "to_unit": ("unit", "classification"),
    "link": ("duplicate_of", "reasons"),
    "remind": ("text",),
}
"""What each act needs beside the cases."""


class BulkRow(serializers.Serializer[Any]):
    reference = serializers.CharField(help_text="As it was sent")
    went = serializers.ChoiceField(choices=["done", "possible", "refused"])
    reason = serializers.CharField(allow_null=True)


class Bulk(Door):
    body = bodies.Bulk

    @extend_schema(
        operation_id="complaints_bulk",
        request=bodies.Bulk,
        parameters=[KEY],
        responses={
            200: inline_serializer(
                "BulkReport", {"dry_run": serializers.BooleanField(), "rows": BulkRow(many=True)}
            ),
            400: Problem,
            404: Problem,
        },
    )
    def post(self, _request: Request) -> Response:
        """The act on each of these cases that allows it, by its own rules and the version that you saw. `dry_run`, as usual
        unless it says false: what would become of each, and nothing is changed. One that is refused does not stop the
        others. Nothing here decides what a complaint deserves."""
        self.caller.staff()
        return self.once(self._act)

    def _act(self) -> tuple[int, dict[str, Any]]:
        by = self.caller.staff()
        given = self.given()
        missing = [name for name in NEEDED[given["act"]] if not given.get(name)]
        if missing:
            raise BadInput({name: ("required", _("Wajib diisi.")) for name in missing})
        act, dry = self._of(given), given["dry_run"]
        meant = {_normal(each["reference"]): each for each in given["cases"]}
        chosen = {reference: each["version"] for reference, each in meant.items() if reference}
        done = (bulk.look if dry else bulk.do)(chosen, act, by=by)
        found = {row.reference: row for row in done}
        return 200, {"dry_run": dry, "rows": [_row(each, found, dry=dry) for each in given["cases"]]}

    def _of(self, given: dict[str, Any]) -> Act:
        by, at = self.caller.staff(), self.at
        match given["act"]:
            case "assign":
                return bulk.assigning(lookups.user(given["handler"], "handler"), by=by, at=at)
            case "to_unit":
                classification = Classification(given["classification"])
                return bulk.dispatching(lookups.unit(given["unit"]), classification, by=by, at=at)
            case "link":
                number = _normal(given["duplicate_of"])
                original = Complaint.objects.visible_to(by).filter(reference=number).first()
                if original is None:
                    raise BadInput({"duplicate_of": ("unknown_complaint", NOT_FOUND)})
                return bulk.linking(original, given["reasons"], by=by, at=at)
            case _:
                return bulk.reminding_of(given["text"], by=by, at=at)


def _row(sent: dict[str, Any], found: dict[str, bulk.Row], *, dry: bool) -> dict[str, Any]:
    row = found.get(_normal(sent["reference"]))
    if row is None:
        return {"reference": sent["reference"], "went": "refused", "reason": str(NOT_FOUND)}
    went = "refused" if row.reason else "possible" if dry else "done"
    return {"reference": sent["reference"], "went": went, "reason": row.reason or None}


def _normal(reference: str) -> str:
    """As it is stored; empty for what is none."""
    try:
        return references.normalise(reference)
    except references.BadCode:
        return ""
