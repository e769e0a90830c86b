"""Every number of the sheets of the demo's units is an independent count."""

from datetime import timedelta
from functools import partial

import pytest

from accounts.models import Unit
from complaints.models import Complaint
from compliance import unit_sheet
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
        sheet = unit_sheet.of(unit, start, end, as_of=now)
        assert_counted(sheet, Recount(unit, start, end, now))
        counted += sheet.n("received")
    assert counted > 50
