"""The command `due`, held against an independent loop over dates."""

import io
import json
import random
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from tests.factories import agency, unit
from workflow.models import CalendarYear, Holiday

pytestmark = pytest.mark.django_db

ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
FIVE, SIX = [1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]
LENGTHS = {
    ("receipt", None): (0, "calendar"),
    ("verify", None): (3, "working"),
    ("first_answer", None): (14, "calendar"),
    ("complete", None): (30, "calendar"),
    ("follow_up", None): (5, "working"),
    ("settle", "information"): (5, "working"),
    ("settle", "aspiration"): (5, "working"),
    ("settle", "ordinary"): (14, "working"),
    ("settle", "supervisory"): (60, "working"),
    ("decide", "ordinary"): (60, "calendar"),
    ("notify", None): (14, "calendar"),
    ("reply", None): (10, "working"),
}


@pytest.fixture
def units() -> dict[str, tuple[str, list[int]]]:
    """Code → (zone, week): a five- and a six-day unit in each zone."""
    made = {}
    for name, zone in ZONES.items():
        home = agency(f"kota-{name}", zone=zone)
        for week in (FIVE, SIX):
            made[unit(home, f"unit-{name}-{len(week)}", working_week=week).code] = (zone, week)
    return made


def ask(**question: str) -> dict:
    """A single question by the options of the command."""
    out = io.StringIO()
    call_command("due", *(f"--{name.rstrip('_')}={value}" for name, value in question.items()), stdout=out)
    return json.loads(out.getvalue())


