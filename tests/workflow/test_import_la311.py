"""The whole public register of Los Angeles, imported once, against an independent reading of the same file."""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Max, Q
from django.test import Client

from accounts.models import Agency, Unit
from complaints.models import Complaint, Identity, Statement
from compliance import unit_sheet
from compliance.measures import handling
from notifications.models import Message
from tests.compliance.recount_sheet import Recount
from tests.compliance.test_unit_sheet import assert_counted
from tests.databases import Databases, at
from tests.factories import House
from workflow import clock
from workflow.models import Duty, Event, Holding, ImportedCase
from workflow.sweep import sweeps

FILE = "data/register_la311_2017.csv"
pytestmark = pytest.mark.bulk
ZONE = ZoneInfo("America/Los_Angeles")
MIDNIGHTS = [1015, 1685, 2050, 2089, 3168, 5801, 7186, 7632, 8413, 8681, 9239, 9760]
"""Lines whose case was closed at midnight of the day on which it was filed later: a date without a time."""
TABLES = (Agency, Unit, Complaint, Identity, Statement, Event, Duty, Holding, ImportedCase, Message)


def run() -> list[str]:
    out = io.StringIO()
    call_command("import_register", FILE, "--mapping=docs/examples/register_la311.toml", stdout=out)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def told(databases: Databases, django_db_blocker: Any) -> Iterator[list[str]]:
    """What the command said; it committed into a database of this module's own."""
    name, said = databases.once("register", run)
    with django_db_blocker.unblock(), at(name):
        yield said


def rows() -> dict[str, dict[str, str]]:
    with Path(FILE).open(encoding="utf-8", newline="") as file:
        return {row["reference"]: row for row in csv.DictReader(file)}


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").replace(tzinfo=ZONE)


def closing(row: dict[str, str]) -> datetime:
    """When a case was closed: at midnight of the day of filing stands for some time of that day."""
    return max(moment(row["closed_at"]), moment(row["filed_at"]))


def workdays_after(day: date, n: int) -> date:
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5
    return day


def stand() -> list[tuple[int, int | None]]:
    return [(model.objects.count(), model.objects.aggregate(last=Max("pk"))["last"]) for model in TABLES]


def test_every_row_is_imported(told):
    assert told[-1] == "read 9999 = imported 9999 + already there 0 + refused 0"
    assert not [line for line in told if line.startswith("refused")]


def test_a_case_closed_at_midnight_of_its_day_of_filing_was_closed_that_day(told):
    """A register that keeps dates without times writes midnight."""
    lines = Path(FILE).read_text(encoding="utf-8").splitlines()
    cases = Complaint.objects.filter(
        imported_from__reference__in=[lines[n - 1].split(",")[0] for n in MIDNIGHTS]
    )
    assert len(cases) == len(MIDNIGHTS)
    assert all(case.ended_at == case.received_at for case in cases)


def test_the_states_are_those_of_the_register(told):
    assert Counter(Complaint.objects.values_list("state", flat=True)) == {
        "closed": 9739,
        "withdrawn": 246,
        "rejected": 9,
        "investigating": 5,
    }
    assert set(Unit.objects.values_list("code", flat=True)) == {"bos", "ocb", "ita", "bsl", "ladwp"}
    assert set(Complaint.objects.values_list("classification", flat=True)) == {"ordinary"}
    assert not Agency.objects.get(code="los-angeles").open_for_filing
    rejected = Event.objects.filter(complaint__state="rejected").values_list("facts__ground", flat=True)
    assert set(rejected) == {"other_body"}


def test_each_case_tells_the_times_of_its_row(told):
    cases = ImportedCase.objects.select_related("complaint__unit")
    told_by = rows()
    assert cases.count() == len(told_by)
    for case in cases:
        row, complaint = told_by[case.reference], case.complaint
        assert complaint.received_at == moment(row["filed_at"])
        assert complaint.received_on == moment(row["filed_at"]).date()
        assert complaint.unit.code == row["unit"].lower()
        assert complaint.ended_at == (closing(row) if row["closed_at"] else None)
        answered = closing(row) if row["status"] == "Closed" else None
        assert complaint.first_answered_at == complaint.answered_at == answered
        assert complaint.first_answered_on == (answered and answered.date())


