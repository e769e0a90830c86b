"""What a benchmark's columns say of each other."""

from typing import Any

import pytest

from bench.measuring import TICK_MS, Round, compared
from bench.peers import compared as beside


def a_round(answered: int, app_ms: float, database_ms: float) -> Round:
    return {
        "rate": 100.0,
        "answered": answered,
        "p50_ms": 1.0,
        "p95_ms": 2.0,
        "app_ms": app_ms,
        "database_ms": database_ms,
    }


def test_the_floors_part_by_cpu_is_what_the_columns_beside_it_say() -> None:
    figure = compared("list", 8, [(a_round(100, 3.0, 1.0), a_round(300, 1.0, 0.5))])
    assert figure.of_floor_cpu == pytest.approx(1.5 / 4.0)


def test_a_round_too_short_to_be_counted_is_taken_as_one_tick() -> None:
    figure = compared("list", 1, [(a_round(10, 0.0, 0.0), a_round(10, 1.0, 0.0))])
    assert figure.of_floor_cpu == pytest.approx(1.0 / (TICK_MS / 10))


def test_a_peer_stands_beside_us_in_each_round_and_the_middle_of_how_far_is_told() -> None:
    def asked(ours: float, theirs: float) -> dict[str, dict[str, Any]]:
        sides = {"ours": ours, "theirs": theirs}
        return {side: {"status": 200, "app_ms": cpu, "database_ms": cpu} for side, cpu in sides.items()}

    refused = {"ours": {"status": 200, "app_ms": 1.0, "database_ms": 1.0}, "theirs": {"status": 500}}
    rounds = [{"list": asked(1, each), "report": asked(1, 2)} for each in (60, 20, 30)]
    rounds[1]["report"] = refused
    _head, listed, report = beside(100_000, rounds).splitlines()
    assert listed.split() == ["list", "2.0", "60.0", "30.0x", "60.0", "20.0", "30.0"]
    assert "500" in report
    assert "x" not in report
