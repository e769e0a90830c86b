"""Whatever a page of documentation names is there, in git and not only on somebody's disk."""

import ast
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from tests.factories import agency, unit
from tests.ground.naming import FENCE, Ground, commands_of, lost_paths, missing, untracked_imports

ROOT = Path(__file__).resolve().parents[2]
OF_OTHERS = ("web/static/web/vendor/", "tests/browser/vendor/")


def files_of_the_repository() -> frozenset[str]:
    """What git knows; in a copy without git, what is there."""
    if not (ROOT / ".git").exists():
        left_out = {".venv", "var"}
        return frozenset(
            str(path.relative_to(ROOT))
            for top in ROOT.iterdir()
            if top.name not in left_out
            for path in (top.rglob("*") if top.is_dir() else [top])
            if path.is_file()
        )
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(filter(None, listed.stdout.split("\0")))


FILES = files_of_the_repository()


@pytest.fixture(scope="module")
def ground() -> Ground:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    return Ground(FILES, lambda name: (ROOT / name).read_text(encoding="utf-8"), frozenset(services))


def test_whatever_a_page_names_is_there(ground: Ground) -> None:
    pages = [name for name in ground.files if name.endswith(".md") and not name.startswith(OF_OTHERS)]
    assert {"README.md", "CONTRIBUTING.md", "docs/operations.md"} <= set(pages)
    assert [finding for page in sorted(pages) for finding in missing(page, ground.read(page), ground)] == []


def test_whatever_the_programs_in_bin_name_is_there(ground: Ground) -> None:
    """Their docstrings and the paths that they work with."""
    found = []
    for name in sorted(file for file in ground.files if file.startswith("bin/")):
        for node in ast.walk(ast.parse(ground.read(name))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{name}: {finding}" for finding in lost_paths(node.value, ground)]
    assert found == []


def test_every_module_that_ours_import_or_run_is_in_git(ground: Ground) -> None:
    ours = [name for name in ground.files if name.endswith(".py") or name.startswith("bin/")]
    assert [
        line for name in sorted(ours) for line in untracked_imports(name, ground.read(name), ground)
    ] == []


SMALL = Ground(
    frozenset(
        {
            "README.md",
            "manage.py",
            "docs/a.md",
            "bin/test",
            "bin/manage",
            "bin/bench",
            "workflow/models.py",
            "workflow/__init__.py",
            "data/days.csv",
        }
    ),
    lambda _name: "# The House\nEvent\n",
    frozenset({"web"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "[a page](docs/a.md), [its head](docs/a.md#the-house), [elsewhere](https://example.org/x.md)",
        "`bin/test`, `bin/test workflow/models.py`, `workflow/*.py`, `models.py`, `workflow/`",
        "`bin/manage due --kind settle --unit x --from 2026-03-02`, `bin/manage COMMAND ...`",
        "`explain REFERENCE settle`, `calendar propose|preview|apply`, `import_register`",
        "`manage.py calendar propose skb-2027.csv --decree ...`, `python -m json.tool`",
        "```\nmanage.py calendar apply 12     # approve; --any words\nbin/test   the suite\n```",
        "`docker compose exec -T web python manage.py doctor`, `GET /healthz`, `/api/v1/docs/`",
        "```\ncurl -s localhost:8000/api/v1/complaints/ -H 'x: y'\n```",
        "`bin/bench filing --seconds 2`",
        "`workflow/COMMIT`, `workflow/.../models.py`",
        "not code: workflow/gone.py",
    ],
)
def test_a_page_that_names_what_is_there_passes(text: str) -> None:
    assert missing("README.md", text, SMALL) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a page](docs/b.md)", "the link docs/b.md leads to no file"),
        ("[its head](docs/a.md#the-barn)", "leads to no heading"),
        ("`workflow/gone.py`", "there is no file workflow/gone.py"),
        ("`workflow/*.toml`", "there is no file workflow/*.toml"),
        ("`gone.py`", "there is no file gone.py"),
        ("`bin/fly`", "there is no file bin/fly"),
        ("```\nbin/fly  the thing\n```", "there is no file bin/fly"),
        ("`python -m workflow.gone`", "there is no module workflow.gone"),
        ("`celery -A nowhere worker`", "there is no module nowhere"),
        ("`bin/manage dance`", "there is no such command"),
        ("`bin/manage doctor --loud`", "it has no option --loud"),
        ("`calendar make x --name y --kind odd`", "invalid choice"),
        ("`calendar propose|burn`", "invalid choice: 'burn'"),
        ("```\nmanage.py calendar apply soon\n```", "invalid int value"),
        ("`docker compose run --rm sauna`", "no service sauna"),
        ("`GET /wellness`", "nothing answers at /wellness"),
        ("```\ncurl localhost:8000/api/v9/ -H x\n```", "nothing answers at /api/v9/"),
        ("`bin/bench sprint`", "sprint is none of"),
        ("`bin/bench --loudly`", "--loudly"),
    ],
)
def test_a_page_that_names_what_is_not_there_is_found(text: str, said: str) -> None:
    found = missing("README.md", text, SMALL)
    assert any(said in finding for finding in found), found


@pytest.mark.parametrize(
    ("source", "lacks"),
    [
        ("import workflow.models\nfrom workflow.models import Event\nimport json", ""),
        ("import workflow.gone", "workflow.gone"),
        ("from workflow.models import House", ""),
        ("from workflow import gone, models", "workflow.gone"),
        ("run([python, '-m', 'workflow.gone', number])", "workflow.gone"),
        ("python('-m', 'workflow', 'workflow.gone')", ""),
    ],
)
def test_a_module_that_git_does_not_know_is_found(source: str, lacks: str) -> None:
    found = untracked_imports("bin/test", source, SMALL)
    assert found == ([f"bin/test: needs {lacks}, which git does not know"] if lacks else [])


@pytest.mark.django_db
class TestTheReadme:
    """Its examples do what they say."""

    @pytest.fixture(autouse=True)
    def _place(self) -> None:
        unit(agency("serang"), "puskesmas-pontang")

    def test_a_complaint_by_curl_is_filed_and_read(self) -> None:
        (block,) = [block for block in FENCE.findall((ROOT / "README.md").read_text()) if "curl" in block]
        body: dict[str, Any] = json.loads(block[block.index("{") : block.index("}") + 1])
        assert date.fromisoformat(body["occurred_on"])
        client = Client()
        filed = client.post(
            "/api/v1/complaints/",
            json.dumps(body),
            content_type="application/json",
            headers={"Idempotency-Key": "my-first-complaint"},
        )
        assert filed.status_code == 201, filed.content
        told = filed.json()
        read = client.get(
            f"/api/v1/complaints/{told['reference']}/", headers={"X-Access-Code": told["access_code"]}
        )
        assert read.json()["subject"] == body["subject"]

    def test_the_date_that_it_asks_for_is_counted(self, capsys: pytest.CaptureFixture[str]) -> None:
        (words,) = [
            words
            for line in (ROOT / "README.md").read_text().split("`")
            for words in (commands_of(line) if line.startswith("bin/manage due") else ())
        ]
        call_command(*words)
        told = json.loads(capsys.readouterr().out)
        assert told["rule"] == "sp4n-2018/settle/ordinary"
        assert len(told["counted"]) == 14
        assert told["due_on"] == "2026-03-27"
