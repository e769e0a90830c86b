"""Files of a case: how many, to what, kept how, and what they do to a clock that stands still."""

import hashlib
import stat
from pathlib import Path

import pytest

from complaints.models import Attachment
from law.codes import SuspensionReason
from tests.factories import SCAN, House, when
from tests.workflow.paths import CLOCK, IN_STATE, use
from workflow.errors import BadInput, NotVisible, NotYours
from workflow.verbs import conversation

pytestmark = pytest.mark.django_db
AT = when("2026-03-10")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def attach(case, by, message: int | None = None) -> Attachment:
    return conversation.attach(case.pk, data=SCAN, message=message, by=by, at=AT)


def said(case, by) -> int:
    return conversation.send_message(case.pk, text="Lihat lampiran.", by=by, at=AT).pk


@pytest.mark.parametrize("to_a_message", [True, False])
def test_ten_files_to_a_message_and_ten_beside_them_and_not_one_more(to_a_message):
    case = House().file()
    message = said(case, case.complainant) if to_a_message else None
    for _ in range(10):
        attach(case, case.complainant, message)
    with pytest.raises(BadInput) as refusal:
        attach(case, case.complainant, message)
    assert refusal.value.code == "too_many"
    other = None if to_a_message else said(case, case.complainant)
    assert attach(case, case.complainant, other).message_id == other
    assert Attachment.objects.count() == 11


def test_the_file_that_the_clock_made_takes_nobody_s_place():
    case = House().file()
    attach(case, case.complainant)
    Attachment.objects.update(uploader_kind=CLOCK.kind)
    for _ in range(10):
        attach(case, case.complainant)
    with pytest.raises(BadInput):
        attach(case, case.complainant)


def test_a_file_goes_to_a_message_of_its_own_case_and_to_nothing_else():
    house = House()
    case, other = house.file(), house.file()
    note = conversation.write_note(case.pk, text="Catatan.", by=house.coordinator, at=AT)
    for wrong in (said(other, other.complainant), note.pk, case.row.statements.get(kind="subject").pk, 0):
        with pytest.raises(NotVisible):
            attach(case, house.coordinator, wrong)
    assert not Attachment.objects.exists()
    assert attach(case, house.coordinator, said(case, case.complainant)).message is not None


def test_what_is_stored_is_what_the_event_tells_and_only_the_product_reads_it(settings):
    case = House().file()
    row = attach(case, case.complainant)
    file = Path(settings.MEDIA_ROOT) / row.path
    data = file.read_bytes()
    assert (row.size, row.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    event = case.row.events.get(name="attached")
    assert (event.facts["attachment"], event.facts["sha256"]) == (row.pk, row.sha256)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_two_files_alike_have_paths_that_tell_nothing_and_are_both_kept(settings):
    case = House().file()
    one, two = attach(case, case.complainant), attach(case, case.complainant)
    assert one.sha256 == two.sha256
    assert one.path != two.path
    assert str(case.pk) not in one.path.split("/")
    assert len(list(Path(settings.MEDIA_ROOT).rglob("*.png"))) == 2


@pytest.mark.parametrize(("who", "runs_again"), [("complainant", True), ("officer", False)])
def test_a_file_of_the_complainant_alone_lets_a_clock_run_again_that_waited_for_them(who, runs_again):
    house = House()
    case = IN_STATE["investigating"](house)
    use(case, "suspend", "2026-03-05", house.officer, reason=SuspensionReason.AWAITING_COMPLAINANT)
    attach(case, case.complainant if who == "complainant" else house.officer)
    assert (case.row.suspensions.get().until_at is not None) == runs_again


def test_who_reads_a_case_without_taking_part_in_it_attaches_nothing(settings):
    house = House()
    case = house.file().dispatched("2026-03-03")
    with pytest.raises(NotYours):
        attach(case, house.custodian)
    with pytest.raises(NotVisible):
        attach(case, house.other_officer)
    assert not Attachment.objects.exists()
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.png"))
