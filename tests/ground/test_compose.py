"""The files for containers say nothing that the code does not hear. No engine is needed here: what they name is
looked up, and the database part runs on a real server."""

import ast
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest
import yaml
from django.apps import apps
from django.core.management import get_commands

from config import guard, supervisor
from config.embedded import servers
from config.embedded.footing import find_programs
from config.embedded.place import Place
from config.env import GATEWAYS

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SEVERAL = ("docker-compose.several.yml", "docker-compose.host.yml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
OF_IMAGES = {
    "POSTGRES_USER",
    "POSTGRES_PASSWORD",
    "POSTGRES_DB",
}  # read by the postgres image, as it documents
OF_LIBRARIES = {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR"}
INTERPOLATED = re.compile(r"(?<!\$)\$\{(\w+)(:[?-][^}]*)?\}")
DOCUMENTED = re.compile(r"(?:# )?([A-Z][A-Z0-9_]*)=")


def read_by_the_code() -> set[str]:
    """Every variable that something in config/ asks the environment for, by the syntax tree."""
    found = set(OF_LIBRARIES).union(*GATEWAYS.values())
    for path in (ROOT / "config").rglob("*.py"):
        if "embedded" not in path.parts:
            found |= set(_asked(ast.parse(path.read_text())))
    return found


def _asked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name("env" | "secret"), args=[ast.Constant(str(name)), *_]):
                yield name
            case ast.Call(func=ast.Attribute(ast.Name("env"), _), args=[ast.Constant(str(name)), *_]):
                yield name
            case ast.Call(
                func=ast.Attribute(ast.Attribute(ast.Name("os"), "environ"), "get"),
                args=[ast.Constant(str(name)), *_],
            ):
                yield name
            case ast.Subscript(ast.Attribute(ast.Name("os"), "environ"), ast.Constant(str(name))):
                yield name


def interpolated() -> dict[str, str]:
    """The variables that compose takes from `.env`, with what stands behind the name."""
    files = ("docker-compose.yml", *SEVERAL)
    return dict(INTERPOLATED.findall("".join((ROOT / name).read_text() for name in files)))


def words(service: str) -> list[str]:
    return [str(word) for word in SERVICES[service]["command"]]


def without(command: list[str], *options: str) -> list[str]:
    """The command without these options and their values: a place's own."""
    kept, skip = [], False
    for word in command:
        if not skip and word not in options:
            kept.append(word)
        skip = not skip and word in options
    return kept


def test_every_variable_that_compose_sets_is_read() -> None:
    known = read_by_the_code()
    for name in OURS:
        assert set(SERVICES[name]["environment"]) <= known, name
    script = (ROOT / "docker" / "postgres-init.sh").read_text()
    assert all(f'"${name}"' in script or name in OF_IMAGES for name in SERVICES["postgres"]["environment"])
    assert all(f"$${name}" in " ".join(words("redis")) for name in SERVICES["redis"]["environment"])


@pytest.mark.parametrize("name", SEVERAL)
def test_what_is_added_for_several_hosts_is_read_and_told(name: str) -> None:
    added: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / name).read_text())["services"]
    known = read_by_the_code()
    for service, changes in added.items():
        if service in OURS:
            assert set(changes["environment"]) <= known, service
            assert ("DATABASE_POOLER_URL" in changes["environment"]) == (service == "web")
            assert bool(changes.get("ports")) == (service == "web"), "where the balancer finds it"
        for port in changes.get("ports", []):
            assert port.startswith("${PRIVATE_ADDRESS:-127.0.0.1}:"), service
        if "image" in changes:
            assert service not in SERVICES
    assert name in (ROOT / "docs" / "operations.md").read_text()


def test_the_poolers_image_has_its_settings_and_the_replica_its_script() -> None:
    added = yaml.safe_load((ROOT / SEVERAL[0]).read_text())["services"]
    built = ROOT / added["pgbouncer"]["build"]
    assert {"Dockerfile", "pgbouncer.ini", "start.sh"} <= {path.name for path in built.iterdir()}
    assert "APP_PASSWORD" in (built / "start.sh").read_text()
    replica = (ROOT / "docker" / "replica.sh").read_text()
    assert all(f"${name}" in replica for name in added["replica"]["environment"] if name != "PGPASSWORD")
    quiet = [word for word in words("postgres") if word.startswith("log_")]
    assert all(word in replica for word in quiet)


COPIES: Final = """#!/bin/sh
while [ "$1" != --pgdata ]; do shift; done
mkdir "$2" && echo 17 > "$2/PG_VERSION" && mkdir "$2/base" && echo whole > "$2/base/1" && touch "$2/standby.signal"
[ ! -e "$BROKEN" ] || { rm "$BROKEN"; kill -9 "$PPID" $$; }
"""
FOLLOWS: Final = """#!/bin/sh
echo follows
"""


