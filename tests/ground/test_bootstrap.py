"""How `bin/` fills `.venv` on a first start. Only the index is faked: small wheels in a folder, a uv among them."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.waiting import eventually

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.processes
ENTER = """
import sys
import bootstrap
bootstrap.enter("embedded")
import kenari
print(sys.prefix, kenari.BY)
"""
UV = """#!/bin/sh
[ "$1" = --version ] && echo "uv {version}" && exit 0
set > "{record}"
printf '%s\\n' "$@" > "{record}.arguments"
{does}
"""
PACKAGES = 'set -- "${4%/bin/python}"/lib/python*/site-packages; '
INSTALLS = PACKAGES + 'echo "BY = \'uv\'" > "$1/kenari.py"'
FAILS = 'echo "no such host" >&2; exit 2'


def wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> str:
    """Make a wheel in the folder; returns the line that pins it."""
    info = f"{name}-{version}.dist-info"
    every = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    listed = "".join(f"{path},,\n" for path in [*every, f"{info}/RECORD"])
    made = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in {**every, f"{info}/RECORD": listed}.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o100755 << 16
            archive.writestr(entry, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(made.read_bytes()).hexdigest()}\n"


class Clone:
    """A clone of the repository as far as `bin/bootstrap.py` reads it, and the index that it finds."""

    def __init__(self, place: Path) -> None:
        self.place, self.links, self.path = place / "clone", place / "links", place / "path"
        self.record = place / "record"
        for folder in (self.place / "bin", self.place / "config", self.place / "requirements"):
            folder.mkdir(parents=True)
        self.links.mkdir()
        self.path.mkdir()
        for name in ("bin/bootstrap.py", "bin/install.py", "config/__init__.py", "config/progress.py"):
            shutil.copy(ROOT / name, self.place / name)
        (self.place / "bin" / "enter").write_text(ENTER)
        pinned = wheel(self.links, "kenari", "1.0", {"kenari.py": "BY = 'pip'\n"})
        for kind in ("embedded", "dev"):
            (self.place / "requirements" / f"{kind}.txt").write_text(pinned)
        self.pin_uv(INSTALLS)

    def pin_uv(self, does: str) -> None:
        """Let the index have a uv that does this."""
        script = UV.format(version="9.9.9", record=self.record, does=does)
        pinned = wheel(self.links, "uv", "9.9.9", {"uv-9.9.9.data/scripts/uv": script})
        (self.place / "requirements" / "uv.txt").write_text(pinned)

    def put_uv_on_path(self, does: str, version: str = "0.9.1") -> None:
        script = self.path / "uv"
        script.write_text(UV.format(version=version, record=self.record, does=does))
        script.chmod(0o755)

    def start(self, **environ: str) -> "subprocess.Popen[str]":
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_"))}
        index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.links), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [sys.executable, "bin/enter"],
            cwd=self.place,
            env={**kept, "PATH": str(self.path), **index, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # As at a terminal: a suite that runs in the background was told to ignore Ctrl-C, and its children with it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no other thread starts here
        )

    def enter(self, **environ: str) -> tuple[str, str]:
        """By whom it was installed, and what the person at the terminal read. A failure is the sentence."""
        process = self.start(**environ)
        out, err = process.communicate()
        if process.returncode != 0:
            return "", err
        prefix, by = out.split()
        assert prefix == str(self.venv)
        return by, err

    @property
    def venv(self) -> Path:
        return self.place / ".venv"

    @property
    def stamp(self) -> Path:
        return self.venv / "tuntas.json"

    def variables(self) -> dict[str, str]:
        """What uv was started with."""
        lines = self.record.read_text().splitlines()
        return {name: value.strip("'") for name, _, value in (line.partition("=") for line in lines)}

    def pid_of_uv(self) -> int:
        """Of a uv that writes it to "$RECORD.pid", once it does."""
        file = self.record.with_suffix(".pid")
        eventually(lambda: file.exists() and file.read_text().endswith("\n"))
        return int(file.read_text())


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_a_first_start_fetches_uv_from_the_index_and_installs_by_it(clone: Clone) -> None:
    assert clone.enter()[0] == "uv"
    arguments = (clone.place.parent / "record.arguments").read_text().split()
    assert arguments[:2] == ["pip", "install"]
    assert {"--require-hashes", "--no-index", str(clone.place / "requirements" / "embedded.txt")} <= set(
        arguments
    )
    assert json.loads(clone.stamp.read_text())["kind"] == "embedded"


def test_a_second_start_asks_nobody(clone: Clone) -> None:
    clone.put_uv_on_path(INSTALLS)
    assert clone.enter()[0] == "uv"
    clone.put_uv_on_path(FAILS)
    shutil.rmtree(clone.links)
    assert clone.enter()[0] == "uv"


def test_other_requirements_are_installed_over_the_old_ones(clone: Clone) -> None:
    clone.put_uv_on_path(INSTALLS)
    clone.enter()
    clone.record.unlink()
    (clone.venv / "kept").touch()
    requirements = clone.place / "requirements" / "embedded.txt"
    requirements.write_text(f"# newer\n{requirements.read_text()}")
    assert clone.enter()[0] == "uv"
    assert clone.record.exists()
    assert (clone.venv / "kept").exists()


def test_where_uv_fails_pip_installs_and_says_why(clone: Clone) -> None:
    clone.pin_uv(FAILS)
    by, output = clone.enter()
    assert by == "pip"
    assert "no such host" in output
    assert "uv could not install requirements/embedded.txt: pip tries." in output


def test_where_no_uv_can_be_had_pip_installs(clone: Clone) -> None:
    (clone.links / "uv-9.9.9-py3-none-any.whl").unlink()
    assert clone.enter()[0] == "pip"


def test_where_python_has_no_pip_that_serves_it_gets_one(clone: Clone) -> None:
    script = clone.place / "bin" / "install.py"
    script.write_text(script.read_text().replace("OLDEST_PIP = (22, 3)", "OLDEST_PIP = (999,)"))
    assert clone.enter()[0] == "uv"
    assert (clone.venv / "bin" / "pip").exists()


def test_a_uv_that_is_not_the_pinned_one_is_not_run(clone: Clone) -> None:
    other = (clone.place / "requirements" / "uv.txt").read_text()
    clone.pin_uv("exit 0")
    (clone.place / "requirements" / "uv.txt").write_text(other)
    assert clone.enter()[0] == "pip"
    assert not clone.record.exists()


def test_a_uv_on_the_path_serves(clone: Clone) -> None:
    clone.put_uv_on_path(INSTALLS)
    assert clone.enter()[0] == "uv"
    assert not (clone.venv / "bin" / "uv").exists()


def test_a_uv_on_the_path_that_is_too_old_is_passed_over(clone: Clone) -> None:
    clone.put_uv_on_path(FAILS, version="0.4.30")
    assert clone.enter()[0] == "uv"
    assert (clone.venv / "bin" / "uv").exists()


def test_what_pip_is_set_up_with_holds_for_uv(clone: Clone, tmp_path: Path) -> None:
    clone.put_uv_on_path(INSTALLS)
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://one.invalid/simple\ntimeout = 77\ncert = /etc/kenari.pem\n"
        "[install]\nextra-index-url =\n  https://two.invalid/simple\n  https://three.invalid/simple\n"
        "trusted-host =\n  two.invalid\n  three.invalid:8443\n"
    )
    given = {"PIP_CONFIG_FILE": str(settings), "PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "/a /b"}
    given |= {"SSL_CERT_FILE": "", "PIP_TIMEOUT": "99", "PIP_PROXY": "http://proxy.invalid:3128"}
    assert clone.enter(**given)[0] == "uv"
    variables = clone.variables()
    assert variables["UV_DEFAULT_INDEX"] == "https://one.invalid/simple"
    assert variables["UV_INDEX"] == "https://two.invalid/simple https://three.invalid/simple"
    assert variables["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert variables["UV_INSECURE_HOST"] == "two.invalid three.invalid:8443"
    assert variables["UV_FIND_LINKS"] == "/a,/b"
    assert variables["UV_HTTP_TIMEOUT"] == "99"
    assert variables["SSL_CERT_FILE"] == "/etc/kenari.pem"
    assert variables["HTTPS_PROXY"] == "http://proxy.invalid:3128"
    assert "--no-index" not in (tmp_path / "record.arguments").read_text()


def test_what_is_set_for_uv_itself_wins(clone: Clone) -> None:
    clone.put_uv_on_path(INSTALLS)
    clone.enter(PIP_INDEX_URL="https://one.invalid/simple", UV_DEFAULT_INDEX="https://own.invalid/simple")
    assert clone.variables()["UV_DEFAULT_INDEX"] == "https://own.invalid/simple"


def has_ended(pid: int | str) -> bool:
    """Whether it runs no more; the first process of the machine may take its time to bury it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_an_environment_whose_installation_was_killed_is_made_anew_when_its_last_process_has_ended(
    clone: Clone,
) -> None:
    half = 'echo half > "$1/half.py"; echo $$ > "$RECORD.pid"; /bin/sleep 4; echo late > "$1/late.py"'
    clone.put_uv_on_path(PACKAGES + half)
    process = clone.start(RECORD=str(clone.record))
    orphan = clone.pid_of_uv()
    process.kill()
    assert not clone.stamp.exists()
    clone.put_uv_on_path(INSTALLS)
    assert clone.enter()[0] == "uv"
    assert has_ended(orphan)
    packages = {path.name for path in clone.venv.glob("lib/python*/site-packages/*.py")}
    assert packages == {"kenari.py"}
    process.communicate()


def test_a_stop_while_it_installs_stops_uv(clone: Clone) -> None:
    clone.put_uv_on_path('echo $$ > "$RECORD.pid"; exec /bin/sleep 60')
    process = clone.start(RECORD=str(clone.record))
    pid = clone.pid_of_uv()
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert not Path(f"/proc/{pid}").exists()
    assert not clone.stamp.exists()


def test_where_neither_can_install_it_says_so_and_leaves_no_stamp(clone: Clone) -> None:
    clone.put_uv_on_path(FAILS)
    (clone.links / "kenari-1.0-py3-none-any.whl").unlink()
    by, output = clone.enter()
    assert by == ""
    assert "pip could not install requirements/embedded.txt" in output
    assert "kenari" in output
    assert not clone.stamp.exists()


def test_the_pinned_uv_is_of_the_kind_that_serves() -> None:
    pinned = (ROOT / "requirements" / "uv.txt").read_text()
    version = pinned.split("==")[1].split()[0]
    assert tuple(int(part) for part in version.split(".")) >= (0, 5)
    assert pinned.count("--hash=sha256:") > 10
    assert "http" not in pinned
