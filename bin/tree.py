"""Whether everything here is committed: what a clone would lack, nobody else can run. Standard library only."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def why_not_asked(root: Path, environ: Mapping[str, str]) -> str:
    """Empty where the question makes sense."""
    if environ.get("CI"):
        return "CI is set"
    if not (root / ".git").exists():
        return "this is no git checkout"
    if shutil.which("git") is None:
        return "there is no git on PATH"
    return ""


def uncommitted(root: Path) -> str:
    """What `git status` says of changed and of untracked files, a line each; empty when the tree is clean."""
    done = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else done.stderr