def test_the_duties_agree_with_a_loop_over_dates(told):
    told_by = rows()
    cases = dict(ImportedCase.objects.values_list("complaint_id", "reference"))
    seen = Counter()
    for duty in Duty.objects.all():
        row = told_by[cases[duty.complaint_id]]
        filed_on = moment(row["filed_at"]).date()
        due_on = workdays_after(filed_on, 14) if duty.kind == "settle" else filed_on + timedelta(days=60)
        assert (duty.opened_on, duty.due_on, duty.round) == (filed_on, due_on, 1)
        assert duty.due_at == datetime.combine(due_on + timedelta(days=1), time(), ZONE)
        ended = closing(row) if row["closed_at"] else None
        assert duty.met_at == (ended if row["status"] == "Closed" else None)
        assert duty.ended_at == (ended if row["status"] in ("Cancelled", "Referred Out") else None)
        seen[duty.kind] += 1
    assert seen == {"settle": 9999, "decide": 9999}


def workdays_between(after: date, until: date) -> int:
    return sum((after + timedelta(days=n)).weekday() < 5 for n in range(1, (until - after).days + 1))


def smallest(values: list[int], share: float) -> int | None:
    """The smallest observed value with at least this share at or below it."""
    ordered = sorted(values)
    return next((x for n, x in enumerate(ordered, start=1) if n >= share * len(ordered)), None)


def counted(group_by: str) -> tuple[dict[str, Counter[str]], dict[str, list[int]]]:
    """By group, what the file says of each measure, and the working days of its answers."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    days: dict[str, list[int]] = defaultdict(list)
    channels = {"Call": "phone", "Voicemail": "phone", "Mobile App": "web", "Self Service": "web"}
    channels |= {"Email": "email", "Walk-in": "walk_in"}
    for row in rows().values():
        filed_on = moment(row["filed_at"]).date()
        ended_on = moment(row["closed_at"]).date() if row["closed_at"] else None
        due_on = workdays_after(filed_on, 14)
        key = {"unit": row["unit"].lower(), "channel": channels.get(row["channel"], "other")}.get(group_by)
        fate = {"Closed": "answered", "Cancelled": "withdrawn", "Referred Out": "rejected", "Open": "open"}
        at_filing, at_due = key or f"{filed_on:%Y-%m}", key or f"{due_on:%Y-%m}"
        counts[at_filing] += Counter({"received": 1, fate[row["status"]]: 1})
        if row["status"] == "Closed":
            days[at_filing].append(workdays_between(filed_on, ended_on))
        if row["status"] in ("Closed", "Open") or ended_on > due_on:
            met = row["status"] == "Closed" and ended_on <= due_on
            counts[at_due] += Counter({"due": 1, "met": met, "open_late": row["status"] == "Open"})
    return counts, days


NAMES = ("received", "answered", "withdrawn", "rejected", "open", "due", "met", "open_late")


@pytest.mark.parametrize("group_by", ["unit", "month", "channel"])
def test_the_measures_agree_with_a_count_over_the_file(told, group_by):
    counts, days = counted(group_by)
    groups = handling(
        start=date(2017, 12, 1),
        end=date(2018, 3, 31),
        as_of=clock.now(),
        group_by=group_by,
        cases=Complaint.objects.all(),
    )
    assert {
        group.key: [getattr(group, name) for name in NAMES] for group in groups if group.received or group.due
    } == {key: [count[name] for name in NAMES] for key, count in counts.items()}
    assert {group.key: (group.median_days, group.p90_days) for group in groups if group.answered} == {
        key: (smallest(of, 0.5), smallest(of, 0.9)) for key, of in days.items()
    }


@pytest.fixture
def assessor(told) -> Iterator[Client]:
    """Somebody of the Ombudsman's, who is not there afterwards."""
    with transaction.atomic():
        client = Client()
        client.force_login(House().ombudsman.user)
        yield client
        transaction.set_rollback(True)


