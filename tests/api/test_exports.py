"""The list of cases as a file: the list's own cases in its own order, typed, harmless, and nobody named who may not be."""

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.actors import Actor
from complaints.codes import IdentityKind
from tests.api.conftest import Speaker
from tests.factories import Case, House
from workflow.models import Export
from workflow.reading import exports
from workflow.verbs.intake import Person

pytestmark = pytest.mark.django_db
CANARY = Person(
    "Kenari Zamrud", email="kenari-zamrud@example.org", phone="0812 9876 5432", address="Gang Kenari"
)
TRACES = ("kenari", "zamrud", "98765432")
PATH = "complaints/export/"


def read(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def csv_of(content: bytes, separator: str = ";") -> list[list[str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=separator))


def sheets(content: bytes) -> tuple[Any, Any]:
    book = load_workbook(io.BytesIO(content))
    table, about = book.worksheets
    return table, about


def mixed(house: House) -> list[Case]:
    """A case of each kind of identity and stage, so that each reader may see some and name fewer."""
    cases = []
    for kind in IdentityKind:
        person = None if kind == IdentityKind.ANONYMOUS else CANARY
        cases.append(house.file("2026-03-02", identity=kind, person=person))
        cases.append(house.file("2026-03-03", identity=kind, person=person).dispatched("2026-03-04"))
        cases.append(
            house.file("2026-03-05", identity=kind, person=person)
            .dispatched("2026-03-06")
            .do("escalate", "2026-03-09", house.coordinator, reasons="Perlu dilihat.")
        )
    return cases


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("reader", "named"),
    [
        ("coordinator", 3),
        ("officer", 2),
        ("ombudsman", 1),
        ("custodian", 1),
        ("head", 0),
        ("other_officer", 0),
    ],
)
def test_an_export_names_whom_its_reader_may_know_and_nobody_else(
    house: House, form: str, reader: str, named: int
):
    cases = mixed(house)
    actor: Actor = getattr(house, reader)
    content = read(Speaker(actor.user).get(PATH, format=form))
    if form == "csv":
        rows = csv_of(content)[1:]
    else:
        table, about = sheets(content)
        rows = [["" if cell is None else str(cell) for cell in row] for row in table.values][1:]
        said = " ".join(str(cell) for row in about.values for cell in row).lower()
        assert not any(trace in said for trace in TRACES)
    telling = {row[0] for row in rows if any(trace in " ".join(row).lower() for trace in TRACES)}
    confidential = {case.row.reference for case in cases if case.row.identity_kind != IdentityKind.NAMED}
    assert len(telling) == named
    assert not telling & confidential
    kept = Export.objects.get()
    assert (kept.user, kept.cases, kept.identities) == (actor.user, len(rows), named)


def test_an_export_holds_the_cases_of_the_list_in_its_order(house: House):
    for day in ("2026-03-05", "2026-03-02", "2026-03-04"):
        house.file(day).dispatched("2026-03-06")
    house.file("2026-03-03", subject="Pungutan parkir")
    coordinator = Speaker(house.coordinator.user)
    for query in (
        {},
        {"state": "received"},
        {"unit": house.unit.code},
        {"q": "parkir"},
        {"due_before": "2026-03-10"},
    ):
        listed = [
            row["reference"]
            for row in coordinator.get("complaints/", page_size="200", **query).json()["results"]
        ]
        exported = csv_of(read(coordinator.get(PATH, format="csv", **query)))[1:]
        assert [row[0] for row in exported] == listed, query


def test_the_page_exports_what_it_shows(house: House):
    closed = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04").answered("2026-03-05")
    closed.do("accept", "2026-03-06", rating=4)
    waiting = house.file("2026-03-03")
    client = Client()
    client.force_login(house.coordinator.user)
    everything = {waiting.row.reference, closed.row.reference}
    for query, expected in (
        ({}, {waiting.row.reference}),
        ({"state": "all"}, everything),
        ({"state": "closed"}, {closed.row.reference}),
        ({"overdue": "1"}, {waiting.row.reference}),
        ({"unit": "-"}, set()),
    ):
        page = client.get(reverse("web:worklist"), query)
        file = client.get(reverse("web:worklist-csv"), query)
        assert {row[0] for row in csv_of(read(file))[1:]} == expected, query
        assert (reverse("web:worklist-xlsx") in page.content.decode()) == bool(expected)
    assert [each.filters for each in Export.objects.order_by("pk")] == [
        {"state": "open"}, {}, {"state": "closed"}, {"state": "open", "overdue": "1"}, {"state": "open", "unit": "-"},
    ]  # fmt: skip


