"""A frozen year: every input, every version, and the same bytes rebuilt from events whatever happens later."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from compliance.assessments import Entry, enter
from compliance.frozen import documents, freezing, log, rebuilding
from compliance.models import CHECKLIST, Assessment, AssessmentEntry, FrozenScores
from compliance.scores import instrument
from compliance.weights import versions
from config import checkup
from tests.compliance import recompute
from tests.compliance.conftest import NOW
from tests.compliance.lives import live
from tests.factories import House, when
from tests.workflow.calendar_drive import applied, day
from tests.workflow.test_import_register import Desk
from workflow import clock
from workflow.errors import BadInput, NotNow, NotVisible, NotYours
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
REASON = "Nilai tahun ini diterbitkan."
ENTERED = {code: Decimal("77.77") for code in ("input", "process", "output", "public_trust")}


def assess(house: House, at=NOW, year: int = 2026) -> None:
    place = (house.agency.code, house.unit.code, year)
    enter(*place, entry=Entry(checklist=dict.fromkeys(CHECKLIST, 3)), by=house.coordinator, at=at)
    enter(*place, entry=Entry(dimensions=ENTERED, confirmed=True), by=house.ombudsman, at=at)


def freeze(house: House, at=NOW, year: int = 2026) -> FrozenScores:
    return freezing.freeze(house.agency.code, year, reason=REASON, by=house.ombudsman, at=at)


@pytest.fixture
def frozen(houses):
    """Twenty random lives of each of three agencies, frozen."""
    for house in houses:
        assess(house)
    return [freeze(house) for house in houses]


def again(rows: list[FrozenScores]) -> list[str]:
    return [f"{row}: {one}" for row in rows for one in rebuilding.differences(row)]


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_frozen_of_random_lives_is_rebuilt_from_events_to_the_byte(frozen, seed):
    assert again(frozen) == []
    for row in frozen:
        document = json.loads(row.document)
        assert sum(len(unit["lines"]) for unit in document["units"]) > 5
        assert document["units"][0]["assessment"]["stated"]["input"] == "77.77"


@pytest.mark.parametrize("seed", [2])
def test_what_happens_after_freezing_changes_no_version(houses, frozen, seed):
    house, later = houses[1], NOW + timedelta(days=2)
    one, two = (house.file(NOW - timedelta(days=60 - n)) for n in range(2))
    frozen = [freeze(house, at=NOW + timedelta(minutes=1)), *frozen]
    documents = [row.document for row in frozen]
    random = Random(5)
    for _more in range(4):
        live(house, random, at=NOW + timedelta(hours=1), until=NOW + timedelta(days=30))
    moved = applied(day("2026-10-20"), day("2026-09-22"), at=later)
    assert moved.version is not None
    link(two, one, at=later)
    assert again(frozen) == []
    duplicates.unlink(two.pk, by=house.coordinator, at=later + timedelta(hours=1))
    assert again(frozen) == []
    third = freeze(house, at=NOW + timedelta(days=40))
    assert third.version == 3
    assert third.document not in documents
    assert [row.document for row in FrozenScores.objects.order_by("pk") if row in frozen] == sorted(
        documents, key=lambda text: [row.pk for row in frozen if row.document == text]
    )
    assert again([third, *frozen]) == []


def test_a_year_counts_a_duplicate_filed_after_it_and_a_version_of_the_first_format_does_not():
    house = House()
    first = house.file("2025-09-15", occurred_on=None)
    link(house.file("2026-01-05", occurred_on=None), first, at=when("2026-01-06"))
    frozen = freeze(house, at=when("2026-01-07"), year=2025)
    assert again([frozen]) == []
    basis = replace(rebuilding._basis(frozen, json.loads(frozen.document)), format=documents.FIRST_FORMAT)
    older = freezing.of_events(basis)
    lines = [len(one["units"][0]["lines"]) for one in (json.loads(frozen.document), older)]
    assert lines == [4, 2]
    text = documents.written(older)
    frozen.pk, frozen.version, frozen.document = None, 2, text
    frozen.sha256 = documents.sha256(text)
    frozen.save()
    assert again([frozen]) == []


def link(this, other, *, at) -> None:
    by = this.house.coordinator
    duplicates.link(this.pk, duplicate_of=other.row, reasons="Hal yang sama.", by=by, at=at)


@pytest.fixture
def house() -> House:
    """A unit with cases met, late, open, contested and with a remedy."""
    house = House()
    house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-09")
    house.file("2026-03-04").dispatched("2026-03-05").begun("2026-03-30").answered("2026-04-30")
    house.file("2026-03-05").dispatched("2026-03-06")
    house.file("2026-03-06").dispatched("2026-03-06").begun("2026-03-09").answered("2026-03-12").do(
        "contest", "2026-03-13", reasons="Belum selesai."
    )
    assess(house)
    return house


def replay(year: int = 2026) -> str:
    out = StringIO()
    call_command("replay_scores", str(year), stdout=out)
    return out.getvalue()


def test_the_command_says_the_same_bytes_or_lists_what_differs(house):
    row = freeze(house)
    said = replay()
    assert f"the same bytes, sha256 {row.sha256}" in said
    assert "versions 1, differing 0" in said
    with pytest.raises(CommandError, match="No scores of 2025"):
        replay(2025)


def test_cases_of_a_register_are_frozen_and_a_later_import_changes_nothing(house, tmp_path):
    desk = Desk(tmp_path)
    desk.mapping = desk.mapping.replace("kota-uji", house.agency.code).replace("Kota Uji", house.agency.name)
    desk.run("7,02/03/2026 09:30,Dinas Kesehatan,Selesai,09/03/2026 15:00,WA,Antrean,Lima jam di loket")
    row = freeze(house, at=clock.now())
    assert "dinas-kesehatan" in row.document
    assert again([row]) == []
    desk.run(
        "8,02/02/2026 09:30,Dinas Kesehatan,Proses,,WA,Antrean,Lima jam di loket",
        "9,02/02/2026 09:30,Dinas Kesehatan,Selesai,09/07/2026 15:00,WA,Antrean,Lima jam di loket",
    )
    assert again([row]) == []
    second = freeze(house, at=clock.now())
    assert second.document.count('"case"') > row.document.count('"case"')
    assert again([row, second]) == []


def by_hand(statement: str) -> None:
    """As somebody who owns the database could: on a table of this transaction, which stands before the real one."""
    table = re.findall(r"(?:UPDATE|FROM) (\w+)", statement)[0]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"CREATE TEMP TABLE {table} ON COMMIT DROP AS SELECT * FROM {table}")
        cursor.execute(f"ALTER TABLE {table} ADD PRIMARY KEY (id)")
        cursor.execute(statement)
        assert cursor.rowcount > 0


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE workflow_event SET facts = facts || '{\"x\": 1}' WHERE seq = 1", "events.cases."),
        ("UPDATE workflow_event SET name = 'begum' WHERE name = 'begun'", "cannot be rebuilt"),
        (
            "UPDATE workflow_event SET at = at + interval '1 microsecond' WHERE name = 'answered'",
            "events.all",
        ),
        ("DELETE FROM workflow_event WHERE name = 'answered'", "score"),
        (
            'UPDATE compliance_assessmententry SET stated = stated || \'{"input": "77.78"}\'',
            "77.78",
        ),
        ("DELETE FROM compliance_assessmententry", "assessment"),
        ("UPDATE compliance_frozenscores SET document = replace(document, '77.77', '77.79')", "77.79"),
        ("UPDATE compliance_frozenscores SET document = document || ' '", "the bytes differ"),
        ("UPDATE compliance_frozenscores SET document = 'x'", "cannot be rebuilt"),
        ("UPDATE compliance_frozenscores SET sha256 = 'x'", "the bytes differ"),
    ],
)
def test_a_changed_byte_is_told(house, statement, told):
    row = freeze(house)
    by_hand(statement)
    row.refresh_from_db()
    found = rebuilding.differences(row)
    assert any(told in sentence for sentence in found), found
    with pytest.raises(CommandError, match="Some frozen scores"):
        replay()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE compliance_indicatorvalue SET value = value + 1",
        "DELETE FROM compliance_indicatorvalue",
        "UPDATE compliance_assessment SET input = 77.78 WHERE year = 2026",
    ],
)
def test_an_assessment_that_its_entries_do_not_tell_is_told(house, statement, capsys):
    entry = Entry(indicators={"input-1": Decimal(80)})
    enter(house.agency.code, house.unit.code, 2026, entry=entry, by=house.ombudsman, at=NOW)
    freeze(house)
    replay()
    by_hand(statement)
    with pytest.raises(CommandError, match="Some frozen scores"):
        call_command("replay_scores", "2026")
    assert "is not what its last entry says" in capsys.readouterr().out


def test_a_changed_rule_of_law_or_instrument_is_told(house, monkeypatch):
    row = freeze(house)
    right = documents._rule
    with monkeypatch.context() as patch:
        patch.setattr(documents, "_rule", lambda code, rule: {**right(code, rule), "length": 15})
        assert any("rules." in one and "rebuilt 15" in one for one in rebuilding.differences(row))
    with monkeypatch.context() as patch:
        weighed = replace(instrument(2026), citation="Peraturan lain")
        patch.setattr(versions, "instrument", lambda _year: weighed)
        assert any("instrument.citation" in one for one in rebuilding.differences(row))
    assert rebuilding.differences(row) == []


def test_versions_and_entries_are_only_added_to(house):
    row = freeze(house)
    for table in ("compliance_frozenscores", "compliance_assessmententry"):
        for statement in (
            f"UPDATE {table} SET year = 2025",
            f"DELETE FROM {table}",
            f"TRUNCATE {table} CASCADE",
        ):
            with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
                connection.cursor().execute(statement)
    assert FrozenScores.objects.get() == row


def test_a_frozen_year_is_not_edited_and_a_correction_is_a_new_version_beside_the_old(house):
    first = freeze(house)
    place = (house.agency.code, house.unit.code, 2026)
    changed = {"input": Decimal("90.00")}
    with pytest.raises(NotNow) as refused:
        enter(*place, entry=Entry(dimensions=changed), by=house.ombudsman, at=NOW)
    assert "sudah dibekukan" in str(refused.value.sentence)
    with pytest.raises(NotNow):
        enter(*place, entry=Entry(checklist={"training": 1}), by=house.coordinator, at=NOW)
    enter(*place, entry=Entry(dimensions=changed, correction="Salah ketik."), by=house.ombudsman, at=NOW)
    second = FrozenScores.objects.get(version=2)
    assert (second.reason, FrozenScores.objects.get(version=1).document) == ("Salah ketik.", first.document)
    result = [json.loads(row.document)["units"][0]["result"]["score"] for row in (first, second)]
    assert result[0] != result[1]
    assert again([first, second]) == []
    assert list(checkup.frozen(NOW)) == list(checkup.sealed(NOW)) == []


def test_every_entry_is_kept_and_doctor_sees_an_assessment_that_is_not_the_last(house):
    states = [row.stated["input"] for row in AssessmentEntry.objects.order_by("pk")]
    assert states == [None, None, "77.77"]
    assert list(log.differing(Assessment.objects.all())) == []
    Assessment.objects.update(process=Decimal("1.00"))
    assert len(list(log.differing(Assessment.objects.all()))) == 1
    by_hand("DELETE FROM compliance_assessment")
    assert len(list(checkup.frozen(NOW))) == 1


@pytest.mark.parametrize(
    ("change", "refusal", "says"),
    [
        ({"year": 2019}, BadInput, "instrumen"),
        ({"year": 2027}, BadInput, "belum mulai"),
        ({"reason": " "}, BadInput, ""),
        ({"reason": "x" * 1001}, BadInput, "1.000"),
        ({"agency": "tidak-ada"}, NotVisible, "tidak ditemukan"),
        ({"by": "coordinator"}, NotYours, "Ombudsman"),
    ],
)
def test_what_cannot_be_frozen_is_refused_in_one_sentence(house, change, refusal, says):
    asked = {"agency": house.agency.code, "year": 2026, "reason": REASON, "by": "ombudsman", **change}
    with pytest.raises(refusal) as refused:
        freezing.freeze(
            asked["agency"], asked["year"], reason=asked["reason"], by=getattr(house, asked["by"]), at=NOW
        )
    assert says in str(refused.value.sentence)
    assert not FrozenScores.objects.exists()


def test_a_year_whose_rows_its_events_do_not_tell_is_not_frozen(house):
    by_hand(
        "UPDATE workflow_duty SET met_at = due_at - interval '1 day' WHERE kind = 'settle' AND met_at > due_at"
    )
    with pytest.raises(NotNow) as refused:
        freeze(house)
    assert "doctor" in str(refused.value.sentence)


def test_a_rebuilt_year_asks_as_often_for_many_cases_as_for_few(house):
    counts = []
    for _more in range(2):
        basis = freezing.settled(house.agency, 2026, NOW)[0]
        with CaptureQueriesContext(connection) as queries:
            freezing.of_rows(basis)
            freezing.of_events(basis)
        counts.append(len(queries))
        for number in range(3, 9):
            house.file(f"2026-03-0{number}").dispatched(f"2026-03-0{number}").begun("2026-03-10").answered(
                "2026-03-30"
            )
    assert counts[0] == counts[1] <= 40


def test_only_readers_of_figures_read_a_version(house):
    row = freeze(house)
    for by in (house.ombudsman, house.head, house.coordinator):
        assert freezing.version(by, house.agency.code, 2026, 1) == row
        assert freezing.versions(by, house.agency.code, 2026) == [row]
    for by in (house.officer, House().coordinator):
        with pytest.raises(NotYours):
            freezing.version(by, house.agency.code, 2026, 1)
    with pytest.raises(NotVisible):
        freezing.version(house.ombudsman, house.agency.code, 2026, 2)


@pytest.mark.processes
@pytest.mark.parametrize("seed", [1])
def test_a_program_that_knows_only_the_export_recomputes_every_score(frozen, tmp_path):
    for row in frozen:
        assert recompute.recompute(row.document) == []
    file = tmp_path / "export.json"
    file.write_text(frozen[0].document, encoding="utf-8")
    program = [sys.executable, "-I", "-S", recompute.__file__]
    assert subprocess.run([*program, file], check=False, capture_output=True).returncode == 0
    file.write_text(frozen[0].document.replace('"good":false', '"good":true', 1), encoding="utf-8")
    said = subprocess.run([*program, file], check=False, capture_output=True, text=True)
    assert (said.returncode, " good: says True, is False" in said.stdout) == (1, True), said.stdout
    assert "import " + "compliance" not in Path(recompute.__file__).read_text(encoding="utf-8")


def test_somebody_named_as_accused_reads_the_scores_and_not_the_document(house):
    case = house.file("2026-03-09")
    accused = [house.coordinator2.user]
    case.do(
        "dispatch",
        "2026-03-10",
        house.coordinator,
        unit=house.unit,
        classification="ordinary",
        accused=accused,
    )
    row = freeze(house)
    place = (house.agency.code, 2026, 1)
    assert freezing.whole(house.coordinator, *place) == freezing.version(house.coordinator2, *place) == row
    with pytest.raises(NotYours):
        freezing.whole(house.coordinator2, *place)
