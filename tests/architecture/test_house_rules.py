"""Rules of the house that no linter knows (docs/architecture.md), read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("accounts", "complaints", "workflow", "notifications", "compliance", "api", "web", "config")
DOORS = ("api", "web")


def sources(*apps: str) -> Iterator[tuple[str, ast.Module]]:
    for app in apps or APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a chain of names; what is no name is left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def imported(tree: ast.Module) -> dict[str, str]:
    """Local name: what it stands for, of every import in the file."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names}
    return found


WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete", "adelete",
    "asave", "acreate", "insert", "select_for_update",
}  # fmt: skip
NOT_OF_A_MODEL = {"sessions", "session", "request.session", "self.request.session"}


@pytest.mark.parametrize("door", DOORS)
def test_doors_never_write_the_domain(door):
    """Whatever a door does is one call to a verb. `.update(...)` is asked for by the keywords of a query set."""
    offences = []
    for path, tree in sources(door):
        for call in calls(tree):
            if not isinstance(call.func, ast.Attribute):
                continue
            name, of = call.func.attr, dotted(call.func.value)
            writes = name in WRITES or (name == "update" and "objects" in ast.unparse(call.func.value))
            if writes and of not in NOT_OF_A_MODEL and "session" not in of:
                offences.append(f"{path}:{call.lineno} {ast.unparse(call.func)}")
    assert offences == []


def test_every_save_names_its_fields_or_that_the_row_is_new():
    offences = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "save"
        and "image" not in dotted(call.func.value)
        and not isinstance(call.func.value, ast.Call)
        and not {keyword.arg for keyword in call.keywords} & {"update_fields", "force_insert", "format"}
        and not call.args
        and dotted(call.func.value).split(".")[-1] != "docket"
    ]
    assert offences == []


def test_there_are_no_signals():
    """But Celery's own, which start its processes."""
    offences = [
        f"{path} {name}"
        for path, tree in sources()
        for name in imported(tree).values()
        if name.startswith(
            (
                "django.dispatch",
                "django.db.models.signals",
                "django.core.signals",
                "django.contrib.auth.signals",
            )
        )
    ]
    assert offences == []


PYTHONS_CLOCK = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localtime",
    "timezone.localdate", "time.time", "time.time_ns", "localdate", "localtime", "now",
}  # fmt: skip


def test_pythons_clock_is_read_nowhere():
    """Official time is the database's (promise P9), also where a query says `Now()`. Counters name no instant."""
    offences = []
    for path, tree in sources():
        names = imported(tree)
        for call in calls(tree):
            said = dotted(call.func)
            tail = ".".join(said.split(".")[-2:])
            full = names.get(said.split(".")[0], "")
            own = full in ("workflow.clock", "workflow.clock.now") or said == "clock.now"
            django = full.startswith("django.utils.timezone")
            if not own and (
                tail in PYTHONS_CLOCK - {"now"}
                or (django and said.split(".")[-1] in ("now", "localtime", "localdate"))
            ):
                offences.append(f"{path}:{call.lineno} {said}")
    assert offences == []


READERS = ("api/", "web/", "config/")


def test_official_time_is_read_at_doors_and_tasks_and_passed_down():
    offences = []
    for path, tree in sources():
        of_a_door = path.startswith(READERS) or path.endswith("tasks.py") or "/management/" in path
        reads = [name for name in imported(tree).values() if name in ("workflow.clock", "workflow.clock.now")]
        if reads and not of_a_door:
            offences.append(path)
    assert offences == []


def test_tasks_are_rung_by_the_outbox_and_by_beat_alone():
    ringing = {"delay", "apply_async", "send_task", "delay_on_commit"}
    offences = [
        f"{path}:{call.lineno}"
        for path, tree in sources()
        for call in calls(tree)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ringing
        and path != "notifications/doorbell.py"
    ]
    assert offences == []


def test_only_verbs_move_a_complaint_and_only_dockets_touch_duties():
    """Duty rows are written in workflow/clocks/duties.py; events in workflow/record/events.py and its callers of `following`."""
    offences = []
    for path, tree in sources():
        for call in calls(tree):
            text = ast.unparse(call.func)
            if (
                text.startswith("Duty.objects.")
                and text.rsplit(".", 1)[-1] in WRITES | {"update"}
                and path != "workflow/clocks/duties.py"
            ):
                offences.append(f"{path}:{call.lineno} {text}")
            if (
                text.startswith("Event.objects.")
                and text.rsplit(".", 1)[-1] in WRITES | {"update"}
                and not path.startswith("workflow/")
            ):
                offences.append(f"{path}:{call.lineno} {text}")
    assert offences == []


DRAWERS = {"utils.py", "helpers.py", "common.py", "core.py", "services.py", "managers.py", "misc.py"}


def test_no_drawer_is_called_after_nothing_and_no_file_is_longer_than_a_sitting():
    names = [path for path, _tree in sources() if Path(path).name in DRAWERS]
    long = [
        path for path, _tree in sources() if len((ROOT / path).read_text(encoding="utf-8").splitlines()) > 500
    ]
    assert (names, long) == ([], [])


def test_the_law_imports_no_framework():
    for path in ("law/counting.py", "law/rules.py", "compliance/scores.py"):
        names = imported(ast.parse((ROOT / path).read_text(encoding="utf-8"))).values()
        assert not [
            name for name in names if name.split(".")[0] in ("django", "celery", "psycopg", "time")
        ], path


def test_the_rules_find_what_they_forbid():
    """Proof that these readers can fail."""
    tree = ast.parse(
        "from django.utils import timezone\nrow.save()\ntimezone.now()\nDuty.objects.update(x=1)"
    )
    said = {ast.unparse(call.func) for call in calls(tree)}
    assert said == {"row.save", "timezone.now", "Duty.objects.update"}
    assert imported(tree) == {"timezone": "django.utils.timezone"}
