"""The table of scores of many units: page by page, by name, and nothing counted again that did not change."""

import pytest

from compliance import scores
from compliance.scores import Cases, Indicators, complaint_dimension
from tests.factories import House, unit
from tests.web.test_staff import signed_in

pytestmark = pytest.mark.django_db


def test_units_are_shown_page_by_page_and_found_by_name():
    house = House()
    for n in range(60):
        unit(house.agency, name=f"Puskesmas {n:02}")
    client = signed_in(house.ombudsman)
    first, second = (client.get("/nilai/", {"agency": house.agency.code, "page": n}) for n in (1, 2))
    assert len(first.context["units"]) == 50
    names = [row["unit"]["name"] for page in (first, second) for row in page.context["units"]]
    assert len(set(names)) == len(names) == first.context["page"].paginator.count > 60
    found = client.get("/nilai/", {"agency": house.agency.code, "q": "PUSKESMAS 4"})
    assert [row["unit"]["name"] for row in found.context["units"]] == [
        f"Puskesmas {n}" for n in range(40, 50)
    ]
    assert client.get("/nilai/", {"page": "nowhere"}).status_code == 200
    none = client.get("/nilai/", {"agency": house.agency.code, "q": "tidak ada"})
    assert none.status_code == 200


def test_a_dimension_is_remembered_by_all_that_it_depends_on():
    scores._dimension.cache_clear()
    plain = Indicators(Cases(1, 2), Cases(1, 1), {(0, 14): 1, (3, 14): 1}, Cases(0, 1), None)
    others = [
        Indicators(Cases(2, 2), Cases(1, 1), {(0, 14): 1, (3, 14): 1}, Cases(0, 1), None),
        Indicators(Cases(1, 2), Cases(0, 1), {(0, 14): 1, (3, 14): 1}, Cases(0, 1), None),
        Indicators(Cases(1, 2), Cases(1, 1), {(0, 14): 1, (4, 14): 1}, Cases(0, 1), None),
        Indicators(Cases(1, 2), Cases(1, 1), {(0, 14): 1, (3, 14): 1}, Cases(1, 1), None),
        Indicators(Cases(1, 2), Cases(1, 1), {(0, 14): 1, (3, 14): 1}, Cases(0, 1), None, still_open=1),
    ]
    found = [complaint_dimension(each) for each in (plain, *others)]
    assert len({str(each) for each in found}) == len(found)
    assert complaint_dimension(plain) is found[0]
