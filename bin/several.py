"""Two hosts, as docs/operations.md sets them up ("Several hosts"), on one machine: a compose project each, whose containers
reach those of the other at its PRIVATE_ADDRESS only. A bucket and a mail server stand outside of both."""

import json
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import requests
from engine import Engine
from trial import HOST, NAME, PASSWORD, PLACE, PORT, Site, blocks, eventually, step

from bench.hosts import bucket
from bench.network import ip

BRIDGE: Final = "tuntas-trial"
FIRST, SECOND = "10.232.77.1", "10.232.77.2"
MAIL_SERVER: Final = f"{NAME}-mail"
TOKEN: Final = secrets.token_urlsafe(24)
LEADS: Final = 60
"""Seconds within which another beat leads (docs/operations.md)."""
AS_A_PROXY: Final = {"Host": HOST, "X-Forwarded-Proto": "https", "Referer": f"https://{HOST}/"}
PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def several() -> None:
    """Ends the process where something does not go as the page says."""
    with ExitStack() as stack:
        stack.enter_context(addresses())
        first = First(Engine(PLACE, PLACE / NAME))
        second = Second(Engine(PLACE, PLACE / f"{NAME}-2"))
        third = Third(Engine(PLACE, PLACE / f"{NAME}-3"))
        for site in (first, second, third):
            site.clear()
        stack.enter_context(mail_server(first))
        where = stack.enter_context(bucket(FIRST))
        for site in (first, second, third):
            stack.callback(site.clear)
        Trial(first, second, third, where).all()


class First(Site):
    """The host that has the database. The proxy before it is the balancer of both."""

    checked: tuple[str, ...] = ("postgres", "redis", "replica", "web", "worker")
    mails_at = "http://127.0.0.1:18025/api/v1/messages"
    address = f"{FIRST}:{PORT}"


class Second(Site):
    """A further host."""

    checked = ("web", "worker")
    address = f"{SECOND}:{PORT}"


class Third(Site):
    """A machine for a replica."""

    checked = ("replica",)


