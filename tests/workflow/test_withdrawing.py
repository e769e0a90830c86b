"""A wrong file is taken back by who sent it: its bytes are gone, its hash and both events stay; and ten files for each side."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from complaints.files import store
from complaints.models import Attachment
from tests.factories import SCAN, House, when
from tests.web.test_staff import signed_in
from workflow.errors import BadInput, NotNow, NotYours
from workflow.reading import files
from workflow.verbs import conversation, room, withdrawing

pytestmark = pytest.mark.django_db
AT = when("2026-03-06")


@pytest.fixture(autouse=True)
def kept(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def attached(case, by):
    return conversation.attach(case.pk, data=SCAN, message=None, by=by, at=AT)


def test_the_bytes_go_and_the_hash_stays_and_doctor_is_silent(
    django_capture_on_commit_callbacks: Any, capsys: Any
):
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03").begun("2026-03-04")
    mine, theirs = attached(case, case.complainant), attached(case, house.officer)
    for row, by in ((mine, house.officer), (theirs, case.complainant), (theirs, house.officer2)):
        with pytest.raises(NotYours):
            withdrawing.withdraw_file(case.pk, attachment=row.pk, by=by, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawing.withdraw_file(case.pk, attachment=mine.pk, by=case.complainant, at=AT)
        withdrawing.withdraw_file(case.pk, attachment=theirs.pk, by=house.officer, at=AT)
    for row in (mine, theirs):
        stored = Attachment.objects.get(pk=row.pk)
        assert (stored.sha256, stored.standing) == (row.sha256, Attachment.Standing.WITHDRAWN)
        assert not store.is_there(row.path)
        with pytest.raises(NotNow, match="withdrawn"):
            files.opened(stored, at=AT)
    told = case.row.events.filter(name="file_withdrawn").values_list("facts__sha256", flat=True)
    assert list(told) == [mine.sha256, theirs.sha256]
    with pytest.raises(NotNow):
        withdrawing.withdraw_file(case.pk, attachment=mine.pk, by=case.complainant, at=AT)
    assert not room.scarce(case.row, Attachment.objects.all(), room.COMPLAINANT)
    call_command("doctor")
    Attachment.objects.filter(pk=mine.pk).update(fault="")
    with pytest.raises(SystemExit):
        call_command("doctor")
    assert f"attachment {mine.pk}: is withdrawn without its event" in "".join(capsys.readouterr())


def test_staff_take_nothing_back_that_was_decided_with_and_nobody_after_the_end():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    theirs, mine = attached(case, house.officer), attached(case, case.complainant)
    case.begun("2026-03-07")
    assert withdrawing.withdrawable(case.row, [theirs, mine], house.officer) == []
    with pytest.raises(NotNow):
        withdrawing.withdraw_file(case.pk, attachment=theirs.pk, by=house.officer, at=when("2026-03-08"))
    assert withdrawing.withdrawable(case.row, [theirs, mine], case.complainant) == [mine]
    case.do("withdraw", "2026-03-08", case.complainant)
    assert withdrawing.withdrawable(case.row, [theirs, mine], case.complainant) == []


def test_each_side_has_room_for_ten_files_beside_messages():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    ten = [attached(case, case.complainant) for _n in range(10)]
    with pytest.raises(BadInput):
        attached(case, case.complainant)
    attached(case, house.officer)
    withdrawing.withdraw_file(case.pk, attachment=ten[0].pk, by=case.complainant, at=AT)
    attached(case, case.complainant)


def test_both_doors_take_a_file_back_and_the_page_says_so():
    house = House()
    case = house.file("2026-03-02").dispatched("2026-03-03")
    theirs = attached(case, house.officer)
    desk = signed_in(house.officer)
    page = reverse("web:staff-case", args=[case.row.reference])
    assert "withdraw_file" in desk.get(page).content.decode()
    deed = reverse("web:staff-deed", args=[case.row.reference, "withdraw_file"])
    assert str(theirs.pk) in desk.get(deed).content.decode()
    assert desk.post(deed, {"do": "withdraw_file", "attachment": "x"}).status_code == 400
    assert desk.post(deed, {"do": "withdraw_file", "attachment": str(theirs.pk)}).status_code == 302
    after = desk.get(page).content.decode()
    assert "ditarik pengirimnya" in after
    assert "withdraw_file" not in after
    mine = attached(case, case.complainant)
    route = f"/api/v1/complaints/{case.row.reference}/attachments/{mine.pk}/withdraw/"
    headers = {"X-Access-Code": case.access_code}
    answer = Client(headers=headers).post(route, "{}", content_type="application/json")
    assert (answer.status_code, answer.json()["standing"]) == (200, "withdrawn")
    again = Client(headers=headers).post(route, "{}", content_type="application/json")
    assert again.status_code == 409
