"""Found by the machine: whoever may not link is told first that it is not possible now, as by every other verb."""

import pytest

from tests.factories import House, when
from workflow.errors import NotNow
from workflow.verbs import duplicates

pytestmark = pytest.mark.django_db
AT = when("2026-03-06")


def test_not_now_is_told_before_not_you_of_a_link_as_well():
    house = House()
    one, two, three = house.file(), house.file(), house.file()
    with pytest.raises(NotNow):
        duplicates.unlink(two.pk, by=house.officer, at=AT)
    duplicates.link(two.pk, duplicate_of=one.row, reasons="Hal yang sama.", by=house.coordinator, at=AT)
    with pytest.raises(NotNow):
        duplicates.link(two.pk, duplicate_of=three.row, reasons="Sama.", by=house.officer, at=AT)