class Trial:
    """Both hosts, and what is tried with them."""

    def __init__(self, first: First, second: Second, third: Third, where: str) -> None:
        self.first, self.second, self.third, self.bucket = first, second, third, where
        self.start, self.join, self.promote, self.follow, self.follow_too, self.another = blocks(
            "## Several hosts"
        )

    def all(self) -> None:
        with step("two hosts: build and start"):
            self.begin()
        with step("people, and a case through the balancer"):
            self.first.make_people()
            self.first.live_a_case()
        with step("a session, a retried filing and a file of one host at the other"):
            self.share()
        with step("the replica answers figures, web works behind PgBouncer, doctor is content on both"):
            self.read()
        with step("PgBouncer is away, and back"):
            self.lose_the_pooler()
        with step("the web of one host is killed"):
            self.lose_a_web()
        with step("the leading beat is killed"):
            self.lose_the_leader()
        with step("the primary is lost, the replica promoted"):
            self.lose_the_primary()
        with step("a new replica of the new primary"):
            self.follow_anew()

    def begin(self) -> None:
        first, second = self.first, self.second
        for site in (first, second):
            site.check_out(site.now)
        first.write_settings("now")
        outside = {
            "STORAGE_URL": self.bucket,
            "EMAIL_HOST": FIRST,
            "EMAIL_PORT": "1025",
            "METRICS_TOKEN": TOKEN,
        }
        both = (first.folder / ".env").read_text()
        own = {"COMPOSE_FILE": "docker-compose.yml:docker-compose.several.yml", "PRIVATE_ADDRESS": FIRST}
        write(first, both, outside | own)
        app, redis = (re.findall(rf"^{name}_PASSWORD=(.+)$", both, re.MULTILINE)[0] for name in ("APP", "REDIS"))  # fmt: skip
        self.there = {
            "COMPOSE_FILE": "docker-compose.yml:docker-compose.host.yml",
            "PRIVATE_ADDRESS": SECOND,
            "DATABASE_URL": f"postgres://tuntas_app:{app}@{FIRST}:5432/tuntas",
            "DATABASE_POOLER_URL": f"postgres://tuntas_app:{app}@{FIRST}:6432/tuntas",
            "DATABASE_REPLICA_URL": f"postgres://tuntas_app:{app}@{FIRST}:5433/tuntas",
            "REDIS_URL": f"redis://:{redis}@{FIRST}:6379/0",
        }
        # One machine has one loopback: the second host's own port would be the first one's.
        second_compose = second.folder / "docker-compose.yml"
        second_compose.write_text(
            second_compose.read_text().replace('["127.0.0.1:${PORT', '["127.0.0.2:${PORT')
        )
        first.run(self.start)
        write(second, both, outside | self.there)
        second.run(self.join)
        first.start_proxy(first.address, second.address)
        self.are_ready()

    def are_ready(self, *of_the_first: str) -> None:
        """Both, and degraded in nothing but this."""
        for site, degraded in ((self.first, [*of_the_first]), (self.second, [])):
            site.is_healthy()
            eventually(
                lambda site=site, told=(200, degraded): ready(site) == told,  # type: ignore[misc]  # defaults have no type in a lambda
                f"{site.address} ready, {degraded}",
                site,
            )

    def share(self) -> None:
        first, second = self.first, self.second
        person: dict[str, str] = {}
        form = asked(first, "GET", "/petugas/masuk/", person).text
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[0]
        typed = {"csrfmiddlewaretoken": token, "username": "koordinator", "password": PASSWORD}
        signed = asked(first, "POST", "/petugas/masuk/", person, data=typed)
        assert signed.status_code == 302, signed.text[:500]
        seen = asked(second, "GET", "/petugas/", person)
        assert seen.status_code == 200, seen.status_code
        assert first.filed[-1][0] in asked(second, "GET", "/petugas/", person).text

        reference, code = first.filed[-1]
        key, where = {"X-Access-Code": code}, f"/api/v1/complaints/{reference}/attachments/"
        kept = asked(first, "POST", where, headers=key, files={"file": ("foto.png", PNG, "image/png")})
        assert kept.status_code == 201, kept.text
        read = [asked(site, "GET", f"{where}{kept.json()['id']}/", headers=key) for site in (first, second)]
        assert [each.status_code for each in read] == [200, 200]
        assert read[0].content == read[1].content

    def read(self) -> None:
        first, second = self.first, self.second
        signed = asked(
            second, "POST", "/api/v1/tokens/", json={"username": "koordinator", "password": PASSWORD}
        )
        bearer = {"Authorization": f"Bearer {signed.json()['token']}"}
        period = "/api/v1/measures/handling/?from=2020-01-01&to=2030-12-31"
        for site in (first, second):
            answer = asked(site, "GET", period, headers=bearer)
            assert answer.json()["groups"][0]["received"] == len(first.filed), answer.text
            told = asked(site, "GET", "/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).text
            fresh = re.findall(r'^tuntas_replica_reads_total\{how="fresh"\} (\S+)', told, re.MULTILINE)
            assert fresh, told[-2000:]
            assert float(fresh[0]) > 0
        assert self.of("postgres", "SELECT count(*) FROM pg_stat_replication") == "1"
        through = "SELECT count(DISTINCT client_addr) FROM pg_stat_activity WHERE usename = 'tuntas_app'"
        assert int(self.of("postgres", through)) >= 2, "PgBouncer, and those that go direct"
        for site in (first, second):
            site.doctor()

    def lose_the_pooler(self) -> None:
        first = self.first
        first.run("docker compose stop pgbouncer")
        eventually(lambda: ready(first)[0] == 503, "503 without PgBouncer", first)
        first.run("docker compose start pgbouncer")
        self.are_ready()
        first.file()

    def lose_a_web(self) -> None:
        first, second = self.first, self.second
        second.engine.podman("kill", second.engine.container("web"))
        for _ in range(6):  # at least two of them would have been its own
            first.file()
        second.run("docker compose start web")
        self.are_ready()

    def lose_the_leader(self) -> None:
        both = (self.first, self.second)
        (leader,) = [site for site in both if leads(site)]
        other = both[1 - both.index(leader)]
        leader.engine.podman("kill", leader.engine.container("beat"))
        began = time.monotonic()
        eventually(lambda: leads(other), "the other beat leads", other)
        assert time.monotonic() - began < LEADS
        leader.run("docker compose start beat")

    def lose_the_primary(self) -> None:
        first, second = self.first, self.second
        first.engine.podman("kill", first.engine.container("postgres"))
        eventually(lambda: ready(second)[0] == 503, "503 without the primary", second)
        first.run(self.promote)
        write(first, (first.folder / ".env").read_text(), {"POSTGRES_HOST": "replica"})
        here = self.there["DATABASE_URL"].replace(":5432/", ":5433/")
        write(
            second, (second.folder / ".env").read_text(), {"DATABASE_URL": here, "DATABASE_REPLICA_URL": ""}
        )
        first.run(self.follow)
        second.run(self.follow_too)
        first.checked = tuple(name for name in first.checked if name != "postgres")
        self.are_ready("replica_lag")
        first.doctor()
        first.live_a_case()
        assert self.of("replica", "SELECT count(*) FROM complaints_complaint") == str(len(first.filed))

    def follow_anew(self) -> None:
        first, second, third = self.first, self.second, self.third
        third.check_out(first.now)
        settings = (first.folder / ".env").read_text()
        write(third, settings, {"PRIVATE_ADDRESS": SECOND, "POSTGRES_HOST": FIRST, "POSTGRES_PORT": "5433"})
        third.run(self.another)
        third.is_healthy()
        write(first, settings, {"REPLICA_HOST": SECOND, "REPLICA_PORT": "5433"})
        there = self.there["DATABASE_REPLICA_URL"].replace(FIRST, SECOND)
        write(second, (second.folder / ".env").read_text(), {"DATABASE_REPLICA_URL": there})
        first.run(self.follow)
        second.run(self.follow_too)
        self.are_ready()
        assert self.of("replica", "SELECT count(*) FROM pg_stat_replication") == "1"
        first.live_a_case()

    def of(self, service: str, statement: str) -> str:
        said = self.first.run(
            f'docker compose exec -T -u postgres {service} psql -Atd tuntas -c "{statement}"'
        )
        return said.strip().splitlines()[-1]


def write(site: Site, text: str, values: dict[str, str]) -> None:
    """The same settings, with these."""
    path = site.folder / ".env"
    kept = [line for line in text.splitlines() if line.partition("=")[0] not in values]
    path.write_text("\n".join([*kept, *(f"{name}={value}" for name, value in values.items()), ""]))
    path.chmod(0o600)


def asked(
    site: First | Second, method: str, path: str, person: dict[str, str] | None = None, **more: Any
) -> requests.Response:
    """What this host answers to the balancer; `person` is a browser's cookies."""
    headers = AS_A_PROXY | more.pop("headers", {})
    if person is not None:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in person.items())
    answer = requests.request(
        method, f"http://{site.address}{path}", headers=headers, timeout=30, allow_redirects=False, **more
    )
    if person is not None:
        person.update({cookie.name: cookie.value or "" for cookie in answer.cookies})
    return answer