@pytest.mark.processes
def test_a_replica_begins_its_copy_anew_where_it_was_broken_off_and_keeps_a_whole_one(tmp_path: Path) -> None:
    """The script of the image, with programs that copy and follow nothing; the first copy is killed."""
    data, broken, programs = tmp_path / "data", tmp_path / "broken", tmp_path / "bin"
    data.mkdir()
    broken.touch()
    programs.mkdir()
    for name, text in (("pg_basebackup", COPIES), ("postgres", FOLLOWS)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o700)

    def started() -> str:
        environment = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "PGDATA": str(data),
            "POSTGRES_HOST": "primary",
            "POSTGRES_PORT": "5432",
            "BROKEN": str(broken),
        }
        script = ["sh", str(ROOT / "docker" / "replica.sh")]
        return subprocess.run(script, env=environment, capture_output=True, text=True, check=False).stdout

    assert started() == ""
    assert started() == "follows\n"
    assert sorted(path.name for path in data.iterdir()) == ["PG_VERSION", "base", "standby.signal"]
    (data / "base" / "1").write_text("written since")
    assert started() == "follows\n"
    assert (data / "base" / "1").read_text() == "written since"


def test_the_example_names_every_variable_that_is_read_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    documented = [found.group(1) for line in lines if (found := DOCUMENTED.match(line))]
    assert len(documented) == len(set(documented))
    assert set(documented) == read_by_the_code() | set(interpolated()) | {"COMPOSE_FILE"}  # compose's own


def test_the_example_says_of_each_variable_what_it_is() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    for before, line in pairwise(lines):
        if DOCUMENTED.match(line):
            assert before.startswith("# "), line
            assert not before.startswith("# ---"), line
            assert not DOCUMENTED.match(before), line


def test_no_secret_has_a_default() -> None:
    for name, rest in interpolated().items():
        secret = name in ("SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "EMAIL_FROM") or (
            name.endswith("_PASSWORD") and name != "EMAIL_HOST_PASSWORD"
        )
        assert rest.startswith(":?") == secret, name
        assert not secret or name in rest, "the sentence names the variable"
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert not [line for line in lines if re.match(r"[A-Z_]+=.", line)]


def test_compose_gives_production_all_that_it_needs() -> None:
    tree = ast.parse((ROOT / "config" / "settings" / "production.py").read_text())
    needed = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "REQUIRED"
    )
    for name in OURS:
        assert set(needed) <= set(SERVICES[name]["environment"])
        assert SERVICES[name]["environment"]["DJANGO_SETTINGS_MODULE"] == "config.settings.production"


def test_only_migrations_know_the_owner() -> None:
    assert [name for name in OURS if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]] == ["migrate"]
    assert "OWNER_PASSWORD" not in json.dumps([SERVICES[name] for name in OURS if name != "migrate"])


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_the_commands_are_those_that_bin_run_proves(name: str) -> None:
    places = ("--bind",)
    proven = supervisor.commands(8000)[name]
    assert without(words(name), *places) == without(proven, *places)


def test_every_command_exists() -> None:
    module, attribute = words("web")[1].split(":")
    assert callable(getattr(importlib.import_module(module), attribute))
    assert importlib.import_module("config.celery").app.main == "tuntas"
    ran = re.findall(r"manage\.py (\w+)", " ".join(words("migrate")))
    assert ran == ["migrate", "load_calendars"]
    assert set(ran) <= set(get_commands())
    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", "python", "-m", "config.probe"]
    assert find_spec("config.probe")


def test_services_wait_for_what_they_need() -> None:
    for name in ("web", "worker", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
    for service in SERVICES.values():
        for needed, how in service.get("depends_on", {}).items():
            assert how["condition"] != "service_healthy" or "healthcheck" in SERVICES[needed]
    assert {
        volume.split(":")[0] for name in ("postgres", *OURS) for volume in SERVICES[name]["volumes"]
    } - set(COMPOSE["volumes"]) == {"./docker/postgres-init.sh"}


def test_nothing_listens_beyond_this_host() -> None:
    assert all(
        port.startswith("127.0.0.1:") for service in SERVICES.values() for port in service.get("ports", [])
    )


def test_the_database_keeps_what_it_commits_and_writes_no_row_into_its_log() -> None:
    from config.embedded.postgres import OPTIONS

    said = dict(word.split("=") for word in words("postgres") if "=" in word)
    assert said == {name: OPTIONS[name] for name in said}
    assert {*guard.DURABLE, "log_min_messages", "log_min_error_statement", "log_error_verbosity"} <= set(said)


def test_the_image_holds_what_runs_and_runs_it_as_nobody_special() -> None:
    steps = (ROOT / "Dockerfile").read_text()
    copied = [
        word
        for line in re.findall(r"^COPY (?!--from)(.+)$", steps, re.MULTILINE)
        for word in line.split()[:-1]
    ]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "--require-hashes" in steps
    assert "--hash=sha256:" in (ROOT / "requirements" / "base.txt").read_text()
    assert re.findall(r"^USER (\w+)$", steps, re.MULTILINE)[-1] == "tuntas"
    (said,) = re.findall(r"^CMD (\[.+\])$", steps.replace("\\\n", ""), re.MULTILINE)
    assert json.loads(said) == words("web")
    kept = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line[:1] == "!"
    }
    own = {Path(app.path).name for app in apps.get_app_configs() if Path(app.path).parent == ROOT}
    development = {"demo"}
    assert (own - development) | {
        *("law", "manage.py", "requirements", "data", "locale", "gunicorn.conf.py")
    } == kept


