"""The pages of what the Ombudsman examines of its own initiative."""

import pytest

from accounts.models import Unit
from tests.factories import House
from tests.web.test_products import page
from tests.web.test_staff import signed_in
from tests.workflow.products.examined import examined
from tests.workflow.products.told import issued
from workflow.models import Examination, ExaminedBody

pytestmark = pytest.mark.django_db
LIST = "/pengawasan/produk/pemeriksaan/"


def entered(house, **changes):
    return {
        "kind": "own_initiative",
        "number": "3/PS/2026",
        "opened_on": "2026-02-20",
        "subject": "Antrean sejak subuh",
        "reasons": "Diberitakan berulang kali.",
        "agencies": [house.agency.code],
        "units": house.unit.code,
        **changes,
    }


def result(body, **changes):
    body.complaint.refresh_from_db()
    return {
        "version": body.complaint.version,
        "found_on": "2026-02-25",
        "finding": "maladministration",
        "maladministration": ["undue_delay"],
        "severity": "medium",
        "findings": "Izin menunggu tanpa alasan.",
        **changes,
    }


def test_an_examination_goes_from_entry_to_its_end_on_its_pages():
    house = House()
    product = issued(house)
    ombudsman, officer = signed_in(house.ombudsman), signed_in(house.officer)
    assert "Nama atau kode unit, satu setiap baris." in page(ombudsman, f"{LIST}baru/")
    answer = ombudsman.post(f"{LIST}baru/", entered(house))
    first, second = Examination.objects.get().bodies.order_by("pk")
    address = f"{LIST}{first.complaint.reference}/"
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert (first.complaint.unit, second.complaint.unit) == (None, house.unit)
    for body, changes in ((first, {"product": product.number}), (second, {})):
        path = f"{LIST}{body.complaint.reference}/"
        assert ombudsman.post(path, result(body, **changes)).status_code == 302
    shown = page(ombudsman, address)
    assert "Selesai" in shown
    assert "ditemukan maladministrasi (penundaan berlarut); sedang" in shown
    assert f"/pengawasan/produk/{product.complaint.reference}/" in shown
    assert "Perbaiki hasil" in shown
    theirs = page(officer, f"{LIST}{second.complaint.reference}/")
    assert "Izin menunggu tanpa alasan." in theirs
    assert "<form" not in theirs.partition("<main")[2].partition("</main>")[0]
    page(officer, address, 404)
    assert "Antrean sejak subuh" in page(officer, LIST)
    assert LIST in page(officer, "/pengawasan/produk/")


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays():
    house = House()
    ombudsman = signed_in(house.ombudsman)
    for changes, sentence in (
        ({"kind": "penggerebekan"}, "Pilih salah satu."),
        ({"number": "=1+1"}, "Nomor dokumen: huruf"),
        ({"units": "tidak-ada"}, "Unit «tidak-ada» tidak dikenal."),
        ({"units": f"{house.unit.code}\n{house.unit.code}"}, "disebut dua kali"),
        ({"agencies": ["tidak-ada"]}, "Pilihan tidak dikenal."),
        ({"agencies": [], "units": ""}, "mencakup 1 sampai 50"),
        ({"reasons": ""}, "Wajib diisi"),
    ):
        answer = ombudsman.post(f"{LIST}baru/", entered(house, **changes))
        assert answer.status_code == 400
        assert sentence in answer.content.decode(), changes
        assert "Antrean sejak subuh" in answer.content.decode()
    assert not Examination.objects.exists()
    other = House()
    Unit.objects.filter(pk__in=(house.unit.pk, other.unit.pk)).update(name="Loket")
    answer = ombudsman.post(f"{LIST}baru/", entered(house, agencies=[], units="loket"))
    assert f"{house.unit.code} (" in answer.content.decode()
    assert f"{other.unit.code} (" in answer.content.decode()
    assert ombudsman.post(f"{LIST}baru/", entered(house, units="loket")).status_code == 302
    Examination.objects.get()
    examination = examined(house)
    body = examination.bodies.order_by("pk")[0]
    path = f"{LIST}{body.complaint.reference}/"
    for changes, status, sentence in (
        ({"found_on": "2026-03-01"}, 400, "tidak mendahului pembukaan"),
        ({"severity": ""}, 400, "Tingkat beratnya wajib diisi"),
        ({"finding": ""}, 400, "Pilih salah satu."),
        ({"version": 9}, 409, "Izin menunggu tanpa alasan."),
    ):
        answer = ombudsman.post(path, result(body, **{"found_on": "2026-03-02", **changes}))
        assert answer.status_code == status
        assert sentence in answer.content.decode(), changes
        assert "Izin menunggu tanpa alasan." in answer.content.decode()
    assert not ExaminedBody.objects.exclude(finding="").exists()
    assert "tidak dikenal" in page(ombudsman, f"{LIST}?page=0", 400)


def test_strangers_find_nothing_and_only_the_ombudsman_enters_anything():
    house = House()
    examination = examined(house)
    body = examination.bodies.order_by("pk")[0]
    path = f"{LIST}{body.complaint.reference}/"
    for stranger in (house.other_officer, House().coordinator, house.administrator):
        client = signed_in(stranger)
        page(client, path, 404)
        assert examination.number not in page(client, LIST)
    for reader in (house.coordinator, house.head, house.officer):
        client = signed_in(reader)
        assert examination.number in page(client, path)
        page(client, f"{LIST}baru/", 403)
        assert client.post(path, result(body, found_on="2026-03-02")).status_code == 403
    page(signed_in(house.coordinator), f"/petugas/kasus/{body.complaint.reference}/", 404)
    page(signed_in(house.coordinator), f"/pengawasan/produk/{body.complaint.reference}/", 404)
    assert not ExaminedBody.objects.exclude(finding="").exists()
