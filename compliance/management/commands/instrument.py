"""Compute an instrument from a table of its facts: instrument CODE FILE."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.measuring import grammar, reckoning


class Command(BaseCommand):
    help = (
        "Compute the figures of an instrument from a CSV table of its facts and print each beside the published one. "
        "CODE is an instrument that comes with the product, or the path of one in TOML. Columns of the table that the "
        "instrument does not know name its rows. Exit 0 when the table was read to its end, whatever differs; 2 when "
        "the instrument or the table cannot be used. Nothing is written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "code", nargs="?", help="the instrument; without it: a list of those that are there"
        )
        parser.add_argument("file", nargs="?", help="the table")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="THEIRS=OURS",
            help="read the table's column THEIRS as the instrument's OURS",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["code"] is None:
                self._list()
                return
            instrument = grammar.named(options["code"])
            if options["file"] is None:
                self._describe(instrument)
                return
            renamed = dict(_renamed(text) for text in options["column"])
            self._print(reckoning.of_file(Path(options["file"]), instrument, renamed=renamed))
        except (grammar.NoInstrument, grammar.BrokenInstrument, reckoning.Unusable) as unusable:
            raise CommandError(str(unusable), returncode=2) from unusable

    def _list(self) -> None:
        for code in grammar.known():
            one = grammar.named(code)
            self.stdout.write(f"{code}: {one.label.en} ({one.certainty}; {one.citation})")

    def _describe(self, instrument: grammar.TableInstrument) -> None:
        self.stdout.write(
            f"{instrument.code}: {instrument.label.en} ({instrument.certainty}; {instrument.citation})"
        )
        for column in instrument.columns:
            also = f", also {', '.join(column.also)}" if column.also else ""
            counts = f", counts {column.counts}" if column.counts else ""
            self.stdout.write(f"column {column.code}{counts}{also}")
        for measure in instrument.measures:
            self.stdout.write(
                f"{measure.kind} {measure.code} from {', '.join(measure.reads)}: {measure.label.en} ({measure.certainty})"
            )

    def _print(self, found: reckoning.Reckoned) -> None:
        for refused in found.refused:
            self.stdout.write(f"refused: {refused}")
        for measure, column in found.left_out.items():
            self.stdout.write(f"not computed: {measure}, the table has no column {column}")
        for line in found.sums:
            self.stdout.write(f"sum: {line}")
        for figure in found.figures:
            self.stdout.write(_line(figure))
        same = sum(1 for figure in found.figures if figure.same)
        alone = sum(1 for figure in found.figures if figure.same is None)
        self.stdout.write(
            f"{found.instrument.code}: rows {found.rows}, refused {len(found.refused)}; figures {len(found.figures)}, "
            f"as published {same}, different {len(found.differing)}, without a counterpart {alone}"
        )


def _line(figure: reckoning.Figure) -> str:
    where = " ".join(name for name in figure.names.values() if name) or f"line {figure.line}"
    line = f"{where}: {figure.measure} {figure.value if figure.value is not None else f'none ({figure.why})'}"
    if figure.published is None:
        return line
    if figure.difference is not None:
        return f"{line}; published {figure.published}, difference {figure.difference:+}"
    return f"{line}; published {figure.published}{', different' if figure.same is False else ''}"


def _renamed(text: str) -> tuple[str, str]:
    theirs, sign, ours = text.partition("=")
    if not sign or not theirs.strip() or not ours.strip():
        raise CommandError(f"--column is written THEIRS=OURS, not {text}.", returncode=2)
    return theirs.strip().lower(), ours.strip()
