"""What the hosts of a benchmark may use of a machine's CPU, and what is said where they cannot be held to it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.processes import TICK
from bench.shares import Controller, Group, NoSharesError
from bench.two_webs import Round, compared


def machine(folder: Path, *mounts: str) -> Path:
    told = folder / "mounts"
    told.write_text("".join(f"{line.format(folder)} 0 0\n" for line in ("proc /proc proc rw", *mounts)))
    return told


def test_the_first_version_of_control_groups_is_found_beside_a_second_that_does_not_rule_the_cpu(
    tmp_path: Path,
) -> None:
    for name in ("cpu,cpuacct", "unified"):
        (tmp_path / name).mkdir()
    (tmp_path / "unified" / "cgroup.controllers").write_text("hugetlb\n")
    mounts = machine(
        tmp_path,
        "cgroup {}/memory cgroup rw,memory",
        "cgroup {}/cpuset cgroup rw,cpuset",
        "cgroup2 {}/unified cgroup2 rw",
        "cgroup {}/cpu,cpuacct cgroup rw,cpu,cpuacct",
    )
    group = Controller.of(mounts).group("host")
    assert group == Group(tmp_path / "cpu,cpuacct" / "host", 1)
    group.limit(0.25)
    assert (group.folder / "cpu.cfs_quota_us").read_text() == "5000"
    assert (group.folder / "cpu.cfs_period_us").read_text() == "20000"
    assert group.limited() == 0.25
    group.limit(None)
    assert (group.folder / "cpu.cfs_quota_us").read_text() == "-1"
    assert group.limited() is None


def test_the_second_version_is_asked_for_the_cpu_before_it_takes_a_group(tmp_path: Path) -> None:
    (tmp_path / "cgroup.controllers").write_text("cpuset cpu io\n")
    (tmp_path / "cgroup.subtree_control").write_text("memory\n")
    group = Controller.of(machine(tmp_path, "cgroup2 {} cgroup2 rw")).group("host")
    assert (tmp_path / "cgroup.subtree_control").read_text() == "+cpu"
    group.limit(1.5)
    assert (group.folder / "cpu.max").read_text() == "30000 20000"
    assert group.limited() == 1.5
    group.limit(None)
    assert group.limited() is None


def test_a_machine_that_makes_no_group_says_why(tmp_path: Path) -> None:
    with pytest.raises(NoSharesError, match="rules the CPU"):
        Controller.of(machine(tmp_path, "tmpfs /sys/fs/cgroup tmpfs ro"))
    with pytest.raises(NoSharesError, match="takes no group"):
        Controller(tmp_path / "away", 1).group("host")


@pytest.mark.processes
def test_a_share_holds_a_process_that_would_take_a_whole_core() -> None:
    try:
        group = Controller.of().group(f"tuntas-test-{os.getpid()}")
    except NoSharesError as why:
        pytest.skip(str(why))
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as busy:
        group.take([busy.pid])
        group.limit(0.1)
        before = cpu(busy.pid)
        began = time.monotonic()
        time.sleep(0.5)
        part = (cpu(busy.pid) - before) / (time.monotonic() - began)
        assert group.limited() == 0.1
        busy.kill()
    group.remove()
    assert part < 0.2


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def a_round(rate: float, cores: float) -> Round:
    return {"filings/s": rate, "app ms": 2.8, "db ms": 2.7, "cores of each web": cores}


def test_two_webs_are_compared_round_by_round_and_the_middle_ratio_told() -> None:
    rounds = [
        (a_round(80, 0.25), a_round(160, 0.24)),
        (a_round(90, 0.25), a_round(162, 0.25)),
        (a_round(80, 0.25), a_round(80, 0.21)),
    ]
    told = compared(rounds, 0.25)
    assert told["two webs to one (goal: 1.8)"] == 1.8
    assert told["in each round"] == [2.0, 1.8, 1.0]
    assert told["filings/s, one web and two"] == [80, 160]
    assert told["of which each web used at least"] == "84%"
    assert "rates say little" not in told
    assert (
        "used 70% of its share"
        in compared([(a_round(80, 0.2), a_round(90, 0.175))], 0.25)["rates say little"]
    )


def test_webs_that_share_all_cores_are_told_by_cpu_alone() -> None:
    told = compared([(a_round(80, 0.5), a_round(80, 0.2))], None, "no control group of this machine")
    assert told["rates say nothing"].startswith("no control group of this machine;")
    assert not any("goal" in key for key in told)
    assert told["CPU ms a filing, one web and two: web"] == [2.8, 2.8]
