"""The pages of the register of products: what staff and the Ombudsman see, do and are refused."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.codes import Severity
from complaints.models import Complaint
from config import checkup
from tests.factories import SCAN, House, when
from tests.web.test_staff import escalated, signed_in
from tests.workflow.paths import IN_STATE, use
from tests.workflow.products.told import ADVICE, act, issued
from workflow import clock
from workflow.models import Product
from workflow.reading.products import Progress, register
from workflow.verbs.products.issuing import TaskDraft

pytestmark = pytest.mark.django_db
LIST = "/pengawasan/produk/"


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def address(product):
    return f"{LIST}{product.complaint.reference}/"


def send(client, product, verb, number=1, **fields):
    version = Complaint.every.get(pk=product.pk).version
    given = {"do": verb, "task": number, "version": version, **fields}
    return client.post(address(product), given)


def entered(house, **changes):
    return {
        "kind": "corrective_action",
        "number": "0042/LHP/2026",
        "dated": "2026-02-20",
        "received_on": "2026-02-27",
        "unit": house.unit.code,
        "subject": "Penundaan berlarut di loket",
        "tasks": "Terbitkan izin.\r\n\r\nUmumkan jangka waktu.\n\n\nLatih petugas.",
        **changes,
    }


def test_a_product_goes_from_entry_to_its_acceptance_on_its_pages():
    house = House()
    case = escalated(house)
    ombudsman, officer = signed_in(house.ombudsman), signed_in(house.officer)
    new = f"{LIST}baru/?agency={house.agency.code}"
    assert "Butir demi butir" in page(ombudsman, new)
    answer = ombudsman.post(new, entered(house, cases=case.row.reference))
    product = Product.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(product))
    assert list(product.tasks.values_list("number", flat=True)) == [1, 2, 3]
    assert list(product.rests_on.all()) == [case.row]
    shown = page(officer, address(product))
    assert "Umumkan jangka waktu." in shown
    assert "Penundaan berlarut di loket" in page(officer, LIST)
    file = SimpleUploadedFile("izin.png", SCAN, "image/png")
    answer = send(officer, product, "give_evidence", evidence="Izin terbit.", file=[file])
    assert answer.status_code == 302
    shown = page(ombudsman, address(product))
    assert "Izin terbit." in shown
    download = product.complaint.attachments.get()
    assert officer.get(f"{address(product)}lampiran/{download.pk}/")["Content-Disposition"].startswith(
        "attachment"
    )
    assert send(ombudsman, product, "send_evidence_back", reasons="").status_code == 400
    assert send(ombudsman, product, "send_evidence_back", reasons="Belum lengkap.").status_code == 302
    assert send(officer, product, "give_evidence", evidence="Lengkap kini.").status_code == 302
    assert send(ombudsman, product, "accept_evidence").status_code == 302
    assert product.tasks.get(number=1).status == "accepted"
    assert list(checkup.products(clock.now())) == []


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays():
    house = House()
    ombudsman = signed_in(house.ombudsman)
    new = f"{LIST}baru/?agency={house.agency.code}"
    for changes, sentence in (
        ({"number": "=1+1"}, "Nomor dokumen: huruf"),
        ({"due_on": "2026-05-04"}, "dihitung menurut aturan dan tidak diisi"),
        ({"kind": "improvement"}, "isi tanggalnya"),
        ({"cases": "TNT-0000-0000-9"}, "nomor pengaduan"),
        ({"tasks": "\n\n".join(["Perbaiki."] * 21)}, "memuat 1 sampai 20 butir"),
        ({"received_on": ""}, "Wajib diisi"),
    ):
        answer = ombudsman.post(new, entered(house, **changes))
        assert answer.status_code == 400
        assert sentence in answer.content.decode()
        assert "Penundaan berlarut di loket" in answer.content.decode()
    assert not Product.objects.exists()
    assert "tidak dikenal" in page(ombudsman, f"{LIST}baru/?agency=tidak-ada", 400)
    assert "tidak dikenal" in page(ombudsman, f"{LIST}?progress=besok", 400)
    answer = send(ombudsman, issued(house), "accept_evidence")
    assert answer.status_code == 409
    assert "Tidak ada bukti" in answer.content.decode()


def test_a_product_is_seen_by_its_own_side_alone_and_by_no_page_of_complaints():
    house, other = House(), House()
    product = issued(house)
    for reader in (house.officer, house.coordinator, house.head, house.ombudsman):
        assert product.number in page(signed_in(reader), address(product))
    for stranger in (house.other_officer, other.coordinator, other.head, house.administrator):
        client = signed_in(stranger)
        page(client, address(product), 404)
        assert product.number not in page(client, LIST)
    reference = product.complaint.reference
    coordinator = signed_in(house.coordinator)
    page(coordinator, f"/petugas/kasus/{reference}/", 404)
    assert f"/{reference}/" not in page(coordinator, f"/petugas/?q={reference}&state=all")
    assert coordinator.get(f"/api/v1/complaints/{reference}/").status_code in (401, 404)
    assert signed_in(house.coordinator).get(f"{LIST}baru/").status_code == 403
    duty = product.complaint.duties.order_by("pk")[0]
    assert "30 hari kerja" in page(coordinator, f"{address(product)}jangka-waktu/{duty.pk}/")


def test_the_register_says_how_each_stands_and_filters_by_it():
    house = House()
    tasks = [TaskDraft("Perbaiki alur.", date(2027, 6, 1))]
    late, given = (
        issued(house, number="1/LHP/2026"),
        issued(house, number="2/SP/2026", kind=ADVICE, tasks=tasks),
    )
    running, done = (issued(house, number=f"{n}/SP/2026", kind=ADVICE, tasks=tasks) for n in (3, 4))
    for product in (given, done):
        act(product, 1, "give_evidence", "2026-03-03", house.officer)
    act(done, 1, "accept_evidence", "2026-03-04", house.ombudsman)
    act(late, 1, "monitor", "2026-05-04", house.ombudsman, severity=Severity.LIGHT)
    use(IN_STATE["escalated"](house), "remand", "2026-03-10", house.ombudsman, product="1/LHP/2026")
    at = when("2026-06-01")
    found = register(house.ombudsman, at=at)
    assert found.counts == {Progress.LATE: 1, Progress.GIVEN: 1, Progress.RUNNING: 1, Progress.DONE: 1}
    for product, progress in ((late, "late"), (given, "given"), (running, "running"), (done, "done")):
        (line,) = register(house.officer, at=at, progress=Progress(progress)).lines
        assert (line.product, line.progress) == (product, progress)
    assert found.lines[-1].tasks[2].text == "Panggil pengadu."
    assert not register(House().ombudsman, at=at, agency="tidak-ada").lines


def test_the_register_asks_as_many_queries_for_three_products_as_for_one(django_assert_num_queries):
    house = House()
    for n in range(3):
        issued(house, number=f"{n}/LHP/2026")
        at = clock.now()
        with django_assert_num_queries(6):
            register(house.coordinator, at=at)


def test_the_page_of_shares_shows_each_task_behind_its_numbers():
    house = House()
    product = issued(house, kind=ADVICE, tasks=[TaskDraft("Perbaiki alur.", date(2026, 4, 1))])
    act(product, 1, "give_evidence", "2026-03-20", house.officer)
    act(product, 1, "accept_evidence", "2026-03-24", house.ombudsman)
    for reader in (house.head, house.ombudsman):
        shown = page(signed_in(reader), f"{LIST}tepat-waktu/?year=2026")
        assert house.agency.name in shown
        assert f'{address(product)}#butir-1"' in shown
        assert "1 dari 1 butir" in shown
    assert address(product) not in page(signed_in(House().head), f"{LIST}tepat-waktu/?year=2026")
    assert address(product) not in page(signed_in(house.head), f"{LIST}tepat-waktu/?year=2025")
    page(signed_in(house.head), f"{LIST}tepat-waktu/?year=besok", 400)
    page(signed_in(house.officer), f"{LIST}tepat-waktu/", 403)
