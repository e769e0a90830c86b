"""How requirements get into `.venv`: by uv, which takes a tenth of the time, else by pip. Standard library only.

A uv that is there already serves when it is not too old; else pip fetches the one that requirements/uv.txt pins.
Where no uv can be had, or it fails, pip installs. Both ask the index that pip is set up to ask.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from config import progress

OLDEST_UV = (0, 5)  # the first that knows all variables of `as_uv`
OLDEST_PIP = (22, 3)  # the first that installs into another environment
PIP_QUIET = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
MOST_SAID = 1 << 20
YES = ("1", "true", "yes", "on", "y", "t")  # as pip reads its settings


class Installer:
    """Installs into one virtual environment. `lock`: a descriptor under which only one process does so; it is held
    until the last of those it starts has ended, though this one be killed."""

    def __init__(self, venv: Path, lock: int) -> None:
        self.venv, self.lock = venv, lock
        self.python = venv / "bin" / "python"

    def make(self) -> None:
        """A new, empty environment; what lay there goes. Exits with a sentence when Python cannot."""
        made = subprocess.run(
            [_base(), "-m", "venv", "--clear", "--without-pip", str(self.venv)],
            stdout=sys.stderr,
            check=False,
        )
        if made.returncode != 0:
            sys.exit("Python could not make .venv; the lines above say why.")

    def install(self, requirements: Path, uv_requirements: Path) -> None:
        """Install these, hashes checked. Exits with a sentence when neither uv nor pip can."""
        uv = self.find_uv() or self._fetch_uv(uv_requirements)
        if uv is not None:
            failed = self._by_uv(uv, requirements)
            if failed is None:
                return
            sys.stderr.write(f"{failed}\nuv could not install requirements/{requirements.name}: pip tries.\n")
            self.make()
        self._by_pip(requirements)

    def find_uv(self) -> Path | None:
        """The environment's own uv, else the one on PATH, when it serves."""
        for uv in (shutil.which("uv", path=str(self.venv / "bin")), shutil.which("uv")):
            if uv is not None and _version([uv, "--version"]) >= OLDEST_UV:
                return Path(uv)
        return None

    def _fetch_uv(self, requirements: Path) -> Path | None:
        options = ("--only-binary", ":all:", "--require-hashes", "-r", str(requirements))
        failed = self._run([*self._pip(), "install", *PIP_QUIET, *options], "Fetching uv", _last_line)
        uv = self.find_uv() if failed is None else None
        if uv is None:
            sys.stderr.write(f"{failed or 'It does not run here.'}\nuv cannot be had: pip installs.\n")
        return uv

    def _by_uv(self, uv: Path, requirements: Path) -> str | None:
        pip = self._pip_at_hand()
        settings = pip_settings([*pip, "config", "list"]) if pip else {}
        no_index = ["--no-index"] if settings.get("no-index", "").lower() in YES else []
        options = ["--python", str(self.python), "--require-hashes", *no_index, "-r", str(requirements)]
        environment = {**os.environ, **as_uv(settings, os.environ)}
        what = f"Installing requirements/{requirements.name} into .venv"
        return self._run([str(uv), "pip", "install", *options], what, _last_line, environment)

    def _by_pip(self, requirements: Path) -> None:
        wanted = len(re.findall(r"^[\w.-]+==", requirements.read_text(), re.MULTILINE))

        def how_far(output: str) -> str:
            if "Installing collected packages" in output:
                return "unpacking"
            return f"{len(re.findall('^Collecting ', output, re.MULTILINE))} of {wanted} packages"

        command = [*self._pip(), "install", *PIP_QUIET, "--require-hashes", "-r", str(requirements)]
        what = f"Installing requirements/{requirements.name} into .venv by pip, which takes a minute or two"
        failed = self._run(command, what, how_far)
        if failed is not None:
            sys.exit(
                f"{failed}\npip could not install requirements/{requirements.name}; its last lines above say why."
            )

    def _pip(self) -> list[str]:
        """A pip that works on this environment; where there is none, Python's ensurepip puts one into it."""
        pip = self._pip_at_hand()
        if pip:
            return pip
        if importlib.util.find_spec("ensurepip") is None:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            sys.exit(
                f"This Python ({sys.executable}) has neither pip nor ensurepip and so cannot fill .venv. "
                f"On Debian and Ubuntu: apt-get install python{version}-venv"
            )
        command = [str(self.python), "-m", "ensurepip", "--default-pip"]
        failed = self._run(command, "Putting pip into .venv", _last_line)
        if failed is not None:
            sys.exit(f"{failed}\nPython could not put pip into .venv; the lines above say why.")
        return [str(self.python), "-m", "pip"]

    def _pip_at_hand(self) -> list[str]:
        """The environment's own pip, else that of the Python it is made of; empty where neither is."""
        if (self.venv / "bin" / "pip").exists():
            return [str(self.python), "-m", "pip"]
        of_python = [_base(), "-m", "pip"]
        if _version([*of_python, "--version"]) < OLDEST_PIP:
            return []
        return [*of_python, "--python", str(self.python)]

    def _run(
        self,
        command: Sequence[str],
        what: str,
        how_far: Callable[[str], str],
        environ: Mapping[str, str] | None = None,
    ) -> str | None:
        """Run to its end, saying how far it is by its output; None when it did its work, else its last lines."""
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environ, pass_fds=(self.lock,)
            )

            def output() -> str:
                return os.pread(log.fileno(), MOST_SAID, 0).decode(errors="replace")

            try:
                status = progress.wait(process, what, lambda: how_far(output()), sys.stderr)
            except BaseException:
                process.terminate()
                process.wait()
                raise
            return None if status == 0 else "\n".join(output().splitlines()[-20:])


