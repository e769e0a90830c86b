"""Several machines: three hosts in network namespaces beside a PostgreSQL with a streaming replica, a Valkey, an S3 bucket
and a mail server. What is on a host, what the loss of a host costs, and what a second web brings. docs/speed.md says
what came of it.

    host 1: web and the beat that leads    host 2: web and a worker    host 3: a worker and the beat that stands by
"""

import http.client
import io
import json
import logging
import os
import shutil
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

import boto3  # type: ignore[import-untyped]
import psycopg
import requests
from moto.server import ThreadedMotoServer
from PIL import Image

from bench.measuring import Bench, Size
from bench.network import Host, Network
from bench.processes import Meter, Used, postmaster
from bench.sink import Session, Sink
from bench.two_webs import Round, compared
from config.embedded.place import Place
from config.embedded.standby import Primary, Standby
from config.embedded.valkey import Valkey
from config.supervisor import commands, environment

PORT: Final = 8000
COORDINATOR: Final = "bench-coordinator"
"""Of bench/steps.py."""
PASSWORD: Final = "kata-sandi-untuk-ukur"
TOKEN: Final = "ukur"
BROWSER: Final = {
    "Host": "localhost",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0",
}
CLIENTS: Final = 8
PATIENCE: Final = 3.0
"""Seconds after which a client, as a proxy would, asks another host."""


def hosts(size: Size) -> dict[str, Any]:
    """Measure on servers of its own; the facts that came of it."""
    if os.geteuid() != 0 or shutil.which("ip") is None:
        raise SystemExit("bin/bench hosts needs root and iproute2: it makes network namespaces.")
    with ExitStack() as stack:
        house = House(stack, size)
        for what in (
            one_state,
            one_replica,
            throughput,
            a_worker_dies,
            a_leader_dies,
            the_primary_dies,
            nothing_is_left,
        ):
            print(f"... {what.__doc__}", flush=True)
            house.facts[what.__name__] = what(house)
            print(json.dumps(house.facts[what.__name__], indent=1), flush=True)
    return house.facts


class House:
    """The servers that all hosts share, and the hosts."""

    def __init__(self, stack: ExitStack, size: Size) -> None:
        self.size, self.facts = size, dict[str, Any]()
        var = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tuntas-hosts-")))
        network = stack.enter_context(Network())
        self.primary = Primary(Place.at(var / "primary"), address=network.address, network=network.range)
        self.standby = Standby(Place.at(var / "replica"), self.primary, address=network.address, port="5433")
        valkey = Valkey(Place.at(var / "valkey"), self.primary.passwords)
        valkey.options = {"port": "6379", "bind": network.address}
        for server in (self.primary, self.standby, valkey):
            stack.callback(shutil.rmtree, server.sockets, ignore_errors=True)
            stack.callback(server.stop)
        self.primary.start()
        valkey.start()
        self.mails = stack.enter_context(mail_server(network.address))
        addresses = {
            **self.primary.urls(),
            "REDIS_URL": f"redis://:{valkey.password}@{network.address}:6379/0",
            "SECRET_KEY": self.primary.passwords["secret_key"],
            "TUNTAS_VAR": str(var),
            "STORAGE_URL": stack.enter_context(bucket(network.address)),
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": network.address,
            "EMAIL_PORT": str(self.mails.server_address[1]),
            "METRICS_TOKEN": TOKEN,
            "BASE_URL": f"http://{network.address}",
        }
        self.bench = stack.enter_context(Bench(addresses, size))
        self.bench.python("manage.py", "shell", "-v0", "-c", _PASSWORD)
        self.filing = self.bench.step("example")["body"]
        self.standby.start()
        self.owner, self.postmaster = (
            addresses["DATABASE_OWNER_URL"],
            postmaster(addresses["DATABASE_OWNER_URL"]),
        )
        theirs = environment(addresses) | {"DATABASE_REPLICA_URL": self.standby.urls()["DATABASE_URL"]}
        self.one, self.two, self.three = (network.host(n, theirs, var / f"host{n}") for n in (1, 2, 3))
        start_web(self.one)
        self.one.start("beat", commands(PORT)["beat"])
        until("the first beat leads", lambda: self.one.said("beat", "beat_leads"))
        start_web(self.two)
        for host in (self.two, self.three):
            start_worker(host)
        self.three.start("beat", commands(PORT)["beat"])
        for host in (self.one, self.two):
            until(f"{host.name} answers", lambda host=host: answers(host))  # type: ignore[misc]  # a default that binds

    def body(self) -> dict[str, Any]:
        """A filing of somebody who has not filed before."""
        found: dict[str, Any] = json.loads(json.dumps(self.filing).replace("@KEY@", uuid.uuid4().hex))
        return found

    def ask(self, statement: str) -> Any:
        """One value of the primary."""
        with psycopg.connect(self.owner, autocommit=True) as connection:
            row = connection.execute(statement.encode()).fetchone()
        return row[0] if row else None

    def unsent(self) -> int:
        return int(
            self.ask("SELECT count(*) FROM notifications_message WHERE state IN ('queued', 'sending')")
        )


