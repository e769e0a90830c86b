"""Figures as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Figure:
    """One measured thing. Rates per second; CPU in milliseconds a request, of the app and of PostgreSQL."""

    name: str
    clients: int
    rate: float
    app_ms: float
    database_ms: float
    p50_ms: float | None = None
    p95_ms: float | None = None
    floor_rate: float | None = None
    of_floor: float | None = None
    """The rate as a part of the floor's: the middle one of the rounds, each against the floor beside it."""
    of_floor_cpu: float | None = None
    """The floor's CPU as a part of ours: the same, from the operating system's accounting."""
    floor_app_ms: float | None = None
    floor_database_ms: float | None = None
    rounds: list[float] = field(default_factory=list)
    """`of_floor` of each round."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def table(figures: Iterable[Figure]) -> str:
    """Aligned columns, one line a figure."""
    head = (
        "figure",
        "clients",
        "rate/s",
        "floor/s",
        "of floor",
        "of floor (CPU)",
        "app ms",
        "db ms",
        "floor app",
        "floor db",
        "p50 ms",
        "p95 ms",
    )
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def _row(figure: Figure) -> Sequence[str]:
    return (
        figure.name,
        str(figure.clients),
        _number(figure.rate, 0 if figure.rate >= 100 else 1),
        _number(figure.floor_rate, 0),
        _number(figure.of_floor, 2),
        _number(figure.of_floor_cpu, 2),
        _number(figure.app_ms, 2),
        _number(figure.database_ms, 2),
        _number(figure.floor_app_ms, 2),
        _number(figure.floor_database_ms, 2),
        _number(figure.p50_ms, 1),
        _number(figure.p95_ms, 1),
    )


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"
