"""Two at once in the assessment of a year: versions follow each other, and what is said once is said once."""

import json
from datetime import date
from decimal import Decimal

import pytest

from compliance.assessments import Entry, enter
from compliance.audit import drawing
from compliance.frozen import freezing, rebuilding
from compliance.frozen.models import FrozenScores
from compliance.hearing import objecting, opening
from compliance.hearing.models import HearingReply, HearingUnit, Objection, ObjectionDecision
from compliance.instrument import instrument
from compliance.models import AuditDraw
from compliance.weights import changing
from compliance.weights.models import InstrumentVersion
from tests.compliance.test_frozen import NOW, assess
from tests.concurrency.conftest import together
from tests.factories import House, when
from workflow.errors import NotNow, Refusal

pytestmark = pytest.mark.usefixtures("committed", "fresh_calendars")
WITHIN, AFTER = when("2026-09-17"), when("2026-10-20")


@pytest.fixture
def house() -> House:
    house = House()
    house.late = house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-30").answered("2026-04-30")
    house.file("2026-03-05").dispatched("2026-03-06")
    assess(house)
    return house


def once(found) -> NotNow:
    """One of two got through; the refusal of the other."""
    for each in found:
        assert not isinstance(each, Exception) or isinstance(each, Refusal), repr(each)
    (refused,) = [each for each in found if isinstance(each, Exception)]
    assert isinstance(refused, NotNow)
    return refused


def test_two_who_freeze_a_year_write_two_versions_and_both_are_rebuilt(house):
    def freeze():
        return freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=NOW)

    found = together(freeze, freeze)
    assert sorted(row.version for row in found) == [1, 2]
    assert [rebuilding.differences(row) for row in FrozenScores.objects.order_by("version")] == [[], []]


def test_an_entry_is_in_the_version_or_is_refused(house):
    def freeze():
        return freezing.freeze(house.agency.code, 2026, reason="Terbit.", by=house.ombudsman, at=NOW)

    def correct():
        entry = Entry(dimensions={"input": Decimal("90.00")})
        return enter(house.agency.code, house.unit.code, 2026, entry=entry, by=house.ombudsman, at=NOW)

    version, entered = together(freeze, correct)
    assert not isinstance(version, Exception), repr(version)
    (unit,) = json.loads(version.document)["units"]
    if isinstance(entered, Exception):
        assert isinstance(entered, NotNow)
        assert entered.code == "frozen"
    assert (unit["assessment"]["stated"]["input"] == "90.00") == (not isinstance(entered, Exception))
    assert rebuilding.differences(version) == []


def test_a_unit_objects_once_and_replies_once_and_each_objection_is_decided_once(house):
    opening.open_(house.agency.code, 2026, days=10, by=house.ombudsman, at=NOW)
    draft = HearingUnit.objects.get(unit=house.unit)

    def objects():
        said = {"case": house.late.row.reference, "reasons": "Berkas baru masuk.", "file": None}
        return objecting.object_(draft.pk, **said, by=house.supervisor, at=WITHIN)

    def replies():
        return objecting.reply(draft.pk, text="Kami tanggapi.", by=house.supervisor, at=WITHIN)

    def decides():
        said = {"upheld": True, "follows": "left_out", "reasons": "Sudah diperiksa."}
        return objecting.decide(Objection.objects.get().pk, **said, by=house.ombudsman, at=AFTER)

    assert once(together(objects, objects)).code == "objected_before"
    assert once(together(replies, replies)).code == "replied_before"
    assert once(together(decides, decides)).code == "decided_before"
    assert [rows.objects.count() for rows in (Objection, HearingReply, ObjectionDecision)] == [1, 1, 1]


def test_an_audit_is_drawn_once():
    house = House()
    audit = drawing.commit(
        house.agency.code,
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        percent=100,
        by=house.ombudsman,
        at=when("2026-02-20"),
    )

    def draw():
        return drawing.draw(audit.pk, by=house.ombudsman, at=when("2026-04-01"))

    assert once(together(draw, draw)).code == "already_drawn"
    assert AuditDraw.objects.count() == 1


def test_two_who_change_the_weights_write_one_version():
    by, first = House().administrator, instrument(2026)
    one, other = sorted(first.weights)[:2]

    def change(step: int):
        weights = first.weights | {one: first.weights[one] + step, other: first.weights[other] - step}
        sure = dict.fromkeys(weights, "R")
        return lambda: changing.change(first.code, weights, sure, after=1, reason="Terbit.", by=by, at=NOW)

    assert once(together(change(1), change(2))).code == "stale"
    assert [row.version for row in InstrumentVersion.objects.all()] == [2]
