"""Scans that come with what staff write down for somebody: in the same act, also after it was read back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.models import Attachment, Complaint
from tests.factories import SCAN, House
from tests.web.test_filing import filled
from tests.web.test_staff import signed_in
from workflow.models import Event

pytestmark = pytest.mark.django_db
ADDRESS = "/petugas/lapor/"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def scan(name="surat.png", data=SCAN):
    return SimpleUploadedFile(name, data, content_type="image/png")


def told(house, **more):
    return filled(house, channel="letter", claimed_received_on="", **more)


def carried(page):
    return re.search(r'name="scans"\s+value="([^"]*)"', page).group(1)


@pytest.mark.parametrize("who", ["coordinator", "officer"])
def test_the_scan_is_filed_with_the_case_as_the_office_s_file(who):
    house = House()
    by = getattr(house, who)
    answer = signed_in(by).post(ADDRESS, {**told(house), "file": scan()})
    assert answer.status_code == 302, answer.content.decode()
    case = Complaint.objects.get()
    file = Attachment.objects.get(complaint=case)
    assert (file.uploaded_by, file.uploader_kind) == (by.user, "staff")
    assert list(Event.objects.filter(complaint=case).values_list("name", flat=True)) == [
        "registered",
        "attached",
    ]


def test_read_back_first_the_scan_need_not_be_chosen_again_and_may_be_taken_out():
    house = House()
    desk = signed_in(house.coordinator)
    page = desk.post(ADDRESS, {**told(house), "file": scan(), "look": "1"}).content.decode()
    assert "Bacakan kepada pengadu" in page
    token = carried(page)
    stranger = signed_in(House().coordinator)
    assert not carried(stranger.post(ADDRESS, {**told(house), "scans": token, "look": "1"}).content.decode())
    taken_out = re.search(r'name="drop"\s+value="(\w+)"', page).group(1)
    left = desk.post(ADDRESS, {**told(house), "scans": token, "drop": taken_out}).content.decode()
    assert not carried(left)
    page = desk.post(ADDRESS, {**told(house), "file": scan(), "look": "1"}).content.decode()
    assert desk.post(ADDRESS, {**told(house), "scans": carried(page)}).status_code == 302
    assert Attachment.objects.filter(complaint=Complaint.objects.get()).count() == 1


def test_a_file_that_is_none_is_told_beside_its_field_and_the_good_one_stays():
    house = House()
    sent = {**told(house), "file": [scan(), scan("catatan.txt", b"bukan gambar")]}
    answer = signed_in(house.coordinator).post(ADDRESS, sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Berkas ke-2:" in page
    assert carried(page)
    assert not Complaint.objects.exists()
