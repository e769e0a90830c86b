"""django-helpdesk beside Tuntas: the same questions, at the same sizes, in the same run, in turns, each asked by somebody who sees
everything, and each once before it is measured."""

import os
import subprocess
import venv
from collections.abc import Sequence
from contextlib import closing
from statistics import median
from typing import Any, Final, TypeAlias

from accounts.roles import Role
from bench.measuring import Bench, Size
from bench.scale import Own, sizes_up_to
from config.embedded import throwaway
from config.supervisor import ROOT

PEER: Final = ("django-helpdesk==2.6.1", "psycopg[binary]")
CITIZEN: Final = "complainant"
OURS: Final = {
    "filing": ("filing", CITIZEN),
    "list": ("work list", Role.OMBUDSMAN),
    "search, rare": ("search, rare", Role.OMBUDSMAN),
    "search, frequent": ("search, frequent", Role.OMBUDSMAN),
    "report": ("measures by agency", Role.OMBUDSMAN),
}
"""Its question, and what it is called where ours are asked (`bench.asking`). The reader there is a superuser, who sees all tickets."""


def peers(bench: Bench) -> None:
    """Fill both, ask both; a table of CPU and how many times ours is ahead."""
    with (
        throwaway({}) as our_addresses,
        throwaway({}) as their_addresses,
        closing(Own(our_addresses)) as own,
    ):
        theirs = Peer(their_addresses)
        theirs.install()
        own.run("manage.py", "migrate", "--verbosity", "0")
        own.json("bench.lives", "tell", str(bench.size.lives))
        facts: dict[str, Any] = {"peer": theirs.version(), "sizes": {}}
        for cases in sizes_up_to(bench.size.cases):
            own.copied(bench.size, cases)
            theirs.run("bench.peer.helpdesk", str(cases))
            rounds = [_round(own, theirs, bench.size, cases) for _ in range(bench.size.rounds)]
            facts["sizes"][cases] = rounds
            print(compared(cases, rounds), flush=True)
    bench.facts["peers"] = facts


Round: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""By question, what it cost `ours` and `theirs` (`bench.costs`)."""


def _round(own: Own, theirs: "Peer", size: Size, cases: int) -> Round:
    own.json(
        "bench.lives", "recount"
    )  # as the worker does within a minute, of what the round before filed too
    seconds = str(size.seconds / 2)
    asked = [Role.OMBUDSMAN, *(name for name, _reader in OURS.values())]
    found = own.json("bench.asking", seconds, str(own.var / "plans.txt"), *asked)["figures"]
    ours = {(each["figure"], each["reader"]): each for each in found}
    other = theirs.json("bench.peer.helpdesk", str(cases), seconds)
    return {name: {"ours": ours[key], "theirs": other[name]} for name, key in OURS.items()}


class Peer(Own):
    """The other product on a server of its own, with the Python of its environment."""

    def __init__(self, addresses: dict[str, str]) -> None:
        super().__init__(addresses)
        self.home = self.var / "peer"
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.environment = {
            **kept,
            "DATABASE_OWNER_URL": addresses["DATABASE_OWNER_URL"],
            "DJANGO_SETTINGS_MODULE": "bench.peer.settings",
        }
        self.interpreter = str(self.home / "bin" / "python")

    def install(self) -> None:
        """From the package index that this machine's pip is set up for."""
        venv.create(self.home, with_pip=True)
        command = [self.interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEER]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{PEER[0]} cannot be installed here:\n{done.stderr[-1500:]}")

    def run(self, *arguments: str, sound: bool = True) -> str:
        return self._python("-m", "bench.within", *arguments, sound=sound)

    def version(self) -> str:
        code = "from importlib.metadata import version; print('django-helpdesk', version('django-helpdesk'))"
        return self._python("-c", code).strip()

    def _python(self, *arguments: str, sound: bool = True) -> str:
        done = subprocess.run(
            [self.interpreter, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode and sound:
            raise SystemExit(f"{' '.join(arguments)} failed.")
        return done.stdout


def compared(cases: int, rounds: Sequence[Round]) -> str:
    """A table: of the rounds, in each of which both were asked, the middle of each side's CPU and of how far ours was ahead."""
    head = f"CPU ms, {cases:,} cases"
    lines = [f"{head:26}{'ours':>10}{'theirs':>12}{'ahead':>9}   each round"]
    for name in rounds[0]:
        costs = [[_cpu(each[name][side]) for side in ("ours", "theirs")] for each in rounds]
        paid = [(ours, theirs) for ours, theirs in costs if ours is not None and theirs is not None]
        if len(paid) < len(rounds):
            told = [sorted({each[name][side]["status"] for each in rounds}) for side in ("ours", "theirs")]
            lines.append(f"{name:26}{told[0]!s:>10}{told[1]!s:>12}   status")
            continue
        ahead = [theirs / ours for ours, theirs in paid]
        ours, theirs = (median(pair[side] for pair in paid) for side in (0, 1))
        each = " ".join(f"{ratio:,.1f}" for ratio in ahead)
        lines.append(f"{name:26}{ours:>10,.1f}{theirs:>12,.1f}{median(ahead):>8,.1f}x   {each}")
    return "\n".join(lines)


def _cpu(cost: dict[str, Any]) -> float | None:
    return float(cost["app_ms"] + cost["database_ms"]) if "app_ms" in cost else None
