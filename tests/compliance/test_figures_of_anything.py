"""Whatever happens to cases, in whatever order, and wherever a recount stops in between: cells say what the rows say."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest
from django.db import connection, transaction

from accounts.models import Unit
from complaints.codes import Channel, Ground
from complaints.lifecycle import END_STATES
from complaints.models import Complaint
from compliance import checking, recounting
from compliance.models import CaseFacts, CaseYear, Cell, SheetCell, YearCell
from tests.compliance.conftest import NOW
from tests.compliance.lives import live
from tests.compliance.test_figures import GROUPS, PERIODS, assert_exact, recount
from tests.compliance.test_unit_sheet import assert_sheet
from tests.factories import House
from tests.workflow.calendar_drive import applied, day, removed
from tests.workflow.test_import_register import REST, STATUSES, TOP, Desk
from workflow.calendars import present
from workflow.errors import Refusal
from workflow.verbs import duplicates

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_calendars")]
EXAMPLES: Final = int(os.environ.get("STATEFUL_EXAMPLES", "0"))
"""How many random orders a longer hunt tries (part of `bin/test --long`); the suite lets each thing happen once."""
REASONS: Final = "Perkara yang sama."


class World:
    """Agencies with cases, and what may happen to them; each thing an hour after the one before."""

    def __init__(self, houses: list[House], chance: Random, folder: Path) -> None:
        self.houses, self.chance, self.folder, self.at = houses, chance, folder, NOW

    def happen(self, what: str) -> None:
        self.at += timedelta(hours=self.chance.choice([1, 30, 170]))
        HAPPENS[what](self, self.chance.choice(self.houses))

    def a_life(self, house: House) -> None:
        live(house, self.chance, at=self.at - timedelta(days=40), until=self.at)

    def a_link(self, house: House) -> None:
        open_ = Complaint.objects.filter(agency=house.agency).exclude(state__in=END_STATES).order_by("pk")
        for one in self.chance.sample(list(open_), min(len(open_), 2)):
            first = self.chance.choice(list(open_))
            tried(
                duplicates.link, one.pk, duplicate_of=first, reasons=REASONS, by=house.coordinator, at=self.at
            )

    def a_link_taken_back(self, house: House) -> None:
        for linked in Complaint.objects.exclude(duplicate_of=None).order_by("pk")[:2]:
            tried(duplicates.unlink, linked.pk, by=self.of(linked).coordinator, at=self.at)

    def a_second_rejection(self, house: House) -> None:
        """Rejected, appealed and rejected again, before or after its ends."""
        filed = self.at - timedelta(days=self.chance.choice([2, 30, 120]))
        case = house.file(filed, occurred_on=None)
        again = {"ground": Ground.OTHER_BODY, "reasons": REASONS}
        case.do("reject", filed + timedelta(days=1), house.coordinator, **again)
        case.do("appeal", filed + timedelta(days=self.chance.choice([1, 29])), reasons=REASONS)
        case.do("reject", self.at, house.coordinator2, **again)

    def an_import(self, house: House) -> None:
        desk = Desk(self.folder)
        desk.mapping = f'{TOP}[agency]\ncode = "{house.agency.code}"\n{REST}'
        rows = []
        for number in range(3):
            status = self.chance.choice(STATUSES)
            end = "" if status in STATUSES[:3] else f"{self.chance.randint(10, 28)}/03/2026 15:00"
            rows.append(
                f"{self.chance.random()},{number + 1:02}/03/2026 09:30,{house.unit.code},{status},{end},WA,Antrean,"
            )
        assert "imported 3" in desk.run(*rows)[-1]

    def a_calendar(self, house: House) -> None:
        """A day off more, before or after this day; or none any more where it was one."""
        some = f"2026-{self.chance.randint(2, 12):02}-{self.chance.choice([10, 11, 18])}"
        if not tried(applied, day(some), at=self.at):
            tried(applied, removed(some), at=self.at)
        with connection.cursor() as cursor:  # what comes with a commit
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

    def a_week(self, house: House) -> None:
        Unit.objects.filter(pk=house.unit.pk).update(
            working_week=self.chance.choice([[1, 2, 3], [1, 2, 3, 4, 5, 6]])
        )

    def a_letter_that_came_earlier(self, house: House) -> None:
        filed = self.at - timedelta(days=self.chance.choice([1, 12]))
        case = house.file(filed, occurred_on=None, channel=Channel.LETTER).evidenced(filed)
        on = case.row.received_on - timedelta(days=self.chance.choice([1, 40]))
        case.do("claim_receipt_date", filed, house.coordinator, received_on=on, reasons=REASONS)
        case.do("confirm_receipt_date", filed, house.coordinator2)

    def a_recount(self, house: House) -> None:
        recount(self.at)

    def a_recount_that_stops(self, house: House) -> None:
        recounting.step(at=self.at)

    def a_restore_without_facts(self, house: House) -> None:
        for model in (CaseFacts, CaseYear, Cell, YearCell, SheetCell):
            model.objects.all().delete()
        recounting.touch_all()

    def of(self, case: Complaint) -> House:
        return next(house for house in self.houses if house.agency.pk == case.agency_id)


HAPPENS: Final[dict[str, Callable[[World, House], None]]] = {
    name: act for name, act in vars(World).items() if name.startswith(("a_", "an_"))
}


def tried(act: Callable[..., object], *asked: object, **more: object) -> bool:
    """Whether it was not refused."""
    try:
        with transaction.atomic():
            act(*asked, **more)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize("seed", [1])
def test_whatever_happens_in_whatever_order_the_cells_say_what_the_rows_say(houses, tmp_path, monkeypatch):
    monkeypatch.setattr(recounting, "BATCH", 20)
    monkeypatch.setattr(recounting, "MANY", 60)  # a restore is counted anew agency by agency
    recount()
    for number in range(EXAMPLES or 1):
        present._load.cache_clear()  # versions of the order before, which was taken back
        chance = Random(number)
        happened = chance.sample(list(HAPPENS), len(HAPPENS))
        with transaction.atomic():
            world = World(houses, chance, tmp_path)
            units = list(Unit.objects.select_related("agency"))
            for step, what in enumerate(chance.choices(happened, k=10) if EXAMPLES else happened):
                world.happen(what)
                if EXAMPLES or step % 4 == 3:
                    assert_exact(world.at, periods=[chance.choice(PERIODS)], groups=[chance.choice(GROUPS)])
                    unit = chance.choice(units)
                    unit.refresh_from_db()
                    assert_sheet(unit, chance.choice(PERIODS[:4]), world.at, kept=False)
            recount(world.at)
            for unit in units:
                unit.refresh_from_db()
                assert_sheet(unit, PERIODS[0], world.at)
            assert list(checking.differences(world.at)) == [], (number, happened)
            transaction.set_rollback(True)