def ready(site: First | Second) -> tuple[int, Any]:
    """Status of /readyz, and in what it is degraded."""
    try:
        answer = asked(site, "GET", "/readyz")
        return answer.status_code, answer.json().get("degraded")
    except (requests.RequestException, json.JSONDecodeError):
        return 0, None


def leads(site: Site) -> bool:
    said = site.engine.podman("logs", site.engine.container("beat"), check=False)
    return "beat_leads" in said.stdout + said.stderr


@contextmanager
def addresses() -> Iterator[None]:
    """The private network: two addresses of this machine on a bridge of our own."""
    ip("link", "add", BRIDGE, "type", "bridge")
    try:
        for address in (FIRST, SECOND):
            ip("addr", "add", f"{address}/24", "dev", BRIDGE)
        ip("link", "set", BRIDGE, "up")
        yield
    finally:
        ip("link", "del", BRIDGE)


@contextmanager
def mail_server(site: Site) -> Iterator[None]:
    """What EMAIL_HOST names: a catcher beside both, since each project's own is its own."""
    engine = site.engine
    engine.podman("rm", "-f", "-t", "1", MAIL_SERVER, check=False)
    ports = (f"--publish={FIRST}:1025:1025", "--publish=127.0.0.1:18025:8025")
    try:
        engine.podman("run", "-d", "--name", MAIL_SERVER, *ports, "axllent/mailpit:v1.21")
        yield
    finally:
        engine.podman("rm", "-f", "-t", "1", MAIL_SERVER, check=False)
