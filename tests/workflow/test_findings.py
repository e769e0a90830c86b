"""What the Ombudsman found, issue by issue."""

from dataclasses import replace

import pytest

from complaints.codes import Finding, Maladministration, Severity
from complaints.models import Statement
from notifications.models import Message
from tests.factories import House
from tests.workflow.paths import IN_STATE, use
from tests.workflow.rebuilt import assert_rebuilds
from workflow.errors import BadInput
from workflow.record import timeline
from workflow.verbs import findings
from workflow.verbs.findings import IssueFinding

pytestmark = pytest.mark.django_db
DAY = "2026-03-09"
LATE = IssueFinding(
    "Kartu keluarga tidak selesai",
    "Berkas lengkap, tetapi tiga bulan tidak dikerjakan.",
    Finding.MALADMINISTRATION,
    (Maladministration.UNDUE_DELAY, Maladministration.INCOMPETENCE),
    Severity.HEAVY,
)
PAID = IssueFinding("Pungutan di loket", "Tidak ada bukti pungutan.", Finding.NONE)
REDRESSED = IssueFinding(
    "Petugas tidak ramah",
    "Unit sudah meminta maaf dan menegur petugas.",
    Finding.MALADMINISTRATION,
    (Maladministration.IMPROPRIETY,),
    Severity.LIGHT,
    redressed=True,
)


def concluded(house, *issues, finding=Finding.MALADMINISTRATION, forms=()):
    case = IN_STATE["escalated"](house)
    use(case, "conclude", DAY, house.ombudsman, finding=finding, maladministration=forms, issues=issues)
    return case


def faults(*issues, finding=Finding.MALADMINISTRATION, forms=()):
    with pytest.raises(BadInput) as refused:
        findings.checked(issues, finding, forms)
    return {name: code for name, (code, _sentence) in refused.value.errors.items()}


def test_each_issue_is_an_event_of_its_own_and_the_case_has_the_forms_of_all():
    case = concluded(House(), LATE, PAID, REDRESSED)
    ended = case.row.events.get(name="concluded")
    assert ended.facts["maladministration"] == ["impropriety", "incompetence", "undue_delay"]
    found = case.row.events.filter(name="found").order_by("seq")
    assert [event.facts for event in found] == [
        {
            "number": 1,
            "finding": "maladministration",
            "maladministration": ["incompetence", "undue_delay"],
            "severity": "heavy",
            "redressed": False,
        },
        {"number": 2, "finding": "none", "maladministration": [], "severity": None, "redressed": False},
        {
            "number": 3,
            "finding": "maladministration",
            "maladministration": ["impropriety"],
            "severity": "light",
            "redressed": True,
        },
    ]
    assert {(event.from_state, event.to_state) for event in found} == {("closed", "closed")}
    assert_rebuilds()


def test_the_complainant_and_the_unit_read_what_was_found_on_each_issue():
    house = House()
    case = concluded(house, LATE, PAID, REDRESSED)
    for reader in (case.complainant, house.coordinator, house.ombudsman):
        entries = {
            entry.sentence: dict(entry.typed)
            for entry in timeline.entries(case.row, reader)
            if entry.event == "found"
        }
        assert entries == {
            "Temuan Ombudsman 1: ditemukan maladministrasi (tidak kompeten, penundaan berlarut); berat.": {
                "issue": LATE.issue,
                "findings": LATE.findings,
            },
            "Temuan Ombudsman 2: tidak ditemukan maladministrasi.": {
                "issue": PAID.issue,
                "findings": PAID.findings,
            },
            "Temuan Ombudsman 3: ditemukan maladministrasi (tidak patut); ringan; "
            "sudah diperbaiki unit sebelum diperiksa Ombudsman.": {
                "issue": REDRESSED.issue,
                "findings": REDRESSED.findings,
            },
        }


def test_the_history_says_the_forms_of_a_case_that_ended_without_written_issues():
    house = House()
    case = concluded(house, forms=[Maladministration.UNDUE_DELAY])
    last = timeline.entries(case.row, case.complainant)[-1]
    assert last.sentence == "Ombudsman mengakhiri pengaduan: ditemukan maladministrasi (penundaan berlarut)."


def test_both_notices_tell_every_issue_in_codes_and_none_of_its_words():
    case = concluded(House(), LATE, REDRESSED)
    told = Message.objects.filter(complaint=case.pk, notice__in=("concluded", "concluded_to_you"))
    assert {message.notice for message in told} == {"concluded", "concluded_to_you"}
    for message in told:
        assert [(issue["number"], issue["severity"]) for issue in message.facts["issues"]] == [
            (1, "heavy"),
            (2, "light"),
        ]
        assert LATE.issue not in str(message.facts)
        assert LATE.findings not in str(message.facts)


@pytest.mark.parametrize(
    ("issue", "fault"),
    [
        (replace(LATE, issue="  "), {"issues.1.issue": "empty"}),
        (replace(LATE, issue="x" * 201), {"issues.1.issue": "too_long"}),
        (replace(LATE, findings="ya"), {"issues.1.findings": "too_short"}),
        (replace(LATE, forms=()), {"issues.1.maladministration": "forms_with_finding"}),
        (replace(LATE, severity=None), {"issues.1.severity": "severity_with_finding"}),
        (replace(PAID, severity=Severity.LIGHT), {"issues.1.severity": "severity_with_finding"}),
        (
            replace(LATE, issue="", findings="", forms=(), severity=None),
            {
                "issues.1.issue": "empty",
                "issues.1.findings": "empty",
                "issues.1.maladministration": "forms_with_finding",
                "issues.1.severity": "severity_with_finding",
            },
        ),
    ],
)
def test_every_fault_of_an_issue_is_named_by_its_place(issue, fault):
    assert faults(REDRESSED, issue) == fault


def test_the_finding_of_a_case_is_that_of_its_issues():
    assert faults(LATE, PAID, finding=Finding.NONE) == {"finding": "as_the_issues"}
    assert faults(PAID) == {"finding": "as_the_issues"}
    assert faults(LATE, forms=[Maladministration.UNDUE_DELAY]) == {"maladministration": "as_the_issues"}
    assert faults(*[LATE] * (findings.MOST + 1)) == {"issues": "too_many"}
    assert findings.checked([PAID], Finding.NONE, []) == []


def test_a_refused_conclusion_leaves_no_text_behind():
    house = House()
    case = IN_STATE["escalated"](house)
    before = Statement.objects.filter(complaint=case.pk).count()
    with pytest.raises(BadInput):
        use(
            case,
            "conclude",
            DAY,
            house.ombudsman,
            finding=Finding.MALADMINISTRATION,
            maladministration=(),
            issues=[LATE, replace(LATE, severity=None)],
        )
    assert Statement.objects.filter(complaint=case.pk).count() == before
    assert case.row.state == "escalated"
