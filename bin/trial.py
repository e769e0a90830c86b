"""What bin/containers does: docker-compose.yml and docs/operations.md, word for word, on an engine of this machine."""

import base64
import json
import os
import re
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, NoReturn

from bootstrap import ROOT
from engine import Engine, docker, say

PAGE = ROOT / "docs" / "operations.md"
NAME = "tuntas-trial"
PLACE = ROOT / "var" / "containers"
HOST = "tuntas.test"
PORT, TLS = 18000, 18443
MAIL = "http://127.0.0.1:8025/api/v1/messages"
PATIENCE = 90
PASSWORD = secrets.token_urlsafe(12)
PEOPLE = """
from accounts.models import *
agency = Agency.objects.create(code="uji", name="Kabupaten Uji", level="regency")
unit = Unit.objects.create(code="puskesmas-uji", name="Puskesmas Uji", agency=agency)
for name, seat in {"koordinator": {"role": "coordinator", "agency": agency}, "petugas": {"role": "officer", "unit": unit}}.items():
    user = User(username=name, name=name, email=name + "@uji.example")
    user.set_password("PASSWORD")
    user.save()
    Membership.objects.create(user=user, **seat)
"""


def trial() -> NoReturn:
    """Exit status 0 when all of it went as the page says."""
    if "--help" in sys.argv:
        say(str(sys.modules["__main__"].__doc__))
        sys.exit(0)
    if os.geteuid() != 0:
        sys.exit("bin/containers starts containers and makes images: run it as root.")
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # by way of the clean-up
    parts = sys.argv[1:] or ["one", "several"]
    if not set(parts) <= {"one", "several"}:
        sys.exit("bin/containers takes `one`, `several` or nothing, which is both.")
    engine = Engine(PLACE, PLACE / NAME)
    engine.prepare()
    began = time.monotonic()
    if "one" in parts:
        site = Site(engine)
        try:
            site.all()
        finally:
            site.clear()
    if "several" in parts:
        from several import several

        several()
    say(f"All of it went well, in {(time.monotonic() - began) / 60:.0f} minutes.")
    sys.exit(0)