def test_dates_are_dates_numbers_are_numbers_and_the_heading_stays(house: House):
    house.file("2026-03-02")
    table, about = sheets(read(Speaker(house.coordinator.user).get(PATH, format="xlsx")))
    heading, row = (list(each) for each in table.iter_rows())
    titles = [cell.value for cell in heading]
    assert table.freeze_panes == "A2"
    cells = dict(zip(titles, row, strict=True))
    assert cells["Diterima"].value == datetime(2026, 3, 2)
    assert cells["Diterima"].is_date
    assert cells["Batas waktu"].is_date
    assert isinstance(cells["Terlambat hari"].value, int)
    assert cells["Nomor"].data_type == "s"
    notes = {each[0].value: each[1].value for each in about.iter_rows(max_col=2) if each[0].value}
    assert notes["Jumlah pengaduan"] == 1
    assert "WIB" in notes["Keadaan per"]
    assert set(titles) <= set(notes)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+6281", "-2+3", "@SUM(A1)", "＝1+1", '=cmd|"/c calc"!A1'])
def test_a_text_is_never_a_formula(house: House, text: str):
    house.file("2026-03-02", subject=f"{text} antrean", person=Person(f"{text} Budi"))
    coordinator = Speaker(house.coordinator.user)
    table, _about = sheets(read(coordinator.get(PATH, format="xlsx")))
    assert all(cell.data_type in "snd" for row in table.iter_rows() for cell in row)
    texts = [str(cell) for row in table.values for cell in row]
    rows = csv_of(read(coordinator.get(PATH, format="csv")))
    assert f"'{text} antrean" in texts
    assert f"'{text} Budi" in texts
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "＝")]


def test_the_separator_is_that_of_the_reader(house: House):
    house.file("2026-03-02")
    user = house.coordinator.user
    assert user is not None
    speaker = Speaker(user)
    speaker.headers["Accept-Language"] = "en"
    assert csv_of(read(speaker.get(PATH, format="csv")), ",")[0][0] == "Number"


def test_a_longer_list_is_refused_with_what_helps(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(exports, "MOST", 1)
    house.file("2026-03-02")
    coordinator = Speaker(house.coordinator.user)
    assert coordinator.get(PATH, format="csv").status_code == 200
    house.file("2026-03-02")
    answer = coordinator.get(PATH, format="csv")
    assert (answer.status_code, answer.json()["errors"]["format"][0]["code"]) == (400, "too_many_cases")
    client = Client()
    client.force_login(house.coordinator.user)
    page = client.get(reverse("web:worklist-xlsx"))
    assert page.status_code == 400
    assert "Persempit" in page.content.decode()
    assert Export.objects.count() == 1


@pytest.mark.parametrize(
    "query", [{}, {"format": "pdf"}, {"format": "csv", "cursor": "x"}, {"format": "csv", "state": "x"}]
)
def test_what_cannot_be_exported_leaves_no_trace(house: House, query: dict[str, str]):
    assert Speaker(house.coordinator.user).get(PATH, **query).status_code == 400
    assert not Export.objects.exists()


def test_what_was_searched_for_is_kept_as_a_digest_only(house: House):
    house.file("2026-03-02")
    read(Speaker(house.coordinator.user).get(PATH, format="csv", q="Loket Kenari"))
    kept = Export.objects.get()
    assert kept.filters == {}
    assert exports.searched_for(kept, "loket kenari")
    assert not exports.searched_for(kept, "loket")


def test_too_many_exports_wait(house: House):
    house.file("2026-03-02")
    coordinator = Speaker(house.coordinator.user)
    statuses = {coordinator.get(PATH, format="csv").status_code for _n in range(35)}
    assert statuses == {200, 429}


def test_the_row_of_an_export_can_be_neither_changed_nor_removed(house: House):
    house.file("2026-03-02")
    read(Speaker(house.coordinator.user).get(PATH, format="csv"))
    for change in ("UPDATE workflow_export SET cases = 0", "DELETE FROM workflow_export"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_an_export_asks_as_often_for_forty_cases_as_for_one(house: House, django_assert_max_num_queries: Any):
    coordinator = Speaker(house.coordinator.user)
    for number in (1, 40):
        for _n in range(number):
            house.file("2026-03-02")
        with django_assert_max_num_queries(12):
            assert len(csv_of(read(coordinator.get(PATH, format="csv")))) > number


def test_the_last_days_column_counts_as_the_list_does(house: House):
    house.file("2026-03-02")
    coordinator = Speaker(house.coordinator.user)
    duty = coordinator.get("complaints/").json()["results"][0]["next_duty"]
    heading, row = csv_of(read(coordinator.get(PATH, format="csv")))
    cells = dict(zip(heading, row, strict=True))
    assert cells["Terlambat hari"] == str(duty["late_days"])
    assert date.fromisoformat(cells["Batas waktu"]) < date(2026, 11, 28)
