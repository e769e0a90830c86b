"""How often the first, or one of the first three, suggestions is right: learned from the earlier cases, asked of the later ones."""

import csv
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import Agency
from workflow.reading import likeness, suggestions
from workflow.reading.likeness import Guess, Past, Text
from workflow.sweep import learning

SPLIT = 0.8
FILED = "%m/%d/%Y %I:%M:%S %p"


@dataclass
class Score:
    """Of this many held-out cases, those of which the first, or one of the first three suggestions was right."""

    n: int = 0
    first: int = 0
    three: int = 0

    def add(self, guesses: Sequence[Guess], right: str) -> None:
        labels = [guess.label for guess in guesses[:3]]
        self.n += 1
        self.first += labels[:1] == [right]
        self.three += right in labels

    def __str__(self) -> str:
        return f"{self.first / self.n:.1%} / {self.three / self.n:.1%} (n={self.n})" if self.n else "-"


def measured(
    cases: Sequence[Past], *, without: Callable[[Text], Text] = lambda text: text
) -> tuple[Score, Score]:
    """Of units and of classes: the first 80 % of the cases, in their order, are learned from, the others asked. `without`: what is
    taken from each text before."""
    cut, key = int(len(cases) * SPLIT), suggestions.key()
    told = [replace(case, text=without(case.text)) for case in cases]
    index = likeness.build(told[:cut], key)
    units, classes = Score(), Score()
    for case in told[cut:]:
        guesses = likeness.guess(index, case.text, key)
        units.add(guesses.units, case.unit)
        classes.add(guesses.classes, case.classification)
    return units, classes


def always(cases: Sequence[Past]) -> Score:
    """The most frequent units of the earlier cases, whatever a text says: what a suggestion must beat."""
    cut, score = int(len(cases) * SPLIT), Score()
    often = [unit for unit, _n in Counter(case.unit for case in cases[:cut]).most_common(3)]
    for case in cases[cut:]:
        score.add([Guess(unit, 0, 0, 0, ()) for unit in often], case.unit)
    return score


def of_register(path: Path, *, kind: bool) -> list[Past]:
    """The Los Angeles register in the order of filing: kind of request (if `kind`), channel and district as words; the unit as
    what became of it."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            csv.DictReader(file),
            key=lambda row: (datetime.strptime(row["filed_at"], FILED).replace(tzinfo=UTC), row["reference"]),
        )
    return [
        Past(
            number,
            row["unit"],
            "ordinary",
            Text(row["request_type"] if kind else "", f"{row['channel']} {_letters(row['zip'])}"),
        )
        for number, row in enumerate(rows)
    ]


def _letters(digits: str) -> str:
    """A district as a word: digits are none."""
    return "".join(chr(ord("a") + int(digit)) for digit in digits if digit.isdecimal())


class Command(BaseCommand):
    help = "Measures the suggestions of the intake queue on held-out cases, of each agency here or of a register."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--register", type=Path, help="the Los Angeles register instead of the agencies here"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["register"]:
            for kind in (True, False):
                cases = of_register(options["register"], kind=kind)
                units, _classes = measured(cases)
                self.stdout.write(
                    f"{'kind, channel, district' if kind else 'channel, district'}: units {units}"
                )
            self.stdout.write(f"the most frequent units: {always(cases)}")
            return
        for agency in Agency.objects.order_by("code"):
            cases = learning.past(agency)
            if len(cases) < learning.FEWEST:
                continue
            units, classes = measured(cases)
            bare, _classes = measured(cases, without=lambda text: replace(text, named=""))
            named = Score()
            for case in cases[int(len(cases) * SPLIT) :]:
                named.add([Guess(case.text.named, 0, 0, 0, ())], case.unit)
            self.stdout.write(
                f"{agency.code}: units {units}, by words alone {bare}, as named {named}, most frequent {always(cases)}; classes {classes}"
            )
