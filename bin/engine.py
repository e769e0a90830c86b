"""A stand-in for Docker, of Debian's parts: podman, podman-compose, and images made by debootstrap.

`python bin/engine.py compose ...` does what `docker compose ...` says. podman leaves out what compose asks of health
checks, so `up` without a service waits as docker-compose.yml says: the servers, then migrate to its end, then the rest.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from bootstrap import ROOT
from install import pip_settings

STAND_INS = ROOT / "docker" / "stand-ins"
IMAGES = {
    "python:3.11-slim": "python",
    "postgres:17": "postgres",
    "valkey/valkey:8": "valkey",
    "axllent/mailpit:v1.21": "mail",
    "debian:trixie-slim": "debian",
    "tuntas-proxy:latest": "proxy",
}
"""Name asked for by Dockerfile and compose → the stand-in that has it."""
DEBIAN = {"bookworm": "python3,python3-venv,ca-certificates", "trixie": "ca-certificates"}
PACKAGES = ("podman", "runc", "debootstrap", "catatonit", "netavark", "aardvark-dns", "iptables")
ONE_IMAGE = ("web",)
"""Four services run it; podman-compose would build it for each of them."""
SEVERAL = "docker-compose.several.yml"
ADDED = ("pgbouncer", "replica")
"""By it, to the servers."""
BUILT = ("pgbouncer",)
SERVERS, REST = ("postgres", "redis", "mail"), ("web", "worker", "beat")
# crun fails on hybrid cgroups, and higher limits may be refused.
CONFIGURATION = """[containers]
default_ulimits = ["nproc=500:500", "nofile=1000:1000"]
[engine]
runtime = "runc"
[network]
network_backend = "netavark"
"""
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
HEALTHY_SECONDS = 180


class Engine:
    """Works in `folder` for the compose project there; `place` keeps what is made once."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.place, self.folder = place, folder
        self.configuration = place / "containers.conf"
        self.compose_program = place / "venv" / "bin" / "podman-compose"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "CONTAINERS_CONF": str(self.configuration),
            "PODMAN_COMPOSE_WARNING_LOGS": "false",
        }

    def prepare(self) -> None:
        """Install what is missing and make the images that are not there."""
        self.place.mkdir(parents=True, exist_ok=True)
        self.configuration.write_text(CONFIGURATION)
        if missing := [name for name in PACKAGES if not _installed(name)]:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            say(f"Installing {', '.join(missing)}")
            subprocess.run(["apt-get", "-qq", "update"], env=quiet, check=True)
            command = ["apt-get", "install", "-qqy", "--no-install-recommends", *missing]
            subprocess.run(command, env=quiet, check=True, stdout=subprocess.DEVNULL)
        if not self.compose_program.exists():
            subprocess.run([sys.executable, "-m", "venv", str(self.place / "venv")], check=True)
            pip = [str(self.place / "venv" / "bin" / "pip"), "install", "-q", "--require-hashes", "-r"]
            subprocess.run([*pip, str(ROOT / "requirements" / "containers.txt")], check=True)
        for name, stand_in in IMAGES.items():
            if not self.has(name):
                self.make(name, stand_in)

    def has(self, image: str) -> bool:
        return self.podman("image", "exists", image, check=False).returncode == 0

    def make(self, name: str, stand_in: str) -> None:
        """An image of this name from Debian's packages."""
        say(f"Making an image in place of {name}")
        recipe = STAND_INS / f"{stand_in}.Containerfile"
        release = recipe.read_text().split("FROM tuntas-debian:")[1].split()[0]
        if not self.has(f"tuntas-debian:{release}"):
            tree = self.place / release
            remove(tree)
            command = ["debootstrap", "--variant=minbase", f"--include={DEBIAN[release]}", release, str(tree)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            left_out = ("./proc/*", "./sys/*", "./var/cache/apt/archives/*.deb")
            tar = ["tar", "-C", str(tree), "-c", *(f"--exclude={path}" for path in left_out), "."]
            with subprocess.Popen(tar, stdout=subprocess.PIPE) as packed:
                self.podman("import", "-q", "-", f"tuntas-debian:{release}", stdin=packed.stdout)
            remove(tree)
        self.podman("build", "-q", "--network", "host", "-t", name, "-f", str(recipe), str(STAND_INS))

    def podman(
        self, *words: str, check: bool = True, stdin: IO[bytes] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        done: subprocess.CompletedProcess[str] = subprocess.run(
            ["podman", *words],
            env=self.environment,
            stdin=stdin or subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode != 0:
            sys.exit(f"podman {' '.join(words)}: {done.stderr[-3000:]}")
        return done

    # What `docker compose` does.

    def compose(self, words: Sequence[str]) -> int:
        """Its exit status."""
        if words[:1] == ["up"] and not set(words) - {"up", "-d", "--build"}:
            return self.up(build="--build" in words)
        if words[:1] == ["up"] and "--wait" in words:
            services = [word for word in words[1:] if not word.startswith("-")]
            status = self.raw(*(word for word in words if word != "--wait"))
            return status or int(not self.await_health(services))
        if words[:1] == ["build"]:
            return self.build(words[1:])
        return self.raw(*words)

    def raw(self, *words: str, quiet: bool = False) -> int:
        """podman-compose itself."""
        told = subprocess.DEVNULL if quiet else None
        named = [word for name in self.files for word in ("-f", name)]
        command = [str(self.compose_program), *named, *words]
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, stdout=told, stderr=told, check=False
        )
        return done.returncode

    @property
    def files(self) -> list[str]:
        """Those that COMPOSE_FILE names in `.env`, which podman-compose looks for in its environment only."""
        path = self.folder / ".env"
        lines = path.read_text().splitlines() if path.exists() else []
        named = [line.partition("=")[2] for line in lines if line.startswith("COMPOSE_FILE=")]
        return named[-1].split(":") if named else []

    def build(self, words: Sequence[str]) -> int:
        """With the packages from where this machine's pip has them; nothing of that stays in the image."""
        settings = pip_settings([sys.executable, "-m", "pip", "config", "list"])
        kept = {
            name: value for name, value in settings.items() if name in _OF_THE_INDEX and "file:" not in value
        }
        (self.place / "pip.conf").write_text(
            "\n".join(
                [
                    "[global]",
                    *(f"{name} = {value}" for name, value in kept.items()),
                    f"cert = {CERTIFICATES}",
                    "",
                ]
            )
        )
        mounts = {self.place / "pip.conf": "/etc/pip.conf", CERTIFICATES: CERTIFICATES}
        volumes = " ".join(f"--volume={here}:{there}:ro" for here, there in mounts.items())
        return self.raw(f"--podman-build-args=--network=host {volumes}", "build", *(words or self.built))

    @property
    def built(self) -> tuple[str, ...]:
        return ONE_IMAGE + (BUILT if SEVERAL in self.files else ())

    def up(self, *, build: bool) -> int:
        """All of it, each when what it waits for is well. (podman-compose would start anew what waits for migrate
        together with it.)"""
        if build and (status := self.build([])):
            return status
        if status := self.raw("up", "-d", "--no-deps", *SERVERS):
            return status
        if not self.await_health(SERVERS):
            return 1
        if SEVERAL in self.files:
            if status := self.raw("up", "-d", "--no-deps", *ADDED):
                return status
            if not self.await_health(ADDED):
                return 1
        return (
            self.raw("run", "--rm", "-T", "--no-deps", "migrate")
            or self.raw("up", "-d", "--no-deps", *REST)
            or int(not self.await_health(REST))
        )

    def container(self, service: str) -> str:
        return f"{self.folder.name}_{service}_1"

    def await_health(self, services: Sequence[str]) -> bool:
        """Ask each one's health check until it is content; says who is not in time."""
        until = time.monotonic() + HEALTHY_SECONDS
        for service in services:
            if not self.has_check(service):
                continue
            while (
                done := self.podman("healthcheck", "run", self.container(service), check=False)
            ).returncode != 0:
                if time.monotonic() > until:
                    logs = self.podman("logs", "--tail", "20", self.container(service), check=False)
                    sys.stderr.write(
                        f"{service} is not healthy: {done.stdout}{done.stderr}\n{logs.stdout}{logs.stderr}\n"
                    )
                    return False
                time.sleep(1)
        return True

    def has_check(self, service: str) -> bool:
        told = json.loads(self.podman("inspect", self.container(service)).stdout)
        return bool(told[0]["Config"].get("Healthcheck"))


_OF_THE_INDEX = ("index-url", "extra-index-url", "trusted-host", "proxy", "timeout", "default-timeout")


def docker(place: Path, environ: Mapping[str, str]) -> str:
    """A PATH whose first `docker` is this engine."""
    folder = place / "bin"
    folder.mkdir(exist_ok=True)
    program = folder / "docker"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "{__file__}" "{place}" "$@"\n'
    )
    program.chmod(0o755)
    return f"{folder}:{environ['PATH']}"


def remove(tree: Path) -> None:
    """A tree of debootstrap's, without what it may have left mounted there: the processes of this machine, for one."""
    for mounted in mounted_below(tree, Path("/proc/self/mounts").read_text()):
        subprocess.run(["umount", "--lazy", mounted], check=True)
    shutil.rmtree(tree, ignore_errors=True)


def mounted_below(tree: Path, mounts: str) -> list[str]:
    """Innermost first."""
    where = [line.split()[1] for line in mounts.splitlines()]
    return sorted((each for each in where if Path(each).is_relative_to(tree)), reverse=True)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _installed(name: str) -> bool:
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", name], capture_output=True, text=True, check=False
    )
    return asked.stdout.endswith("ok installed")


if __name__ == "__main__":
    engine_place, program_word, *given = sys.argv[1:]
    if program_word != "compose":
        sys.exit(f"Only `docker compose` is stood in for, not `docker {program_word}`.")
    sys.exit(Engine(Path(engine_place), Path.cwd()).compose(given))
