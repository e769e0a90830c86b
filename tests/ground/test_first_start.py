"""A first start: the product serves while the demo is told, undisturbed by it, and a kill costs nothing."""

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from accounts.actors import Origin
from accounts.models import User
from complaints.lifecycle import END_STATES
from complaints.models import Complaint, Statement
from config import supervisor
from config.embedded.place import Place
from config.supervisor import DEMO_PASSWORD, DEMO_SIGN_INS, CannotRunError, Crew
from demo import evidence, fates, load, program, referred
from demo.people import settle_in
from demo.tale import Tale
from tests.concurrency.conftest import together
from tests.waiting import SECONDS, eventually, free_port
from workflow import clock, heartbeats
from workflow.models import Event
from workflow.sweep import sweeps

ROOT = Path(__file__).resolve().parent.parent.parent
REFERRED = len(referred.MATTERS)
"""Told after the lives, however many those are."""
LINE = {"id": "Data contoh masih dimuat", "en": "Sample data is still loading"}


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def cut(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the demo be so many complaints long."""
    monkeypatch.setattr(load, "program", lambda cast, seed: program.program(cast, seed)[:number])
    monkeypatch.setattr(load, "DEADLINES", ())


@pytest.fixture
def no_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the lives alone: what the units hand in for their assessment takes longer than a few of them, and is told where the demo
    is whole."""
    monkeypatch.setattr(evidence, "gather", lambda _cast, *, at: None)


def there() -> dict[str, str]:
    """The environment of a process on this test's database."""
    name = connections["default"].settings_dict["NAME"]
    addresses = {
        key: urlsplit(os.environ[key])._replace(path=f"/{name}").geturl()
        for key in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    return {**os.environ, **addresses, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}


# -- the line on the page


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_page_says_that_the_demo_is_being_told(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    pages = [reverse(f"web:{name}") for name in ("home", "sign-in", "track", "file")]
    for page in pages:
        assert LINE[language] not in client.get(page).content.decode()
    heartbeats.beat(heartbeats.DEMO, at=clock.now())
    for page in pages:
        assert LINE[language] in client.get(page).content.decode(), page


@pytest.mark.django_db
def test_a_page_of_production_does_not_ask_for_a_demo(
    client: Client, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.DEMO = False
    with django_assert_num_queries(0):
        client.get(reverse("web:sign-in"))


# -- the teller


@pytest.mark.django_db
def test_the_people_come_first_and_can_sign_in() -> None:
    call_command("demo", "--people")
    assert not Complaint.objects.exists()
    assert heartbeats.demo_loading()
    for name in DEMO_SIGN_INS:
        assert authenticate(username=name, password=DEMO_PASSWORD) is not None
    before = User.objects.count()
    call_command("demo", "--people")
    assert User.objects.count() == before


@pytest.mark.django_db
def test_a_demo_that_is_whole_is_no_longer_loading(
    files: None, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    cut(monkeypatch, 3)
    call_command("demo")
    assert not heartbeats.demo_loading()
    output = capsys.readouterr().out
    assert "2 of 3 complaints" in output
    assert f"{3 + REFERRED} complaints told" in output
    call_command("demo")
    assert "no demo loaded" in capsys.readouterr().out


@pytest.mark.processes
def test_a_teller_that_was_killed_is_followed_by_one_that_goes_on(
    committed: None, files: None, no_papers: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    call_command("demo", "--people")
    environment = there() | {"TUNTAS_VAR": str(tmp_path)}
    command = [sys.executable, "manage.py", "demo"]
    killed = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert killed.stdout is not None
    assert any(line.startswith("7 of ") for line in killed.stdout)
    killed.kill()
    killed.communicate()
    before = Complaint.objects.count()
    assert before >= 7
    cut(monkeypatch, before + 4)
    call_command("demo")
    assert heartbeats.last(heartbeats.DEMO) is None
    plans = program.program(settle_in(), "tuntas")[: before + 4]
    filed = list(Complaint.objects.order_by("pk").values_list("agency__code", flat=True))
    assert filed[:-REFERRED] == [plan.office.place.code for plan in plans], (
        "none is left out, none told twice"
    )
    words = list(Statement.objects.filter(kind="description").values_list("body", flat=True))
    assert len(set(words)) == len(words)
    assert set(Event.objects.values_list("origin", flat=True)) == {Origin.DEMO}


def test_a_life_that_cannot_be_told_leaves_nothing_of_itself(
    committed: None, files: None, no_papers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, 3)

    def breaks(tale: Tale) -> None:
        fates.dispatched(tale)
        raise ZeroDivisionError

    plans = program.program

    def with_a_broken_one(cast: Any, seed: str) -> list[program.Plan]:
        first, second, third = plans(cast, seed)[:3]
        return [first, program.Plan(1, breaks, 300, second.office, second.desk, second.story), third]

    with monkeypatch.context() as broken:
        broken.setattr(load, "program", with_a_broken_one)
        with pytest.raises(ZeroDivisionError):
            call_command("demo")
    assert Complaint.objects.count() == 1
    assert heartbeats.last(heartbeats.DEMO) is not None, "no half demo passes for a whole one"
    call_command("demo")
    assert Complaint.objects.count() == 3 + REFERRED


def test_a_sweep_in_the_middle_of_a_life_does_not_end_it(
    committed: None, files: None, no_papers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reply window of a year ago is over for the clock of today, and the complainant is about to reply in it."""
    swept: list[Any] = []

    def accepted_in_time(tale: Tale) -> None:
        fates.dispatched(tale)
        tale.begin()
        tale.answer()
        swept.extend(together(lambda: sweeps.sweep(at=clock.now())))
        tale.do("accept", tale.owner, tale.at_home(1, 2), rating=4)

    cast = settle_in()
    plan = program.program(cast, "tuntas")[0]
    plan = program.Plan(0, accepted_in_time, 300, plan.office, plan.desk, plan.story)
    monkeypatch.setattr(load, "program", lambda _cast, _seed: [plan])
    monkeypatch.setattr(load, "DEADLINES", ())
    load.load(seed="tuntas", at=clock.now(), report=lambda _number, _every: None)
    assert swept == [0]
    (case,) = Complaint.objects.all()
    assert {"answered", "accepted"} <= set(case.events.values_list("name", flat=True))
    assert set(case.events.values_list("origin", flat=True)) == {Origin.DEMO}
    assert sweeps.sweep(at=clock.now()) == 0


def test_sweeps_between_the_lives_find_nothing_to_do_in_those_that_are_told(
    committed: None, files: None, no_papers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, 12)
    swept: list[int] = []
    load.load(
        seed="tuntas",
        at=clock.now(),
        report=lambda _number, _every: swept.append(sweeps.sweep(at=clock.now())),
    )
    assert swept == [0] * 12
    assert Complaint.objects.filter(state__in=END_STATES).count() > 6


def test_only_one_tells_at_a_time(committed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("demo", "--people")
    refused: list[Any] = []

    def second() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
        call_command("demo")

    def loading(*_asked: Any, **_more: Any) -> int:
        refused.extend(together(second))
        return 0

    monkeypatch.setattr("demo.management.commands.demo.load", loading)
    call_command("demo")
    assert isinstance(refused[0], CommandError)
    assert "Another process" in str(refused[0])


# -- who starts it all


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    one = Crew(Place.at(tmp_path / "var"), os.environ)
    yield one
    one.stop()


@pytest.mark.processes
def test_an_errand_that_fails_is_told_and_takes_nothing_down(crew: Crew) -> None:
    crew.start("web", ["sleep", "60"])
    crew.send("demo", ["sh", "-c", "echo 7 of 9; exit 3"])
    crew.errands["demo"].wait()
    crew.check()
    assert crew.last_line("demo") == "7 of 9"
    assert "demo ended with status 3" in crew.how_it_ended("demo")
    crew.start("worker", ["false"])
    crew.running["worker"].wait()
    with pytest.raises(CannotRunError, match="worker ended with status 1"):
        crew.check()


@pytest.mark.processes
def test_an_errand_that_is_waited_for_must_succeed(crew: Crew) -> None:
    crew.finish("migrate", ["true"], "Migrating")
    with pytest.raises(CannotRunError, match="migrate ended with status 1"):
        crew.finish("migrate", ["false"], "Migrating")


@pytest.mark.processes
def test_a_stop_ends_errands_too(crew: Crew) -> None:
    crew.send("demo", ["sleep", "60"])
    crew.stop()
    assert crew.errands["demo"].returncode == -signal.SIGTERM


@pytest.mark.processes
def test_one_that_was_killed_is_started_again_with_all_it_left_cleared_away(
    crew: Crew, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervisor, "DELAYS", (0.1, 0.2))
    crew.start("beat", ["sh", "-c", "sleep 60 & wait"])
    crew.start("worker", ["sleep", "60"])
    first, other = crew.running["beat"].pid, crew.running["worker"].pid
    eventually(lambda: Path(f"/proc/{first}/task/{first}/children").read_text())
    left = int(Path(f"/proc/{first}/task/{first}/children").read_text())
    os.kill(first, signal.SIGKILL)
    eventually(lambda: crew.tend() or crew.running["beat"].pid != first)
    assert crew.running["beat"].poll() is None
    assert crew.running["worker"].pid == other
    eventually(lambda: not running(left))
    assert "beat ended with status -9 and is started again in 0.1 s" in capsys.readouterr().out


def running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.processes
def test_one_that_does_not_stay_ends_it_all_with_the_end_of_its_log(
    crew: Crew, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(supervisor, "DELAYS", (0.1, 0.3))
    crew.start("worker", ["sh", "-c", "echo no queue; exit 4"])
    with pytest.raises(CannotRunError, match="worker ended 3 times") as refusal:
        eventually(crew.tend)
    assert "no queue" in str(refusal.value)
    said = capsys.readouterr().out
    assert "again in 0.1 s" in said
    assert "again in 0.3 s" in said


@pytest.mark.processes
def test_one_that_lived_long_is_given_all_its_tries_again(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "DELAYS", (0.0,))
    monkeypatch.setattr(supervisor, "STEADY_SECONDS", 0.0)
    crew.start("worker", ["false"])
    pids = set[int]()
    eventually(lambda: crew.tend() or pids.add(crew.running["worker"].pid) or len(pids) > 3)


def test_it_is_over_when_postgresql_stays_away(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "ASK_SECONDS", 0)
    watch = supervisor.Watch(crew, "postgres://nobody@127.0.0.1:1/none")
    watch.look()
    watch.answered -= supervisor.DATABASE_SECONDS
    with pytest.raises(CannotRunError, match="PostgreSQL has not answered for 120 s"):
        watch.look()


@pytest.mark.parametrize("demo", [True, False])
def test_the_greeting_names_sign_ins_only_where_they_open_something(
    demo: bool, crew: Crew, capsys: pytest.CaptureFixture[str]
) -> None:
    supervisor._greet("http://127.0.0.1:8000", crew.place, demo=demo)
    assert ("koordinator.serang" in capsys.readouterr().out) == demo


class Run:
    """`bin/run` on this test's database, with a Valkey of its own."""

    def __init__(self, place: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        environment = {**there(), "TUNTAS_VAR": str(place / "var"), "PORT": str(self.port)}
        del environment["REDIS_URL"]
        self.out = place / "out"
        with self.out.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from config.supervisor import run; run()"],
                cwd=ROOT,
                env=environment,
                stdout=out,
                stderr=out,
            )

    def get(self, path: str) -> tuple[int, str]:
        """0 while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def sign_in(self, username: str) -> str:
        """Where the form leads."""
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        address = f"{self.address}{reverse('web:sign-in')}"
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.open(address).read().decode())
        assert token is not None
        form = {"csrfmiddlewaretoken": token[1], "username": username, "password": DEMO_PASSWORD}
        answer: Any = browser.open(address, urlencode(form).encode())
        return str(urlsplit(answer.url).path)

    def child(self, command: str) -> int:
        children = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        (pid,) = [int(line.split()[0]) for line in children.splitlines() if line.endswith(command)]
        return pid


@pytest.mark.processes
def test_the_web_serves_while_the_demo_is_told_and_when_its_telling_fails(
    committed: None, tmp_path: Path
) -> None:
    run = Run(tmp_path)
    try:
        eventually(lambda: run.get("/")[0] == 200 or run.process.poll() is not None)
        eventually(lambda: "demo_loading" in run.get("/readyz")[1])
        eventually(lambda: LINE["id"] in run.get("/")[1])
        assert run.sign_in("koordinator.serang") == reverse("web:worklist")
        eventually(lambda: "Tuntas is ready" in run.out.read_text() and Complaint.objects.count() > 1)
        os.kill(run.child("manage.py demo"), signal.SIGKILL)
        eventually(lambda: "The demo is not whole" in run.out.read_text())
        assert "demo ended with status -9" in run.out.read_text()
        assert run.get("/")[0] == 200
        assert 1 < Complaint.objects.count() < 400
        run.process.send_signal(signal.SIGINT)
        assert run.process.wait(SECONDS) == 0
        assert run.out.read_text().endswith("Stopped.\n")
    finally:
        run.process.kill()
        run.process.wait()
    assert heartbeats.last(heartbeats.DEMO) is not None, "the next start goes on with it"