_PASSWORD: Final = f"""
from accounts.models import User
who = User.objects.get(username={COORDINATOR!r})
who.set_password({PASSWORD!r})
who.save(update_fields=["password"])
"""


def start_web(host: Host) -> None:
    command = commands(PORT)["web"]
    command[command.index("--bind") + 1] = f"0.0.0.0:{PORT}"
    command[command.index("--workers") + 1] = "1"
    host.start("web", command)


def start_worker(host: Host) -> None:
    host.start("worker", [*commands(PORT)["worker"], "--hostname", f"celery@{host.name}"])


def answers(host: Host) -> bool:
    try:
        return requests.get(f"http://{host.address}:{PORT}/healthz", headers=BROWSER, timeout=PATIENCE).ok
    except requests.RequestException:
        return False


def until(what: str, holds: Callable[[], bool], seconds: float = 300) -> float:
    """Seconds that it took. Ends the bench when it does not happen."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            raise SystemExit(f"not after {seconds} s: {what}")
        time.sleep(0.1)
    return round(time.monotonic() - began, 1)


# What all hosts share.


class Mails(Sink):
    """Keeps how often each Message-ID came."""

    def __init__(self, address: str) -> None:
        self.came: Counter[str] = Counter()
        super().__init__((address, 0), Kept)


class Kept(Session):
    def keep(self, line: bytes) -> None:
        if line.lower().startswith(b"message-id:") and isinstance(self.server, Mails):
            self.server.came[line.split(b":", 1)[1].strip().decode()] += 1


@contextmanager
def mail_server(address: str) -> Iterator[Mails]:
    with Mails(address) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield served
        served.shutdown()


@contextmanager
def bucket(address: str) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    served = ThreadedMotoServer(address, port=0, verbose=False)
    served.start()
    _host, port = served.get_host_and_port()
    endpoint = f"http://{address}:{port}"
    boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id="ukur",
        aws_secret_access_key="rahasia",
        region_name="us-east-1",
    ).create_bucket(Bucket="berkas")
    yield f"s3://ukur:rahasia@{address}:{port}/berkas/tuntas?tls=false"
    served.stop()


# What is asked.


class Browser:
    """One person's browser behind a balancer: its cookies go to whichever host it is sent to."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def get(self, host: Host, path: str) -> requests.Response:
        return self._ask("GET", host, path)

    def post(self, host: Host, path: str, **fields: str) -> requests.Response:
        self.get(host, path.partition("?")[0] if path.startswith("/petugas/") else "/lapor/")
        return self._ask(
            "POST", host, path, data={"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **fields}
        )

    def _ask(self, method: str, host: Host, path: str, **more: Any) -> requests.Response:
        answer = requests.request(
            method, f"http://{host.address}:{PORT}{path}", headers=BROWSER, cookies=self.cookies, timeout=60,
            allow_redirects=False, **more,
        )  # fmt: skip
        self.cookies |= {name: value for name, value in answer.cookies.items() if value}
        return answer


def api(method: str, host: Host, path: str, **more: Any) -> requests.Response:
    headers = BROWSER | more.pop("headers", {})
    return requests.request(
        method, f"http://{host.address}:{PORT}/api/v1/{path}", headers=headers, timeout=60, **more
    )


def one_state(house: House) -> dict[str, Any]:
    """Nothing of a person stays on a host: session, file, typed text, a retried filing."""
    one, two = house.one, house.two
    found: dict[str, Any] = {}
    staff = Browser()
    signed = staff.post(one, "/petugas/masuk/", username=COORDINATOR, password=PASSWORD)
    found["a session begun on host 1 goes on on host 2"] = (
        signed.status_code == 302 and staff.get(two, "/petugas/").status_code == 200
    )
    citizen = Browser()
    citizen.post(one, "/bahasa/?next=/lapor/", language="en", description="Loket ditutup pada jam kerja")
    found["text typed on host 1 is in its form on host 2"] = (
        "Loket ditutup pada jam kerja" in citizen.get(two, "/lapor/").text
    )
    key, body = {"Idempotency-Key": uuid.uuid4().hex}, house.body()
    first = api("POST", one, "complaints/", json=body, headers=key).json()
    again = api("POST", two, "complaints/", json=body, headers=key)
    found["a filing sent again to host 2 gets the receipt of host 1"] = (
        again.json() == first and again.headers.get("Idempotent-Replayed") == "true"
    )
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(drawn, "PNG")
    code = {"X-Access-Code": first["access_code"]}
    where = f"complaints/{first['reference']}/attachments/"
    kept = api("POST", one, where, files={"file": ("foto.png", drawn.getvalue())}, headers=code)
    read = [api("GET", host, f"{where}{kept.json()['id']}/", headers=code) for host in (one, two)]
    found["a file sent to host 1 is read on host 2"] = [each.status_code for each in read] == [
        200,
        200,
    ] and read[0].content == read[1].content
    return found


def one_replica(house: House) -> dict[str, Any]:
    """Figures asked of either host come from the replica, and count what the other has just filed."""
    bearer, told = {"Authorization": f"Bearer {house.bench.token}"}, []
    for filed, asked in ((house.one, house.two), (house.two, house.one)):
        assert api("POST", filed, "complaints/", json=house.body()).status_code == 201
        counted = api(
            "GET",
            asked,
            "measures/handling/",
            params={"from": "2020-01-01", "to": "2030-12-31"},
            headers=bearer,
        ).json()
        told.append(counted["groups"][0]["received"])
    return {"counted": told, "all cases": house.ask("SELECT count(*) FROM complaints_complaint"), "answered by the replica": {
        host.name[-1]: _metric(host, 'tuntas_replica_reads_total{how="fresh"}') for host in (house.one, house.two)
    }}  # fmt: skip


def _metric(host: Host, name: str) -> float:
    headers = BROWSER | {"Authorization": f"Bearer {TOKEN}"}
    text = requests.get(f"http://{host.address}:{PORT}/metrics", headers=headers, timeout=60).text
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(name))


