"""Registers written by two sessions at once, of one import and of several: every row once, every unit with its cases."""

import random
from pathlib import Path
from threading import get_ident
from typing import Any

import pytest
from django.db import IntegrityError

from accounts.models import Unit
from complaints import copying
from complaints.models import Complaint
from config import checkup
from tests.concurrency.conftest import together
from tests.workflow.test_import_in_blocks import row
from tests.workflow.test_import_register import Desk
from workflow import clock
from workflow.models import ImportedCase
from workflow.register import reading
from workflow.register.writing import Made, Writer, Written

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", 3)


def desk(folder: Path) -> Desk:
    folder.mkdir()
    return Desk(folder)


def assert_sound() -> None:
    assert Unit.objects.count() == Complaint.objects.values("unit").distinct().count()
    assert list(checkup.sequences(clock.now())) == []


@pytest.mark.usefixtures("small_blocks")
def test_two_imports_of_the_same_rows_in_another_order_bring_each_of_them_once(tmp_path):
    rows = [row(n).replace("Dinkes", f"Dinas {n % 5}") for n in range(30)]
    others = random.Random(3).sample(rows, len(rows))
    desks = desk(tmp_path / "one"), desk(tmp_path / "other")  # of an agency that is not there yet
    told = together(lambda: desks[0].run(*rows)[-1], lambda: desks[1].run(*others)[-1])
    counts = [[int(part) for part in each.split() if part.isdigit()] for each in told]
    assert [(read, imported + there, refused) for read, imported, there, refused in counts] == [
        (30, 30, 0)
    ] * 2
    assert sum(imported for _read, imported, *_rest in counts) == ImportedCase.objects.count() == 30
    assert sorted(ImportedCase.objects.values_list("reference", flat=True)) == sorted(map(str, range(30)))
    assert_sound()


def test_a_block_is_begun_anew_each_time_another_import_brings_one_more_of_its_rows(tmp_path, monkeypatch):
    write = Writer.write
    left = list(range(6))
    other = desk(tmp_path / "other")
    other.run()

    def overtaken(writer: Writer, made: Made, after: Any) -> Written:
        if len(made.fresh) > 1 and left:
            other.run(row(left.pop()))
        return write(writer, made, after)

    monkeypatch.setattr(Writer, "write", overtaken)
    told = desk(tmp_path / "one").run(*(row(n) for n in range(7)))
    assert (told, left) == (["read 7 = imported 1 + already there 6 + refused 0"], [])
    assert_sound()


@pytest.mark.usefixtures("small_blocks")
def test_a_block_waits_for_the_one_that_makes_its_unit_and_is_begun_anew_where_that_fails(
    tmp_path, monkeypatch
):
    save, copy, write = Unit.save, copying.copy, Writer.write
    makers: list[int] = []
    begun: list[int] = []

    def saved(unit: Unit, **options: Any) -> None:
        makers.append(get_ident())
        save(unit, **options)

    def copied(pattern: copying.Pattern, lines: list[str]) -> None:
        copy(pattern, lines)
        if "workflow_holding" in pattern.into and makers == [get_ident()]:
            makers.append(0)
            raise IntegrityError("another import has it")

    def written(writer: Writer, made: Made, after: Any) -> Written:
        begun.append(len(made.fresh))
        return write(writer, made, after)

    monkeypatch.setattr(Unit, "save", saved)
    monkeypatch.setattr(copying, "copy", copied)
    monkeypatch.setattr(Writer, "write", written)
    told = desk(tmp_path / "one").run(*(row(n) for n in range(12)))
    assert told == ["units made: dinkes", "read 12 = imported 12 + already there 0 + refused 0"]
    assert (len(makers), Complaint.objects.count()) == (3, 12)
    assert len(begun) == 7, "what was taken after the failure waits for nobody"
    assert_sound()
