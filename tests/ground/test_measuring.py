"""What a benchmark's columns say of each other."""

import pytest

from bench.measuring import TICK_MS, Round, compared


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
