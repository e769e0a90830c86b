"""The examinations computed anew from the events of their bodies: what `doctor` holds against the stored rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Prefetch

from complaints.codes import CaseKind
from complaints.models import Complaint
from workflow.examination_models import Examination, ExaminedBody
from workflow.models import Event

Told = dict[str, Any]


def differences() -> Iterator[str]:
    """What stands in the register and is not what the events tell, and what they tell and is not there."""
    cases = Complaint.every.filter(kind=CaseKind.EXAMINATION).order_by("pk")
    whole = cases.select_related("examined__examination").prefetch_related(
        Prefetch("events", Event.objects.order_by("seq"))
    )
    for case in whole.iterator(chunk_size=500):
        body = getattr(case, "examined", None)
        if body is None:
            yield f"{case.reference}: the examination that its events tell of is gone"
            continue
        stored = _stored(body)
        for name, value in _told(case.events.all()).items():
            if stored[name] != value:
                yield f"{case.reference}: {name} of the examination is {stored[name]}, its events tell {value}"
    strange = ExaminedBody.objects.exclude(complaint__kind=CaseKind.EXAMINATION)
    for reference in strange.values_list("complaint__reference", flat=True):
        yield f"{reference}: is an examined body whose case is none"
    for number in Examination.objects.filter(bodies=None).values_list("number", flat=True):
        yield f"{number}: is an examination of nobody"


def _stored(body: ExaminedBody) -> Told:
    return {
        "kind": body.examination.kind,
        "number": body.examination.number,
        "opened_on": body.examination.opened_on,
        "examination": body.examination_id,
        "finding": body.finding,
        "maladministration": body.maladministration,
        "severity": body.severity,
        "found_on": body.found_on,
        "product": body.product_id,
    }


def _told(events: Iterable[Event]) -> Told:
    told: Told = {}
    for event in events:
        facts = event.facts
        if event.name == "examination_opened":
            told = {
                "kind": facts["examination"],
                "number": facts["document"],
                "opened_on": date.fromisoformat(facts["opened_on"]),
                "examination": facts["joined_as"],
                "finding": "",
                "maladministration": [],
                "severity": "",
                "found_on": None,
                "product": None,
            }
        elif event.name == "examined":
            told |= {name: facts[name] for name in ("finding", "maladministration", "severity")}
            told |= {"found_on": date.fromisoformat(facts["found_on"]), "product": facts["led_to"]}
    return told