def walked(client: Client, page: Any) -> int:
    """How many numbers of this page lead to a list; each opens exactly as many cases as it says."""
    links = re.findall(
        r'<a href="(/pengawasan/[^"]*kasus/[?][^"]*)"[^>]*>\s*([\d.]+)\s*</a>', page.content.decode()
    )
    for link, number in links:
        assert opened(client, unescape(link)) == int(number.replace(".", "")), link
    return len(links)


def opened(client: Client, link: str) -> int:
    """How many cases the list of this address has."""
    answer = client.get(link)
    found = answer.context.get("found")
    return int(answer.context["total"] if found is None else found.total)


@pytest.mark.parametrize("group_by", ["unit", "month", "channel"])
def test_every_number_of_the_overview_is_that_of_the_file_and_opens_so_many_cases(assessor, group_by):
    counts, days = counted(group_by)
    page = assessor.get(
        "/pengawasan/",
        {
            "start": "2017-12-01",
            "end": "2018-03-31",
            "group_by": group_by,
            "agency": "los-angeles",
            "columns": "all",
        },
    )
    seen = {}
    for row, cells in page.context["rows"]:
        text = {cell.name: cell.text for cell in cells}
        if row.group.received or row.group.due:
            seen[row.group.key] = [int(text[name].replace(".", "")) for name in NAMES]
            median = text["median_days"]
            assert median == str(smallest(days[row.group.key], 0.5)) or not days[row.group.key]
            for cell in cells:
                if cell.name in NAMES and cell.href:
                    assert opened(assessor, cell.href) == int(cell.text.replace(".", "")), cell.href
    assert seen == {key: [count[name] for name in NAMES] for key, count in counts.items()}


@pytest.mark.parametrize("code", ["ita", "bsl", "ladwp"])
def test_every_number_of_a_sheet_is_counted_a_second_time_and_opens_so_many_cases(assessor, code):
    """Of the smaller units; of the two large ones it takes minutes."""
    start, end, now = date(2017, 12, 1), date(2018, 6, 30), clock.now()
    for unit in Unit.objects.select_related("agency").filter(agency__code="los-angeles", code=code):
        assert_counted(unit_sheet.of(unit, start, end, as_of=now), Recount(unit, start, end, now))
        page = assessor.get(f"/pengawasan/los-angeles/{unit.code}/", {"start": start, "end": end})
        assert page.status_code == 200
        assert walked(assessor, page) > 10


def test_every_history_is_whole(told):
    names = Counter(Event.objects.values_list("name", "complaint__state"))
    assert names == {
        ("imported", "closed"): 9739,
        ("answered", "closed"): 9739,
        ("imported", "withdrawn"): 246,
        ("imported", "rejected"): 9,
        ("imported", "investigating"): 5,
    }
    assert set(Event.objects.values_list("origin", "actor_kind")) == {("import", "import")}
    assert Holding.objects.count() == 9999 - 9
    assert not Complaint.objects.filter(held_by=None).exclude(state="rejected").exists()


def test_t36_nobody_is_told_and_the_clock_finds_nothing_to_do(told):
    before = stand()
    assert sweeps.sweep(at=clock.now()) == 0
    assert stand() == before
    assert Message.objects.count() == 0
    running = Duty.objects.filter(met_at=None, ended_at=None)
    assert running.count() == 10
    assert not running.filter(Q(swept_at=None) | Q(rung_at__lte=clock.now())).exists()


def test_a_second_run_changes_nothing(told):
    before = stand()
    again = run()
    assert again[-1] == "read 9999 = imported 0 + already there 9999 + refused 0"
    assert stand() == before
