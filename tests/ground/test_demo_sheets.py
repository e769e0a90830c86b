"""Every number of the sheets of the demo's units is an independent count."""

from datetime import timedelta
from functools import partial

import pytest

from accounts.models import Unit
from complaints.models import Complaint
from compliance import unit_sheet
from compliance.evidence import standing
from compliance.evidence.standing import State
from law.counting import local_date
from tests.compliance.recount_sheet import Recount
from tests.compliance.test_unit_sheet import assert_counted
from tests.databases import Databases, at
from tests.ground.test_demo import load_demo
from workflow import clock

pytestmark = pytest.mark.bulk


@pytest.fixture(scope="module")
def demo(databases: Databases, django_db_blocker):
    name, _said = databases.once("demo", partial(load_demo, databases.folder / "demo-files"))
    with django_db_blocker.unblock(), at(name):
        yield


def test_every_number_of_every_sheet_of_the_demo_is_counted_a_second_time(demo):
    now = clock.now()
    units = Unit.objects.select_related("agency").filter(pk__in=Complaint.objects.values("unit"))
    counted = 0
    for unit in units:
        start, end = now.date() - timedelta(days=200), now.date()
        sheet = unit_sheet.with_cases(unit, start, end, as_of=now)
        assert_counted(sheet, Recount(unit, start, end, now))
        counted += sheet.n("received")
    assert counted > 50


def test_half_of_complaint_management_is_there_in_the_demo_before_anybody_uploads(demo):
    """Of most units at least nine documents of eighteen, six of them proven by the product; last year's decree is out of date."""
    now = clock.now()
    year = local_date(now, "Asia/Jakarta").year
    found = standing.of_units(Unit.objects.select_related("agency"), year, as_of=now)
    there = [sum(line.there for line in each.lines if line.document.code.startswith("PG-")) for each in found]
    assert sum(n >= 9 for n in there) > len(there) / 2
    proven = [sum(line.state == State.PROVEN for line in each.lines) for each in found]
    assert sum(n >= 6 for n in proven) > len(proven) / 2
    assert State.EXPIRED in {each.line("PG-02.1").state for each in found}