def ask_lines(monkeypatch: pytest.MonkeyPatch, *lines: str | bytes | dict) -> list[dict]:
    """The answers to these lines of standard input."""
    raw = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    given = b"\n".join(line.encode() if isinstance(line, str) else line for line in raw)
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    call_command("due", "--stdin", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def naive(day: date, length: int, counts: str, week: list[int], off: dict[date, str]) -> dict:
    """Walk day by day."""
    counted, skipped, last = [], [], day
    while len(counted) < length:
        last += timedelta(days=1)
        if counts == "working" and last.isoweekday() not in week:
            skipped.append({"date": str(last), "why": "weekend"})
        elif counts == "working" and last in off:
            skipped.append({"date": str(last), "why": off[last]})
        else:
            counted.append(str(last))
    return {"due_on": str(last), "counted": counted, "skipped": skipped}


def test_thousands_of_instants_in_three_zones_agree_with_a_loop(monkeypatch, units):
    random.seed(20260302)
    off = dict(Holiday.objects.filter(calendar__code="id").values_list("date", "kind"))
    proposed = set(
        CalendarYear.objects.filter(calendar__code="id", status="proposed").values_list("year", flat=True)
    )
    first = datetime(2023, 1, 1, tzinfo=UTC)
    questions = []
    for _number in range(3000):
        instant = first + timedelta(seconds=random.randrange(4 * 365 * 86_400))
        shown = instant.astimezone(ZoneInfo(random.choice(["UTC", *ZONES.values(), "America/Los_Angeles"])))
        kind, classification = random.choice(list(LENGTHS))
        questions.append(
            {
                "kind": kind,
                "classification": classification,
                "unit": random.choice(list(units)),
                "from": shown.isoformat(),
            }
        )
    answers = ask_lines(monkeypatch, *questions)
    assert len(answers) == len(questions)
    for question, answer in zip(questions, answers, strict=True):
        zone, week = units[question["unit"]]
        length, counts = LENGTHS[question["kind"], question["classification"]]
        day_zero = datetime.fromisoformat(question["from"]).astimezone(ZoneInfo(zone)).date()
        expected = naive(day_zero, length, counts, week, off)
        assert {key: answer[key] for key in expected} == expected, question
        after = date.fromisoformat(expected["due_on"]) + timedelta(days=1)
        assert datetime.fromisoformat(answer["due_at"]) == datetime.combine(after, time(), ZoneInfo(zone))
        walked = [day_zero + timedelta(days=n) for n in range(1, (after - day_zero).days)]
        provisional = counts == "working" and any(day.year in proposed for day in walked)
        assert answer["provisional"] is provisional


def test_a_single_question_shows_its_working(units):
    answer = ask(kind="settle", classification="information", unit="unit-wib-5", from_="2025-08-14")
    assert answer == {
        "due_on": "2025-08-22",
        "due_at": "2025-08-23T00:00:00+07:00",
        "provisional": False,
        "counted": ["2025-08-15", "2025-08-19", "2025-08-20", "2025-08-21", "2025-08-22"],
        "skipped": [
            {"date": "2025-08-16", "why": "weekend"},
            {"date": "2025-08-17", "why": "weekend"},
            {"date": "2025-08-18", "why": answer["skipped"][2]["why"]},
        ],
        "rule": "sp4n-2018/settle/information",
        "calendar": answer["calendar"],
    }
    assert answer["skipped"][2]["why"] in ("national", "joint_leave")
    assert answer["calendar"].startswith("id@")


def test_a_six_day_week_counts_saturdays(units):
    days = [ask(kind="verify", unit=f"unit-wib-{n}", from_="2026-03-05")["due_on"] for n in (5, 6)]
    assert days == ["2026-03-10", "2026-03-09"]


def test_one_instant_falls_on_different_days_in_different_zones(units):
    late = "2026-03-02T16:30:00Z"
    days = [ask(kind="first_answer", unit=f"unit-{name}-5", from_=late)["due_on"] for name in ZONES]
    assert days == ["2026-03-16", "2026-03-17", "2026-03-17"]


def test_an_instant_without_an_offset_is_local_to_the_agency(units):
    days = {ask(kind="first_answer", unit=code, from_="2026-03-02T23:59")["due_on"] for code in units}
    assert days == {"2026-03-16"}


def test_a_period_into_a_proposed_year_is_provisional(units):
    assert ask(kind="settle", classification="ordinary", unit="unit-wib-5", from_="2027-12-23")["provisional"]
    assert not ask(kind="decide", classification="ordinary", unit="unit-wib-5", from_="2027-12-23")[
        "provisional"
    ]


def test_lines_are_answered_in_order_and_a_bad_one_says_why(monkeypatch, units):
    good = {"kind": "verify", "unit": "unit-wit-6", "from": "2026-03-05"}
    answers = ask_lines(
        monkeypatch,
        good,
        "",
        "{",
        b"\xff",
        "[" * 100_000,
        "[]",
        "7",
        good | {"unit": "unit-lain"},
        good | {"unit": "unit\0wit"},
        good | {"unit": "\ud800\ud800"},
        good | {"kind": "\ud800"},
        good | {"kind": "tidy"},
        good | {"classification": "biasa"},
        good | {"from": "2026-02-31"},
        good | {"from": "kemarin"},
        good | {"from": 20260305},
        good | {"from": "9999-12-31"},
        good | {"from": "2008-01-01"},
        good | {"from": "0001-01-01T00:00:00+14:00"},
        good | {"state": "received"},
        {"kind": "verify", "unit": "unit-wit-6"},
        good | {"kind": "settle"},
        good | {"kind": "decide", "classification": "information"},
        good | {"kind": "remedy"},
        good | {"from": "2031-01-06"},
        good | {"classification": None},
    )
    assert [list(answer) == ["error"] for answer in answers] == [False, *[True] * 24, False]
    assert answers[0] == answers[-1]
    assert answers[-2]["error"].endswith("does not know the year 2031: load its holidays, then count again.")
    assert answers[-3]["error"] == "remedy has no length of its own: its date is given."
    assert all(answer["error"].strip() for answer in answers[1:-1])


@pytest.mark.parametrize(
    "question",
    [
        {"kind": "verify", "unit": "unit-lain", "from_": "2026-03-05"},
        {"kind": "settle", "classification": "ordinary", "unit": "unit-wib-5", "from_": "2031-01-06"},
        {"kind": "verify", "unit": "unit-wib-5"},
    ],
)
def test_a_single_question_without_an_answer_ends_with_2(units, question):
    out = io.StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command(
            "due", *(f"--{name.rstrip('_')}={value}" for name, value in question.items()), stdout=out
        )
    assert refusal.value.returncode == 2
    assert json.loads(out.getvalue()) == {"error": str(refusal.value)}


def test_stdin_takes_no_other_option():
    with pytest.raises(CommandError, match="lines alone") as refusal:
        call_command("due", "--stdin", "--kind=verify")
    assert refusal.value.returncode == 2


def test_many_lines_ask_the_database_once_a_unit(monkeypatch, units, django_assert_max_num_queries):
    lines = [{"kind": "verify", "unit": code, "from": "2026-03-05"} for code in units] * 50
    with django_assert_max_num_queries(len(units) + 3):
        assert len(ask_lines(monkeypatch, *lines)) == 300


@pytest.mark.processes
def test_the_process_writes_nothing_else_and_tells_by_its_status():
    command = [sys.executable, "manage.py", "due", "--kind=verify", "--from=2026-03-05"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert json.loads(done.stdout) == {"error": "unit is missing."}
    assert done.stderr == "CommandError: unit is missing.\n"