def test_every_image_that_is_asked_for_has_a_stand_in_of_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    engine = importlib.import_module("engine")
    asked = set(re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    added = yaml.safe_load((ROOT / SEVERAL[0]).read_text())["services"]
    new = {name: service for name, service in added.items() if name not in SERVICES}
    for name in engine.BUILT:
        recipe = (ROOT / new[name]["build"] / "Dockerfile").read_text()
        asked |= set(re.findall(r"^FROM (\S+)", recipe, re.MULTILINE))
    asked |= {service["image"] for service in {**SERVICES, **new}.values() if "build" not in service}
    assert asked == set(engine.IMAGES) - {"tuntas-proxy:latest"}
    for stand_in in engine.IMAGES.values():
        recipe = (ROOT / "docker" / "stand-ins" / f"{stand_in}.Containerfile").read_text()
        assert re.search(r"^FROM tuntas-debian:(\w+)$", recipe, re.MULTILINE)[1] in engine.DEBIAN  # type: ignore[index]
    assert {*engine.SERVERS, "migrate", *engine.REST} == set(SERVICES)
    assert set(engine.ADDED) == set(new)


def test_the_words_that_are_tried_are_those_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    trial = importlib.import_module("trial")
    backup, restore = trial.blocks("## Backup and restore")
    assert "pg_dump" in backup
    assert "pg_restore" in restore
    assert "manage.py doctor" in restore
    start, join, promote, follow, follow_too, another = trial.blocks("## Several hosts")
    assert start.split() == ["docker", "compose", "up", "-d", "--build"]
    assert "pg_promote()" in promote
    added = yaml.safe_load((ROOT / SEVERAL[0]).read_text())["services"]
    for asks in (join, follow, follow_too):
        named = asks.partition("#")[0].partition("--no-deps")[2].split()
        assert {"web", "worker", "beat"} <= set(named) <= {*SERVICES, *added}, asks
    assert "pgbouncer" in follow
    assert another.partition("--no-deps")[2].split() == ["replica"]


def test_a_lost_primary_takes_one_line_of_the_settings() -> None:
    """POSTGRES_HOST is where web, worker, beat and migrate look, and PgBouncer, and a new replica."""
    added = yaml.safe_load((ROOT / SEVERAL[0]).read_text())["services"]
    at = "@${POSTGRES_HOST:-postgres}:${POSTGRES_PORT:-5432}/tuntas"
    for name in OURS:
        addresses = {
            key: each for key, each in SERVICES[name]["environment"].items() if key.startswith("DATABASE_")
        }
        assert addresses, name
        assert all(address.endswith(at) for address in addresses.values()), name
    for name in ("pgbouncer", "replica"):
        environment = added[name]["environment"]
        assert (environment["POSTGRES_HOST"], environment["POSTGRES_PORT"]) == (
            "${POSTGRES_HOST:-postgres}",
            "${POSTGRES_PORT:-5432}",
        )
    asked: str = added["web"]["environment"]["DATABASE_REPLICA_URL"]
    assert asked.endswith("@${REPLICA_HOST:-replica}:${REPLICA_PORT:-5432}/tuntas"), (
        "a new one may be anywhere"
    )


@pytest.mark.processes
def test_the_pooler_starts_with_the_settings_that_are_shipped_where_it_is_told_that_postgresql_is(
    tmp_path: Path,
) -> None:
    """The script of the image, with a program that tells what it was started with."""
    shipped, started = ROOT / "docker" / "pgbouncer", tmp_path / "pgbouncer"
    started.write_text('#!/bin/sh\ncat "$1"\n')
    started.chmod(0o700)
    script = (
        (shipped / "start.sh")
        .read_text()
        .replace("/tmp/", f"{tmp_path}/")
        .replace("/etc/pgbouncer", str(shipped))
    )
    told = subprocess.run(
        ["sh", "-c", script],
        env={
            "PATH": f"{tmp_path}:/usr/bin:/bin",
            "APP_PASSWORD": "kata",
            "POSTGRES_HOST": "replica",
            "POSTGRES_PORT": "5433",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    as_shipped = (shipped / "pgbouncer.ini").read_text()
    assert "tuntas = host=replica port=5433 dbname=tuntas connect_query=" in told
    assert told.replace("host=replica port=5433", "host=postgres port=5432") == as_shipped
    assert (tmp_path / "userlist.txt").read_text() == '"tuntas_app" "kata"\n'


@pytest.mark.processes
def test_the_stand_in_of_postgresql_runs_another_command_as_it_stands(tmp_path: Path) -> None:
    """As the image does: the replica's script finds its volume empty."""
    entry = ROOT / "docker" / "stand-ins" / "postgres-entrypoint.sh"
    environment = {"PATH": "/usr/bin:/bin", "PGDATA": str(tmp_path)}
    done = subprocess.run(
        ["sh", str(entry), "sh", "-c", 'ls "$PGDATA"'],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_tree_is_removed_without_what_is_mounted_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    engine = importlib.import_module("engine")
    mounts = "".join(
        f"x {where} x rw 0 0\n"
        for where in ("/", "/proc", "/made/trixie/proc", "/made/trixie/proc/fs", "/made/trixie2/proc")
    )
    assert engine.mounted_below(Path("/made/trixie"), mounts) == ["/made/trixie/proc/fs", "/made/trixie/proc"]


def test_the_stand_in_reads_the_files_that_the_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bin"))
    engine = importlib.import_module("engine").Engine(tmp_path, tmp_path)
    assert engine.files == []
    assert "pgbouncer" not in engine.built
    (tmp_path / ".env").write_text(f"PORT=1\nCOMPOSE_FILE=docker-compose.yml:{SEVERAL[0]}\n")
    assert engine.files == ["docker-compose.yml", SEVERAL[0]]
    assert "pgbouncer" in engine.built


@pytest.mark.processes
def test_a_start_without_engine_parts_needs_no_embedded_servers() -> None:
    """The image has neither config/embedded nor its wheels: nothing that runs in it may import them."""
    said = "import sys, config.wsgi, config.celery, config.probe; print([m for m in sys.modules if 'embedded' in m])"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", said], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.processes
def test_the_database_that_the_image_makes_is_safe_to_start_on(tmp_path: Path) -> None:
    """On an empty server: the script, the migrations as the owner, production as the app role."""
    psql = find_programs() / "psql"
    if not psql.exists():
        pytest.skip("this PostgreSQL comes without psql")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "psql").symlink_to(psql)
    with servers(tmp_path / "var", {"REDIS_URL": os.environ["REDIS_URL"]}) as addresses:
        host = addresses["DATABASE_URL"].split("host=")[1]
        password = Place.at(tmp_path / "var").secrets()["postgres"]
        superuser = {"host": host, "user": "postgres", "password": password, "dbname": "postgres"}
        with psycopg.connect(**superuser, autocommit=True) as server:
            for statement in ("DATABASE tuntas", "ROLE tuntas_app", "ROLE tuntas_owner"):
                server.execute(f"DROP {statement}")  # type: ignore[arg-type]  # three literals
        subprocess.run(
            ["sh", str(ROOT / "docker" / "postgres-init.sh")],
            check=True,
            env={
                "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
                "PGHOST": host,
                "PGPASSWORD": password,
                "POSTGRES_USER": "postgres",
                "POSTGRES_DB": "postgres",
                "OWNER_PASSWORD": "owner1",
                "APP_PASSWORD": "app1",
            },
        )
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SECRET_KEY": "k3y-of-the-test-" * 4,
            "BASE_URL": "https://tuntas.example",
            "ALLOWED_HOSTS": "tuntas.example",
            "EMAIL_HOST": "mail",
            "EMAIL_FROM": "tuntas@tuntas.example",
            "REDIS_URL": os.environ["REDIS_URL"],
            "DATABASE_URL": f"postgres://tuntas_app:app1@/tuntas?host={host}",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
        }
        owner = {"DATABASE_OWNER_URL": f"postgres://tuntas_owner:owner1@/tuntas?host={host}"}
        for command in ("migrate", "load_calendars"):
            manage = [sys.executable, str(ROOT / "manage.py"), command]
            subprocess.run(manage, check=True, env=environment | owner, stdout=subprocess.DEVNULL)
        subprocess.run([sys.executable, "-c", "import config.wsgi"], check=True, env=environment)