def pip_settings(listing: Sequence[str]) -> dict[str, str]:
    """What pip is set up with for `install`, by option, from the answer to `pip config list`.

    Its files and variables have one meaning for each option: the environment's, else install's, else the global one.
    """
    done = subprocess.run(listing, capture_output=True, text=True, check=False)
    sections: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in done.stdout.splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in sections:
            sections[section][option] = str(ast.literal_eval(value))
    return {**sections["global"], **sections["install"], **sections[":env:"]}


def as_uv(pip: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that tell uv what pip is set up with: where the packages are, and whom to trust. What the
    environment sets for uv itself wins."""
    extra = pip.get("extra-index-url", "").split()
    bundles = (pip.get("cert"), environ.get("REQUESTS_CA_BUNDLE"), environ.get("CURL_CA_BUNDLE"))
    variables = {
        "UV_DEFAULT_INDEX": pip.get("index-url"),
        "UV_INDEX": " ".join(extra),
        # As pip does: the version that is pinned may lie in any of them, and its hash says that it is the one.
        "UV_INDEX_STRATEGY": "unsafe-best-match" if extra else None,
        "UV_FIND_LINKS": ",".join(pip.get("find-links", "").split()),
        "UV_INSECURE_HOST": " ".join(pip.get("trusted-host", "").split()),
        "UV_HTTP_TIMEOUT": pip.get("timeout") or pip.get("default-timeout"),
        "SSL_CERT_FILE": next(filter(None, bundles), None),
        "SSL_CLIENT_CERT": pip.get("client-cert"),
        "HTTP_PROXY": pip.get("proxy"),
        "HTTPS_PROXY": pip.get("proxy"),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    return {name: value for name, value in variables.items() if value and not environ.get(name)}


def _base() -> str:
    """The Python itself: ours may be the very .venv that is made anew."""
    return str(getattr(sys, "_base_executable", sys.executable))


def _version(command: Sequence[str]) -> tuple[int, ...]:
    """The version that a program prints, () where it does not run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ()
    version = re.search(r"\d+(?:\.\d+)+", done.stdout) if done.returncode == 0 else None
    return tuple(int(part) for part in version[0].split(".")) if version else ()


def _last_line(output: str) -> str:
    return output.strip().splitlines()[-1].strip() if output.strip() else ""
