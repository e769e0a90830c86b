"""Modules and commands, each in a process of its own that is forked from one in which Django is set up: to start Python and read the
product takes longer than most of them do.

`python -m bench.within bench.forked` reads the arguments of each as a line of JSON, and says after its output how it ended.
"""

import gc
import json
import os
import runpy
import subprocess
import sys
import traceback
from collections.abc import Mapping
from typing import Final

from django.core.management import execute_from_command_line

from config.supervisor import ROOT, die_with_parent

ENDED: Final = "\x04 "
"""Begins the line after all that one has printed; its status follows."""


class Forked:
    """The process from which they are forked, one after the other; its errors go where ours go."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.within", "bench.forked"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads here
        )

    def run(self, *arguments: str) -> tuple[str, int]:
        """What a module (its name and arguments) or a command (`manage.py` and its own) prints, and its status."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        said: list[str] = []
        for line in self._process.stdout:
            before, ended, status = line.partition(ENDED)
            said.append(before)
            if ended:
                return "".join(said), int(status)
        return "".join(said), 1

    def close(self) -> None:
        self._process.communicate()


def serve() -> None:
    gc.freeze()  # shared with every child
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.exit(_run(json.loads(line)))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(f"{ENDED}{status}", flush=True)


def _run(arguments: list[str]) -> int | str | None:
    sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123 - until it ends
    sys.argv = arguments
    try:
        if arguments[0] == "manage.py":
            execute_from_command_line(arguments)
        else:
            runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code
    except BaseException:  # noqa: BLE001 - as Python itself
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    serve()