class Filers:
    """Clients that file as fast as they are answered, each filing at the host whose turn it is, and at another one with the
    same key where that one does not answer."""

    def __init__(self, house: House, among: Sequence[Host]) -> None:
        self.body, self.among = json.dumps(house.filing), among
        self.acknowledged: dict[str, str] = {}
        self.waits: list[float] = []
        self._broken = False
        self._over, self._down = threading.Event(), dict[str, float]()
        self._threads = [threading.Thread(target=self._work, args=(n,)) for n in range(CLIENTS)]

    def __enter__(self) -> "Filers":
        self.began = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        self._broken = kind is not None
        self._over.set()
        for thread in self._threads:
            thread.join()
        self.seconds = time.monotonic() - self.began

    def _work(self, turn: int) -> None:
        open_: dict[str, http.client.HTTPConnection] = {}
        while not self._over.is_set():
            key, began, turn = uuid.uuid4().hex, time.monotonic(), turn + 1
            while key not in self.acknowledged and not self._broken:
                host = self._choose(turn)
                reference = self._file(open_, host, key)
                if reference is None:
                    self._down[host.address] = time.monotonic() + 1
                    turn += 1
                else:
                    self.acknowledged[key] = reference
            self.waits.append(time.monotonic() - began)

    def _choose(self, turn: int) -> Host:
        up = [host for host in self.among if self._down.get(host.address, 0) < time.monotonic()]
        return (up or self.among)[turn % len(up or self.among)]

    def _file(self, open_: dict[str, http.client.HTTPConnection], host: Host, key: str) -> str | None:
        connection = open_.pop(host.address, None) or http.client.HTTPConnection(
            host.address, PORT, timeout=PATIENCE
        )
        headers = {**BROWSER, "Content-Type": "application/json", "Idempotency-Key": key}
        try:
            connection.request("POST", "/api/v1/complaints/", self.body.replace("@KEY@", key), headers)
            answer = connection.getresponse()
            told = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            connection.close()
            return None
        open_[host.address] = connection
        return str(told["reference"]) if answer.status == 201 else None


def throughput(house: House) -> dict[str, Any]:
    """Filings at one web and at two, in turns, each host with its share of a core: rate, and CPU of each filing."""
    hosts, share = (house.one, house.two, house.three), house.size.share
    house.two.stop("worker")  # the two are alike then: a web each; host 3 sends the mails
    with ExitStack() as limits:
        for host in hosts:
            limits.enter_context(host.limited(share))
        both = [house.one, house.two]
        _round(house, both, house.size.seconds / 3)  # connections, caches
        rounds = [
            (_round(house, [house.one], house.size.seconds), _round(house, both, house.size.seconds))
            for _ in range(house.size.rounds)
        ]
    start_worker(house.two)
    return compared(rounds, share if house.one.share else None, house.one.unlimited)


