"""Rows that are rewritten by words found once."""

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from complaints import rows
from complaints.models import Complaint
from tests.factories import House
from workflow.models import Duty

pytestmark = pytest.mark.django_db


def test_rewriting_writes_the_fields_named_and_no_other():
    case = House().file()
    row = Complaint.objects.get(pk=case.pk)
    row.rating, row.moderation = 4, "trap"
    rows.rewrite(row, fields=["rating", "rating"])
    row.refresh_from_db()
    assert (row.rating, row.moderation) == (4, "")


def test_several_rows_are_rewritten_in_one_trip_each_with_its_own():
    duties = list(House().file().row.duties.order_by("pk"))
    for n, duty in enumerate(duties):
        duty.extended_days = n
    with CaptureQueriesContext(connection) as queries:
        rows.rewrite(*duties, fields=["extended_days"])
    assert len(queries.captured_queries) == 1
    read = Duty.objects.order_by("pk").values_list("extended_days", flat=True)
    assert list(read) == list(range(len(duties)))


def test_a_row_that_is_not_there_is_not_rewritten():
    row = House().file().row
    with pytest.raises(DatabaseError, match="987654"):
        rows.rewrite(row, Complaint(pk=987_654), fields=["rating"])


def test_nothing_is_rewritten_where_there_is_no_row():
    with CaptureQueriesContext(connection) as queries:
        rows.rewrite(fields=["rating"])
    assert not queries.captured_queries
