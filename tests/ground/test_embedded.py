"""The embedded servers, for real: starting, sharing, stopping, and every way of being killed."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
import redis
from kombu import Connection

from config.embedded import EmbeddedError, servers
from config.embedded.footing import as_system_user, find_programs
from config.embedded.place import Place
from config.embedded.postgres import Postgres
from config.embedded.valkey import Valkey
from config.env import broker_url, redis_py_url
from tests.waiting import SECONDS, eventually

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.processes
HOLDER = """
import sys
from pathlib import Path
from config.embedded import servers
with servers(Path(sys.argv[1]), {}) as addresses:
    print(addresses["DATABASE_URL"], flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def var(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "var"
    Place.at(tmp_path / "var").sockets(os.geteuid()).rmdir()


def _holder(var: Path) -> "subprocess.Popen[str]":
    """Another process that uses the servers until its standard input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(var)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _address(holder: "subprocess.Popen[str]") -> str:
    assert holder.stdout is not None
    return holder.stdout.readline().strip()


def _pid(var: Path) -> int:
    return int((var / "postgres" / "postmaster.pid").read_text().split()[0])


@contextmanager
def _looking_at(var: Path) -> Iterator[tuple[Postgres, Valkey]]:
    place = Place.at(var)
    with place.locked("gate"):
        yield Postgres(place, place.secrets()), Valkey(place, place.secrets())


def _alive(var: Path) -> list[bool]:
    with _looking_at(var) as pair:
        return [server.alive() for server in pair]


def test_both_servers_answer_inside_the_block_and_none_after_it(var: Path) -> None:
    with servers(var, {}) as addresses:
        with psycopg.connect(addresses["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("tuntas_app",)
        with psycopg.connect(addresses["DATABASE_OWNER_URL"]) as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("tuntas_owner",)
        assert redis.Redis.from_url(redis_py_url(addresses["REDIS_URL"])).ping()
        with (
            Connection(broker_url(addresses["REDIS_URL"])) as broker,
            closing(broker.SimpleQueue("q")) as queue,
        ):
            queue.put("hello")
            assert queue.get(timeout=SECONDS).payload == "hello"
        pid = _pid(var)
    assert _alive(var) == [False, False]
    assert not Path(f"/proc/{pid}/cmdline").exists() or not Path(f"/proc/{pid}/cmdline").read_bytes()


def test_the_database_is_durable_silent_and_closed_to_the_app_role(var: Path) -> None:
    with servers(var, {}) as addresses:
        with psycopg.connect(addresses["DATABASE_URL"], autocommit=True) as app:
            for name, value in {
                "fsync": "on",
                "full_page_writes": "on",
                "synchronous_commit": "on",
                "listen_addresses": "",
                "TimeZone": "UTC",
                "server_encoding": "UTF8",
            }.items():
                assert app.execute("SELECT current_setting(%s)", [name]).fetchone() == (value,), name
            assert app.execute("SELECT lower('ÄÉ')").fetchone() == ("äé",)
            for statement in ("CREATE TABLE t()", "CREATE SCHEMA s", "CREATE TEMPORARY TABLE t()"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(statement)
        with psycopg.connect(addresses["DATABASE_OWNER_URL"], autocommit=True) as owner:
            owner.execute("CREATE TABLE person (email text UNIQUE)")
            owner.execute("GRANT SELECT, INSERT ON person TO tuntas_app")
            owner.execute("CREATE INDEX ON person USING gin (email gin_trgm_ops)")
        with psycopg.connect(addresses["DATABASE_URL"], autocommit=True) as app:
            app.execute("INSERT INTO person VALUES (%s)", ["canary@example.org"])
            with pytest.raises(psycopg.errors.UniqueViolation):
                app.execute("INSERT INTO person VALUES (%s)", ["canary@example.org"])
            with pytest.raises(psycopg.errors.InvalidTextRepresentation):
                app.execute("SELECT 'canary@example.org'::integer")
    assert "canary" not in (var / "log" / "postgres.log").read_text()


def test_nobody_without_the_passwords_gets_in(var: Path) -> None:
    with servers(var, {}) as addresses:
        for role in ("postgres", "tuntas_owner", "tuntas_app"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(addresses["DATABASE_URL"], user=role, password="guess")
        wire = addresses["REDIS_URL"].split("@")[1]
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(f"unix://{wire}").ping()
        for path in (var, var / "postgres", var / "valkey", var / "log", Path(wire.split("?")[0]).parent):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700, path
        private = [var / "secrets.json", *(var / "log").iterdir()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
        commands = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        for secret in Place.at(var).secrets().values():
            assert secret not in commands


def test_a_folder_too_deep_for_a_socket_serves(tmp_path: Path) -> None:
    var = tmp_path.joinpath(*["a-folder-with-a-long-name"] * 12)
    assert len(str(var)) > 3 * 107
    with servers(var, {}) as addresses, psycopg.connect(addresses["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_addresses_that_are_given_start_nothing(var: Path) -> None:
    given = {"DATABASE_URL": "postgres://app@db.example/tuntas", "REDIS_URL": "redis://redis.example/0"}
    with servers(var, given) as addresses:
        assert addresses["DATABASE_URL"] == addresses["DATABASE_OWNER_URL"] == given["DATABASE_URL"]
        assert addresses["REDIS_URL"] == given["REDIS_URL"]
        assert not (var / "postgres").exists()
        assert not (var / "valkey").exists()


def test_two_that_start_at_once_share_one_server_until_the_last_leaves(var: Path) -> None:
    first, second = _holder(var), _holder(var)
    assert _address(first) == _address(second) != ""
    pid = _pid(var)
    first.communicate()
    assert _alive(var) == [True, True]
    assert _pid(var) == pid
    second.communicate()
    assert _alive(var) == [False, False]


def test_a_killed_user_leaves_no_server_behind(var: Path) -> None:
    holder = _holder(var)
    assert _address(holder)
    holder.kill()
    holder.communicate()
    eventually(lambda: _alive(var) == [False, False])


def test_after_everything_was_killed_the_data_is_there(var: Path) -> None:
    holder = _holder(var)
    with psycopg.connect(
        _address(holder).replace("tuntas_app", "postgres"), password=_superuser(var)
    ) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    eventually(lambda: _keeper(var))
    keeper = int((var / "keeper.lock").read_text())
    valkey = redis.Redis.from_url(Valkey(Place.at(var), Place.at(var).secrets()).urls()["REDIS_URL"])
    for pid in (keeper, _pid(var), valkey.info()["process_id"], holder.pid):
        os.kill(pid, signal.SIGKILL)
    holder.communicate()
    assert (var / "postgres" / "postmaster.pid").exists()
    with (
        servers(var, {}) as addresses,
        psycopg.connect(addresses["DATABASE_URL"], user="postgres", password=_superuser(var)) as connection,
    ):
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def _superuser(var: Path) -> str:
    return Place.at(var).secrets()["postgres"]


def _keeper(var: Path) -> bool:
    return bool((var / "keeper.lock").read_text())


def test_the_number_of_a_dead_server_may_be_a_strangers_now(var: Path) -> None:
    with servers(var, {}):
        lines = (var / "postgres" / "postmaster.pid").read_text().splitlines()
    stranger = subprocess.Popen(["sleep", "60"])
    (var / "postgres" / "postmaster.pid").write_text("\n".join([str(stranger.pid), *lines[1:], ""]))
    with servers(var, {}):
        assert _alive(var) == [True, True]
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_a_server_that_dies_is_started_again(var: Path) -> None:
    with servers(var, {}) as addresses:
        os.kill(_pid(var), signal.SIGKILL)
        redis.Redis.from_url(addresses["REDIS_URL"]).shutdown(nosave=True)
        eventually(lambda: _alive(var) == [True, True])
        with psycopg.connect(addresses["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_an_initialisation_cut_short_is_made_anew(var: Path) -> None:
    (var / "postgres.half").mkdir(parents=True)
    (var / "postgres.half" / "PG_VERSION").write_text("18\n")
    with servers(var, {}):
        assert _alive(var) == [True, True]


def test_lost_passwords_are_told_not_made_anew(var: Path) -> None:
    with servers(var, {}):
        pass
    (var / "secrets.json").unlink()
    with pytest.raises(EmbeddedError, match="put the file back"), servers(var, {}):
        pass


def test_a_folder_for_sockets_that_others_may_enter_is_passed_over(var: Path) -> None:
    place = Place.at(var)
    wanted = place.sockets(os.geteuid())
    wanted.chmod(0o755)
    other = place.sockets(os.geteuid())
    wanted.rmdir()
    assert other != wanted
    assert place.sockets(os.geteuid()) == other, "kept although the first name is free again"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a system user")
def test_where_namespaces_are_forbidden_root_runs_postgresql_as_a_system_user(var: Path) -> None:
    place = Place.at(var)
    footing = as_system_user(find_programs(), place)
    server = Postgres(place, place.secrets(), footing)
    try:
        server.start()
        with psycopg.connect(server.urls()["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert Path(f"/proc/{server._pid_file()[0]}").stat().st_uid == footing.uid != 0
    finally:
        server.stop()
        server.sockets.rmdir()
        subprocess.run(["rm", "-r", footing.data.parent], check=True)
