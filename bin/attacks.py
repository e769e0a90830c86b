"""What bin/attack does: it runs tests/attack and prints the table that the tests tell."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET

from bootstrap import ROOT

TOLD = "attack"
"""The property that a test records: attack, count and limit, parted by tabs."""


def attack() -> NoReturn:
    """Run them one after the other and exit with pytest's status. With --minute slow clients have a minute each."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--minute"]
    environment = {**os.environ, **({"ATTACK_SECONDS": "60"} if "--minute" in sys.argv else {})}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "attacks.xml"
        command = [sys.executable, f"{ROOT}/bin/test", "-n", "0", f"--junitxml={report}"]
        command += ["-o", "junit_family=xunit1", "tests/attack"]
        status = subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=False).returncode
        if report.exists():
            sys.stdout.write(table(list(lines(report))))
    sys.exit(status)


def lines(report: Path) -> Iterator[tuple[str, str, str, str]]:
    """Attack, count, limit and result of each that told something, in their order."""
    for case in ET.parse(report).iter("testcase"):
        fell = case.find("failure") is not None or case.find("error") is not None
        told = [one.get("value", "") for one in case.iter("property") if one.get("name") == TOLD]
        for line in told or ([f"{case.get('name')}\t\t"] if fell else []):
            what, count, limit = line.split("\t")
            yield what, count, limit, "FELL" if fell else "held"


def table(rows: list[tuple[str, str, str, str]]) -> str:
    """The lines as columns."""
    head = [("attack", "count", "limit", "result"), *rows]
    widths = [max(len(row[column]) for row in head) for column in range(4)]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in head]
    return "\n".join(["", *(line.rstrip() for line in shown), ""])
