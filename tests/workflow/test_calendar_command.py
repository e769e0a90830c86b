"""`calendar` on the command line: JSON on stdout, exit 2 with a sentence where it refuses."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import House
from tests.workflow.rebuilt import assert_rebuilds
from workflow import clock
from workflow.calendars import present
from workflow.models import Calendar, CalendarChange, CalendarYear, Holiday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]


def said(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("calendar", *arguments, stdout=out, stderr=StringIO())
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def refusal(*arguments: str) -> str:
    """The sentence of a refusal: on stdout as JSON, exit status 2."""
    out = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("calendar", *arguments, stdout=out, stderr=StringIO())
    assert ended.value.returncode == 2
    (sentence,) = json.loads(out.getvalue()).values()
    return str(sentence)


@pytest.fixture
def today() -> date:
    return present.pure.local_date(clock.now(), "Asia/Jakarta")


@pytest.fixture
def working(today: date) -> list[date]:
    """The working days after today, of a calendar that knows this year and the next as decreed."""
    CalendarYear.objects.filter(calendar__code="id", status="proposed").update(status="decreed")
    for year in (today.year, today.year + 1):
        CalendarYear.objects.get_or_create(
            calendar=Calendar.objects.get(code="id"),
            year=year,
            until_version=None,
            defaults={"status": "decreed"},
        )
    present.forget()
    off = set(Holiday.objects.values_list("date", flat=True))
    ahead = [today + timedelta(days=n) for n in range(1, 60)]
    return [day for day in ahead if day.isoweekday() < 6 and day not in off]


def csv_file(folder: Path, *rows: str) -> str:
    path = folder / "libur.csv"
    path.write_text("\n".join(["date,kind,name", *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_a_day_is_proposed_previewed_and_applied(tmp_path, working):
    case = House().file(clock.now(), occurred_on=None)
    assert case.row.duties.get(kind="settle").due_on == working[13]
    file = csv_file(tmp_path, f"{working[2]},joint_leave,Cuti Bersama Tambahan")
    proposal = said("propose", file, "--decree", "SKB 3 Menteri 933 Tahun 2025")
    assert (proposal["calendar"], proposal["days"], proposal["flags"]) == ("id", 1, [])
    preview = said("preview", str(proposal["proposal"]))
    moves = {move["kind"]: move for move in preview["duties"]}
    assert moves["settle"] == {
        "reference": case.row.reference,
        "kind": "settle",
        "from": working[13].isoformat(),
        "to": working[14].isoformat(),
    }
    assert preview["moved"] == len(preview["duties"]) == preview["listed"]
    assert (preview["told"], preview["stops_late"], preview["starts_late"]) == (preview["moved"], 0, 0)
    done = said("apply", str(proposal["proposal"]))
    assert done == preview
    assert said("apply", str(proposal["proposal"])) == done  # again: what was done
    assert case.row.duties.get(kind="settle").due_on == working[14]
    assert said("apply", str(proposal["proposal"]), "--limit", "1")["listed"] == 1
    assert_rebuilds()


def test_an_icalendar_file_and_a_dropped_proposal(tmp_path, working):
    path = tmp_path / "libur.ics"
    path.write_bytes(
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:{working[3]:%Y%m%d}\r\n"
        "SUMMARY:Cuti Bersama\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()
    )
    proposal = str(said("propose", str(path), "--decree", "SKB")["proposal"])
    assert CalendarChange.objects.get(pk=proposal).source == "ical"
    assert said("drop", proposal) == {"proposal": int(proposal), "state": "dropped"}
    for verb in ("apply", "drop", "preview"):
        assert refusal(verb, proposal)


def test_a_year_of_the_package_is_proposed_as_proposed():
    year = max(CalendarYear.objects.values_list("year", flat=True)) + 1
    answer = said("propose", "--package", str(year))
    assert (answer["proposed_years"], answer["whole_years"]) == ([year], [])
    said("apply", str(answer["proposal"]))
    assert present.current("id").years[year] == "proposed"


def test_a_calendar_is_made_listed_and_retired(working, tmp_path):
    made = said("make", "id-bt", "--name", "Banten", "--kind", "regional", "--parent", "id")
    assert made == {"calendar": "id-bt", "version": 1}
    file = csv_file(tmp_path, f"{working[4]},regional,Hari Jadi Banten")
    proposal = said("propose", file, "--decree", "Perda", "--calendar", "id-bt")
    said("apply", str(proposal["proposal"]))
    listed = said("list")
    row = next(each for each in listed["calendars"] if each["code"] == "id-bt")
    assert (row["kind"], row["parent"], row["version"]) == ("regional", "id", 2)
    assert (listed["changes"][0]["calendar"], listed["changes"][0]["state"]) == ("id-bt", "applied")
    assert said("retire", "id-bt", "--from", working[-1].isoformat())["retired_on"] == working[-1].isoformat()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("preview", "999999"), "999999"),
        (("apply", "999999"), "999999"),
        (("drop", "999999"), "999999"),
        (("propose", "/nowhere.csv", "--decree", "SKB"), "/nowhere.csv"),
        (("propose", "{empty}", "--decree", "SKB"), ""),
        (("propose", "{good}", "--decree", "SKB", "--calendar", "nowhere"), "nowhere"),
        (("propose", "{good}"), ""),
        (("propose", "{good}", "--decree", " "), ""),
        (("propose", "{february}", "--decree", "SKB"), "-02-31"),
        (("propose", "{twice}", "--decree", "SKB"), ""),
        (("propose", "--package", "2025"), "2025"),
        (("propose",), "FILE"),
        (("retire", "id", "--from", "2027-13-01"), "2027-13-01"),
        (("retire", "nowhere", "--from", "2027-01-01"), "nowhere"),
        (("make", "id", "--name", "X", "--kind", "national"), "id"),
    ],
)
def test_what_it_cannot_do_gets_a_sentence_and_leaves_nothing(arguments, words, tmp_path, working):
    for name, rows in {
        "empty": [],
        "good": [f"{working[1]},national,Hari"],
        "february": ["2027-02-31,national,Hari"],
        "twice": [f"{working[1]},national,Hari", f"{working[1]},removed,"],
    }.items():
        (tmp_path / name).mkdir()
        csv_file(tmp_path / name, *rows)
    before = CalendarChange.objects.count()
    files = {name: str(tmp_path / name / "libur.csv") for name in ("empty", "good", "february", "twice")}
    assert words in refusal(*(each.format(**files) for each in arguments))
    assert CalendarChange.objects.count() == before
