"""All cases of somebody's reach as files, from the command line."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from complaints.codes import IdentityKind
from complaints.models import Complaint
from tests.factories import House
from workflow.models import Export
from workflow.reading import exports

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    """Five cases, one of a complainant whom its unit may not know, beside those of another agency; two to a file."""
    monkeypatch.setattr(exports, "MOST", 2)
    house, elsewhere = House(), House()
    for _n in range(4):
        house.file()
    house.file(identity=IdentityKind.CONFIDENTIAL).dispatched("2026-03-03")
    elsewhere.file()
    return house


def taken(folder: Path) -> list[str]:
    """The lines of all files, without their headings."""
    files = sorted(folder.iterdir(), key=lambda each: int(each.name.split("-")[1]))
    return [line for each in files for line in each.read_text("utf-8-sig").splitlines()[1:]]


def test_who_may_see_them_gets_all_cases_and_no_other_each_once(house, tmp_path, capsys):
    call_command("export_cases", str(tmp_path / "all"), "--as", house.coordinator.user.username)
    assert capsys.readouterr().out == "5 cases in 3 files\n"
    references = [line.split(";")[0] for line in taken(tmp_path / "all")]
    assert sorted(references) == sorted(
        Complaint.objects.filter(agency=house.agency).values_list("reference", flat=True)
    )


def test_each_file_is_recorded_and_known_again(house, tmp_path):
    call_command(
        "export_cases", str(tmp_path), "--as", house.coordinator.user.username, "--agency", house.agency.code
    )
    kept = Export.objects.order_by("pk")
    assert {(each.user, str(each.filters)) for each in kept} == {
        (house.coordinator.user, str({"agency": house.agency.code}))
    }
    digests = {hashlib.sha256(each.read_bytes()).hexdigest() for each in tmp_path.iterdir()}
    assert {each.sha256 for each in kept} == digests
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


def test_whom_a_unit_may_not_know_is_in_none_of_its_files(house, tmp_path):
    call_command("export_cases", str(tmp_path), "--as", house.officer.user.username)
    (line,) = taken(tmp_path)
    assert "Siti" not in line


def test_stopped_it_leaves_whole_files_and_goes_on_behind_them(house, tmp_path, monkeypatch, capsys):
    export, left = exports.export, [1]

    def stopped(*asked: object, **more: object) -> exports.Exported:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return export(*asked, **more)

    command: Callable[[], object] = lambda: call_command(  # noqa: E731
        "export_cases", str(tmp_path), "--as", house.coordinator.user.username
    )
    with monkeypatch.context() as patch:
        patch.setattr(exports, "export", stopped)
        with pytest.raises(SystemExit) as ended:
            command()
    assert ended.value.code == 130
    assert "Stopped. Exporting: 2 of 5 cases" in capsys.readouterr().err
    assert len(taken(tmp_path)) == 2
    command()
    assert capsys.readouterr().out == "3 cases in 2 files\n"
    lines = taken(tmp_path)
    assert len(lines) == len(set(lines)) == 5
    command()
    assert capsys.readouterr().out == "0 cases in 0 files\n"


@pytest.mark.parametrize("who", ["nobody", "inactive"])
def test_nobody_takes_nothing(house, tmp_path, who):
    user = house.coordinator.user
    user.is_active = False
    user.save(update_fields=["is_active"])
    with pytest.raises(CommandError, match="There is no active user") as refused:
        call_command("export_cases", str(tmp_path), "--as", {"inactive": user.username}.get(who, who))
    assert refused.value.returncode == 2
    assert not Export.objects.exists()