class Site:
    """An installation in a folder of its own, and the hands of whoever runs it."""

    mails_at = MAIL
    checked: tuple[str, ...] = ("postgres", "redis", "mail", "web", "worker")
    """Services with a health check."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.folder = engine, engine.folder
        self.environment = {**engine.environment, "PATH": docker(engine.place, engine.environment)}
        self.before, self.now = (_commit(name) for name in ("HEAD^", "HEAD"))
        self.filed: list[tuple[str, str]] = []
        self.tls = ssl.create_default_context()
        self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def all(self) -> None:
        """Every step, in order."""
        self.clear()
        with step("the commit before: build and start"):
            self.check_out(self.before)
            self.write_settings("before")
            self.run("docker compose up -d --build")
            self.start_proxy(f"127.0.0.1:{PORT}")
            self.is_ready()
        with step("people"):
            self.make_people()
        with step("a filing through the proxy, answered, and its mail"):
            self.live_a_case()
        with step("upgrade to this commit"):
            self.check_out(self.now)
            self.write_settings("now")
            self.run("docker compose build")
            self.run("docker compose up -d")
            self.is_ready()
            self.doctor()
            self.live_a_case()
        for service in ("postgres", "redis", "mail", "web", "worker", "beat"):
            with step(f"restart of {service}"):
                self.run(f"docker compose restart {service}")
                self.is_healthy()
                self.file()
        with step("slow clients"):
            self.attack()
        with step("backup and restore"):
            backup, restore = blocks("## Backup and restore")
            self.run(backup)
            self.run("docker compose down -v")
            self.run(restore)
            self.is_ready()
            self.doctor()
            self.live_a_case()

    # What the page says.

    def run(self, script: str) -> str:
        """Lines of a shell in the folder of the installation; what they print."""
        with subprocess.Popen(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                said, _ = process.communicate()
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
        if process.returncode != 0:
            self.tell_why(script, said)
        return said

    def tell_why(self, what: str, said: str) -> NoReturn:
        for service in ("postgres", "pgbouncer", "replica", "migrate", "web", "worker", "beat"):
            logs = self.engine.podman("logs", "--tail", "15", self.engine.container(service), check=False)
            say(f"--- {service}\n{logs.stdout[-3000:]}{logs.stderr[-3000:]}")
        sys.exit(f"--- fell:\n{what}\n{said[-4000:]}")

    def check_out(self, commit: str) -> None:
        """This commit's files; what is uncommitted is not tried. The settings stay."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            if path.name != ".env":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", self.folder], input=archive.stdout, check=True)

    def write_settings(self, tag: str) -> None:
        """`.env` from .env.example, as step 1 says; an upgrade changes the tag only."""
        path = self.folder / ".env"
        if not path.exists():
            values = {
                "SECRET_KEY": secrets.token_urlsafe(64),
                "BASE_URL": f"https://{HOST}",
                "ALLOWED_HOSTS": HOST,
                "EMAIL_FROM": f"Tuntas <tuntas@{HOST}>",
                **{
                    f"{name}_PASSWORD": secrets.token_hex(16)
                    for name in ("POSTGRES", "OWNER", "APP", "REDIS")
                },
            }
            example = (self.folder / ".env.example").read_text()
            filled = re.sub(
                r"^([A-Z_]+)=$", lambda found: f"{found[1]}={values[found[1]]}", example, flags=re.MULTILINE
            )
            path.write_text(f"{filled}PORT={PORT}\nTUNTAS_TAG=\n")
            path.chmod(0o600)
        path.write_text(re.sub(r"^TUNTAS_TAG=.*$", f"TUNTAS_TAG={tag}", path.read_text(), flags=re.MULTILINE))

    def start_proxy(self, *addresses: str) -> None:
        """docker/stand-ins/proxy.conf before the port that compose publishes, or before those of several hosts."""
        conf = (ROOT / "docker" / "stand-ins" / "proxy.conf").read_text()
        conf = conf.replace("listen 443", f"listen 127.0.0.1:{TLS}")
        if addresses == (f"127.0.0.1:{PORT}",):
            conf = conf.replace("127.0.0.1:8000", *addresses)
        else:
            servers = " ".join(f"server {address};" for address in addresses)
            conf = conf.replace("    server {", f"    upstream hosts {{ {servers} }}\n    server {{", 1)
            conf = conf.replace("127.0.0.1:8000", "hosts")
        path = self.folder.parent / "proxy.conf"
        path.write_text(conf)
        volume = f"--volume={path}:/etc/nginx/nginx.conf:ro"
        self.engine.podman(
            "run", "-d", "--name", f"{NAME}-proxy", "--network", "host", volume, "tuntas-proxy"
        )

    def clear(self) -> None:
        """Nothing of it stays but the images."""
        self.engine.podman("rm", "-f", "-t", "1", f"{NAME}-proxy", check=False)
        if (self.folder / ".env").exists():
            self.engine.raw("down", "-v", "-t", "5", quiet=True)
            (self.folder / ".env").unlink()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.filed.clear()

    # Is it well?

    def is_healthy(self) -> None:
        if not self.engine.await_health(self.checked):
            self.tell_why("health checks", "")

    def is_ready(self) -> None:
        """Health checks are content, and /readyz degraded in nothing."""
        self.is_healthy()
        eventually(
            lambda: self.ask("GET", "/readyz")[1].get("degraded") == [], "/readyz without degraded", self
        )

    def doctor(self) -> None:
        self.run("docker compose run --rm --no-deps worker python manage.py doctor")

    def make_people(self) -> None:
        """The first administrator by the page's own words, the rest as `/admin/` would."""
        words = PAGE.read_text().split("Make the first administrator:")[1]
        create, seat = (
            " ".join(found.split()) for found in re.findall(r"`(docker compose exec [^`]+)`", words)[:2]
        )
        secret = f"-e DJANGO_SUPERUSER_PASSWORD={PASSWORD} web"
        create = create.replace(" web ", f" {secret} ") + " --no-input --username admin-uji"
        self.run(create)
        self.run(seat.replace("NAME", "admin-uji"))
        lines = base64.b64encode(PEOPLE.replace("PASSWORD", PASSWORD).encode()).decode()
        self.run(
            f"""docker compose exec -T web python manage.py shell -c "import base64; exec(base64.b64decode('{lines}'))" """
        )

    # Cases.

    def live_a_case(self) -> None:
        """Filed, routed, answered, its mail caught; and every case filed before is still there."""
        address = f"warga-{secrets.token_hex(4)}@uji.example"
        reference, code = self.file(address)
        self.verb("koordinator", reference, "dispatch", unit="puskesmas-uji", classification="ordinary")
        self.verb("petugas", reference, "begin")
        self.verb("petugas", reference, "answer", outcome="founded", reasons="Loket kini dibuka dua.")
        seen = self.expect(200, "GET", f"/api/v1/complaints/{reference}/", **{"X-Access-Code": code})
        assert seen["state"] == "answered", seen["state"]
        eventually(lambda: len(self.mails(address)) >= 2, f"a receipt and an answer to {address}", self)
        assert all(reference in mail["Text"] for mail in self.mails(address))
        for earlier, key in self.filed:
            self.expect(200, "GET", f"/api/v1/complaints/{earlier}/", **{"X-Access-Code": key})

    def file(self, address: str = "") -> tuple[str, str]:
        body = {
            "agency": "uji",
            "unit": "puskesmas-uji",
            "subject": "Antrean loket terlalu lama",
            "description": "Saya menunggu lima jam di loket dan tidak dilayani.",
            "occurred_on": "2026-01-05",
            "identity": "named",
            "complainant": {"name": "Siti Aminah", "email": address or "siti@uji.example"},
        }
        key = {"Idempotency-Key": secrets.token_hex(16)}
        for _ in range(
            5
        ):  # as a client does that is told Retry-After: a web process may meet a dead connection
            status, receipt = self.ask("POST", "/api/v1/complaints/", body, **key)
            if status != HTTPStatus.SERVICE_UNAVAILABLE:
                break
            time.sleep(1)
        if status != HTTPStatus.CREATED:
            self.tell_why(f"filing: {status}", json.dumps(receipt))
        self.filed.append((receipt["reference"], receipt["access_code"]))
        return self.filed[-1]

    def verb(self, who: str, reference: str, verb: str, **carried: Any) -> None:
        credentials = {"username": who, "password": PASSWORD}
        token = self.expect(201, "POST", "/api/v1/tokens/", credentials)["token"]
        bearer = {"Authorization": f"Bearer {token}"}
        version = self.expect(200, "GET", f"/api/v1/complaints/{reference}/", **bearer)["version"]
        self.expect(
            200, "POST", f"/api/v1/complaints/{reference}/{verb}/", {**carried, "version": version}, **bearer
        )

    def mails(self, address: str) -> list[dict[str, str]]:
        with urllib.request.urlopen(self.mails_at, timeout=5) as answer:
            return [mail for mail in json.load(answer)["messages"] if address in mail["To"]]

    def attack(self) -> None:
        """Two hundred half-sent bodies on the port that compose publishes."""
        held = [socket.create_connection(("127.0.0.1", PORT), timeout=5) for _ in range(200)]
        for sock in held:
            sock.sendall(f"POST /lapor/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 90000\r\n\r\na".encode())
        waits = list[float]()
        until = time.monotonic() + 10
        while time.monotonic() < until:
            began = time.monotonic()
            self.expect(200, "GET", "/healthz")
            waits.append(time.monotonic() - began)
        self.file()
        for sock in held:
            sock.close()
        p99 = sorted(waits)[len(waits) * 99 // 100]
        say(f"    /healthz under 200 half-sent bodies: p99 {1000 * p99:.0f} ms of {len(waits)}")
        assert p99 < 1, p99

    # Requests through the proxy.

    def expect(self, status: int, method: str, path: str, body: Any = None, **headers: str) -> Any:
        got, answer = self.ask(method, path, body, **headers)
        if got != status:
            self.tell_why(f"{method} {path}: {got}, not {status}", json.dumps(answer))
        return answer

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Status and what was answered; status 0 while nobody answers."""
        data = None if body is None else json.dumps(body).encode()
        given = {"Host": HOST, **({"Content-Type": "application/json"} if data else {}), **headers}
        request = urllib.request.Request(f"https://127.0.0.1:{TLS}{path}", data, given, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30, context=self.tls) as answer:
                return answer.status, _read(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, _read(error.read())
        except OSError as error:
            return 0, {"error": str(error)}


def blocks(heading: str) -> list[str]:
    """The shell blocks under this heading of docs/operations.md."""
    section = PAGE.read_text().split(f"{heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^ *```sh\n(.*?)^ *```$", section, flags=re.MULTILINE | re.DOTALL)


@contextmanager
def step(what: str) -> Iterator[None]:
    began = time.monotonic()
    say(f"{what} ...")
    yield
    say(f"    well ({time.monotonic() - began:.0f} s)")


def eventually(met: Callable[[], bool], what: str, site: Site) -> None:
    until = time.monotonic() + PATIENCE
    while not met():
        if time.monotonic() > until:
            site.tell_why(f"not within {PATIENCE} s: {what}", json.dumps(site.ask("GET", "/readyz")[1]))
        time.sleep(1)


def _commit(name: str) -> str:
    asked = ["git", "rev-parse", name]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _read(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return {"text": content.decode(errors="replace")[:500]}
