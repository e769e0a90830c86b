"""Every page of the assessor's desk is whole on a phone and at a desk, light and dark, and keeps nobody out."""

from datetime import timedelta
from decimal import Decimal

import pytest

from compliance.assessments import Entry, enter
from compliance.frozen import freezing
from compliance.models import CHECKLIST
from tests.browser.conftest import DESK, PHONE, looked_over, sign_in
from tests.browser.test_journey import Seat
from tests.factories import House
from workflow import clock

pytestmark = pytest.mark.browser
ENTERED = {code: Decimal("77.77") for code in ("input", "process", "output", "public_trust")}


CUT = """[document.documentElement, ...document.querySelectorAll('.scroll')]
    .some(one => one.scrollWidth > one.clientWidth)"""


def test_every_page_of_the_desk_is_whole_and_keeps_nobody_out(house: House, seat: Seat):
    now = clock.now()
    for days in range(40, 52):
        case = house.file(now - timedelta(days=days)).dispatched(now - timedelta(days=days - 1))
        if days % 2:
            case.begun(now - timedelta(days=days - 2)).answered(now - timedelta(days=days - 3))
    agency, unit, year = house.agency.code, house.unit.code, now.year
    enter(
        agency, unit, year, entry=Entry(checklist=dict.fromkeys(CHECKLIST, 3)), by=house.coordinator, at=now
    )
    enter(agency, unit, year, entry=Entry(dimensions=ENTERED, confirmed=True), by=house.ombudsman, at=now)
    freezing.freeze(agency, year, reason="Nilai tahun ini diterbitkan.", by=house.ombudsman, at=now)
    place = f"/pengawasan/{agency}/{unit}"
    page = seat(width=DESK, scripts=True)
    sign_in(page, house.ombudsman.user.username)
    for path in (
        "/pengawasan/?group_by=unit&columns=all",
        f"/pengawasan/{agency}/",
        f"/pengawasan/terlambat/{agency}/",
        "/pengawasan/kasus/?measure=received",
        "/pengawasan/antrean/?turn=all",
        f"/pengawasan/banding/?unit={unit}",
        "/petugas/tersimpan/",
        f"{place}/",
        f"{place}/kasus/?angka=received",
        f"{place}/nilai/{year}/",
        f"{place}/nilai/{year}/andai/",
        f"{place}/nilai/{year}/pengaduan/",
        "/ukuran/penilaian/",
        f"/nilai/?year={year}",
        f"/nilai/{agency}/{year}/",
        f"/nilai/{agency}/{year}/1/",
        "/angka/",
        f"/angka/{agency}/",
    ):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status in (200, 404 if path.startswith("/angka/") else 200), path
        page.set_viewport_size({"width": DESK, "height": 740})
        assert not page.evaluate(CUT), path
        page.set_viewport_size({"width": PHONE, "height": 740})
        looked_over(page, "dark")
