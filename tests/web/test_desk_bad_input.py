"""What cannot be asked of the desk: on every page, file and answer of it one clear sentence, and no figure."""

from typing import Any

import pytest

from tests.api.conftest import Speaker
from tests.factories import House
from tests.web.test_staff import signed_in

pytestmark = pytest.mark.django_db
PERIOD = {"start": "2026-01-01", "end": "2026-06-30"}
LONG = {"start": "1026-01-01", "end": "2026-01-01"}
PAGES = {
    "/pengawasan/": {},
    "/pengawasan/{agency}/": {},
    "/pengawasan/unduh.csv": {},
    "/pengawasan/unduh.xlsx": {},
    "/pengawasan/laporan.pdf": {},
    "/pengawasan/banding/": {},
    "/pengawasan/kasus/": {"measure": "received"},
    "/pengawasan/{agency}/{unit}/": {},
    "/pengawasan/{agency}/{unit}/kasus/": {"angka": "received"},
    "/pengawasan/antrean/": {},
    "/pengawasan/terlambat/{agency}/": {},
    "/ukuran/penilaian/": {},
}
"""Every page of figures, with what it must be asked."""
TIMELESS = {"/pengawasan/antrean/", "/pengawasan/terlambat/{agency}/"}
OF_ONE_UNIT = {page for page in PAGES if "{unit}" in page}
ANSWERS = {
    "measures/handling/": {},
    "measures/handling/cases/": {"measure": "received"},
    "measures/unit/": {},
    "measures/unit/cases/": {"number": "received"},
    "measures/ratings/": {},
}


def sentences(answer: Any) -> str:
    """What the page says in its alert; it shows no table of figures."""
    text = answer.content.decode()
    assert 400 <= answer.status_code < 500, (answer.status_code, text[:300])
    assert "<tbody>" not in text
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize("page", sorted(set(PAGES) - TIMELESS))
@pytest.mark.parametrize(
    "period", [LONG, {**PERIOD, "start": "2026-02-31"}, {"start": "2026-06-30", "end": "2026-01-01"}]
)
def test_a_period_that_is_none_is_refused_in_one_sentence(page: str, period: dict[str, str]) -> None:
    house = House()
    path = page.format(agency=house.agency.code, unit=house.unit.code)
    text = sentences(signed_in(house.ombudsman).get(path, {**PAGES[page], **period}))
    assert text.count('role="alert"') == 1


@pytest.mark.parametrize("page", sorted(set(PAGES) - OF_ONE_UNIT - TIMELESS))
def test_a_unit_of_another_agency_is_refused_in_one_sentence(page: str) -> None:
    house, other = House(), House()
    path = page.format(agency=house.agency.code)
    asked = {**PERIOD, **PAGES[page], "agency": house.agency.code, "unit": other.unit.code}
    assert sentences(signed_in(house.ombudsman).get(path, asked)).count('role="alert"') == 1


@pytest.mark.parametrize("page", sorted(OF_ONE_UNIT))
def test_the_sheet_of_a_unit_of_another_agency_is_not_there(page: str) -> None:
    house, other = House(), House()
    path = page.format(agency=house.agency.code, unit=other.unit.code)
    assert signed_in(house.ombudsman).get(path, {**PERIOD, **PAGES[page]}).status_code == 404


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_filter_that_is_made_up_is_refused_by_its_name(page: str) -> None:
    house = House()
    path = page.format(agency=house.agency.code, unit=house.unit.code)
    period = {} if page in TIMELESS else PERIOD
    text = sentences(signed_in(house.ombudsman).get(path, {**period, **PAGES[page], "warna": "biru"}))
    assert "«warna»" in text
    assert text.count('role="alert"') == 1


@pytest.mark.parametrize("route", sorted(ANSWERS))
def test_the_api_refuses_the_same_and_names_the_field(route: str) -> None:
    house, other = House(), House()
    speaker, named = Speaker(house.ombudsman.user), {"unit": house.unit.code, **ANSWERS[route]}
    period = {"from": "2026-01-01", "to": "2026-06-30"}
    asked = {
        "made up": {**period, **named, "warna": "biru"},
        "no day": {**period, **named, "from": "2026-02-31"},
        "backwards": {**named, "from": "2026-06-30", "to": "2026-01-01"},
        "of another agency": {**period, **named, "agency": house.agency.code, "unit": other.unit.code},
        "a thousand years": {**named, "from": "1026-01-01", "to": "2026-01-01"},
    }
    for what, query in asked.items():
        answer = speaker.get(route, **query)
        assert answer.status_code == 400, (what, answer.content)
        assert answer.json()["errors"], what
