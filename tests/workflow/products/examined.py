"""An examination of own initiative for tests, told through its verbs."""

from datetime import date
from typing import Any

from accounts.actors import Actor
from complaints.codes import ExaminationKind, Finding, Maladministration, Severity
from complaints.models import Complaint
from tests.factories import House, when
from workflow.models import Examination, ExaminedBody
from workflow.verbs.products.examining import Body, Draft, Result, open_examination, record_result

FOUND: dict[str, Any] = {
    "finding": Finding.MALADMINISTRATION,
    "forms": (Maladministration.UNDUE_DELAY,),
    "severity": Severity.LIGHT,
    "findings": "Izin menunggu tanpa alasan.",
}


def draft(house: House, **changes: Any) -> Draft:
    given: dict[str, Any] = {
        "kind": ExaminationKind.INSPECTION,
        "number": "7/INS/2026",
        "opened_on": date(2026, 3, 2),
        "subject": "Layanan loket pada masa mudik",
        "reasons": "Banyak laporan di media.",
        "bodies": (Body(house.agency, house.unit), Body(house.agency)),
    }
    return Draft(**{**given, **changes})


def examined(house: House, at: str = "2026-03-03", **changes: Any) -> Examination:
    return open_examination(draft(house, **changes), by=house.ombudsman, at=when(at))


def found(examination: Examination, place: int, at: str, by: Actor, **changes: Any) -> ExaminedBody:
    """Record the result of the body at this place, with the current version of its case."""
    body = examination.bodies.order_by("pk")[place]
    given = {
        "finding": Finding.NONE,
        "findings": "Loket berjalan baik.",
        "found_on": when(at).date(),
        **changes,
    }
    version = Complaint.every.get(pk=body.pk).version
    return record_result(body.pk, Result(**given), by=by, at=when(at), version=version)