def _round(house: House, among: Sequence[Host], seconds: float) -> Round:
    meter = Meter([pid for host in among for pid in _web(host)], house.postmaster)
    before = meter.read()
    with Filers(house, among) as filers:
        time.sleep(seconds)
    used: Used = meter.read() - before
    n = len(filers.acknowledged)
    return {
        "filings/s": round(n / filers.seconds, 1),
        "app ms": round(1000 * used.app / n, 2),
        "db ms": round(1000 * used.database / n, 2),
        "cores of each web": round(used.app / filers.seconds / len(among), 3),
        "cores of the database": round(used.database / filers.seconds, 2),
        "p95 ms": round(1000 * sorted(filers.waits)[n * 95 // 100]),
        "load": round(os.getloadavg()[0], 1),
    }


def _web(host: Host) -> list[int]:
    return [pid for pid in host.pids() if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _kept(house: House, filers: Filers) -> dict[str, Any]:
    """What became of the filings, once every mail has left."""
    seconds = until("every mail has left", lambda: house.unsent() == 0, 600)
    stored = house.ask("SELECT array_agg(reference::text) FROM complaints_complaint") or []
    twice = [n for n in house.mails.came.values() if n > 1]
    sent = house.ask("SELECT count(*) FROM notifications_message WHERE state = 'sent'")
    return {
        "acknowledged": len(filers.acknowledged),
        "acknowledged and not there": len(set(filers.acknowledged.values()) - set(stored)),
        "one receipt for two filings": len(filers.acknowledged) - len(set(filers.acknowledged.values())),
        "longest wait of a client, s": round(max(filers.waits), 1),
        "seconds until every mail had left": seconds,
        "mails marked as sent, of all so far": sent,
        "of them never received by the mail server": sent - len(house.mails.came),
        "mails received twice": sum(n - 1 for n in twice),
    }


def a_worker_dies(house: House) -> dict[str, Any]:
    """Host 2 (web and a worker) loses power while people file."""
    before = sum(n - 1 for n in house.mails.came.values())
    with Filers(house, [house.one, house.two]) as filers:
        time.sleep(house.size.seconds)
        house.two.cut_off()
        time.sleep(house.size.seconds + 2 * PATIENCE)
    found = _kept(house, filers) | {"received twice before": before}
    house.two.join()
    start_web(house.two)
    start_worker(house.two)
    found["seconds until host 2 answered again"] = until("host 2 answers", lambda: answers(house.two))
    return found


def a_leader_dies(house: House) -> dict[str, Any]:
    """Host 1 (web and the leading beat) loses power while people file."""
    with Filers(house, [house.one, house.two]) as filers:
        time.sleep(house.size.seconds)
        assert not house.three.said("beat", "beat_leads")
        house.one.cut_off()
        led = until("the beat that stood by leads", lambda: house.three.said("beat", "beat_leads"))
        time.sleep(PATIENCE)
    return {"seconds until the standby beat led (promise: 60)": led} | _kept(house, filers)


def the_primary_dies(house: House) -> dict[str, Any]:
    """The primary is killed while people file, and the replica made the primary, by the words of docs/operations.md."""
    two, three = house.two, house.three
    with Filers(house, [two]) as filers:
        time.sleep(house.size.seconds)
        house.primary.kill()
        began = time.monotonic()
        house.standby.promote()
        promoted = time.monotonic() - began
        house.owner = house.standby.urls()["DATABASE_OWNER_URL"]
        for host in (two, three):
            host.kill()
        before = len(filers.acknowledged)
        for host in (two, three):
            host.environment |= house.standby.urls()
            host.environment.pop("DATABASE_REPLICA_URL")
            start_worker(host)
        start_web(two)
        three.start("beat", commands(PORT)["beat"])
        until("filings are taken again", lambda: len(filers.acknowledged) > before)
        served = time.monotonic() - began
        time.sleep(house.size.seconds)
    return {
        "seconds until the replica was the primary": round(promoted, 1),
        "seconds until filings were taken again": round(served, 1),
    } | _kept(house, filers)


def nothing_is_left(house: House) -> dict[str, Any]:
    """No host has a file of its own."""
    return {host.name[-1]: host.files() for host in (house.one, house.two, house.three)}
