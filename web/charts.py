"""Where the lines, bars and points of a chart lie in its picture. Numbers are written for SVG, never in a reader's format.

A chart says nothing by colour alone: series differ by dash, hatching or mark, so that it can be read in grey.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from typing import Final, NamedTuple

WIDTH: Final = 360
HEIGHT: Final = 210
LEFT, RIGHT, TOP, BOTTOM = 42, 8, 10, 30
TICKS: Final = 4
MOST_LABELS: Final = 8
Point = tuple[float, float]


class Tick(NamedTuple):
    at: str
    label: str


class Shape(NamedTuple):
    """Points of a line or area; `kind` is the class that draws it."""

    points: str
    kind: str


class Box(NamedTuple):
    x: str
    y: str
    width: str
    height: str
    kind: str
    says: str


class Mark(NamedTuple):
    x: str
    y: str
    kind: str
    says: str


class Key(NamedTuple):
    """What a kind of line, area, bar or mark stands for."""

    kind: str
    label: str
    sign: str
    """`line`, `area`, `bar` or `mark`."""


@dataclass(slots=True)
class Chart:
    """A picture with its title and what it says in words. `name` is its id in the page."""

    name: str
    title: str
    says: str
    x_label: str
    y_label: str
    x_ticks: list[Tick] = field(default_factory=list)
    y_ticks: list[Tick] = field(default_factory=list)
    areas: list[Shape] = field(default_factory=list)
    lines: list[Shape] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)

    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


class Scale(NamedTuple):
    """From values to places in the picture."""

    x_most: float
    y_most: float

    def x(self, value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value / self.x_most if self.x_most else 0)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value / self.y_most if self.y_most else 0)

    def points(self, some: Iterable[Point]) -> str:
        return " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in some)


def number(value: float) -> str:
    return f"{value:.1f}"


def round_step(most: float) -> int:
    """The smallest of 1, 2, 5, 10, 20 ... with which at most this many ticks reach `most`."""
    if most <= TICKS:
        return 1
    size = 10 ** floor(log10(most / TICKS))
    return next(int(size * step) for step in (1, 2, 5, 10) if size * step * TICKS >= most)


def counts(most: float) -> tuple[float, list[int]]:
    """The top of an axis of counts, and its ticks."""
    step = round_step(most)
    top = max(step * ceil(most / step), 1)
    return top, list(range(0, top + 1, step))


def every(labels: Sequence[str], most: int = MOST_LABELS) -> list[tuple[int, str]]:
    """As many of these labels as have room, evenly."""
    step = max(1, ceil(len(labels) / most))
    return [(i, label) for i, label in enumerate(labels) if i % step == 0]


def steps(points: Sequence[Point], *, start: float, until: float) -> list[Point]:
    """A line that stands still between points, from day 0 at `start`."""
    drawn: list[Point] = [(0, start)]
    for x, y in points:
        drawn += [(x, drawn[-1][1]), (x, y)]
    return [*drawn, (until, drawn[-1][1])]


def between(lows: Sequence[Point], highs: Sequence[Point]) -> list[Point]:
    """The area between two such lines."""
    return [*lows, *reversed(highs)]


def stacked(
    chart: Chart, columns: Sequence[tuple[str, Sequence[tuple[str, int, str]]]], *, beside: bool = False
) -> None:
    """Bars by column: a label, and for each part its kind, number and words. Parts stand on each other, or `beside`."""
    combine = max if beside else sum
    tops = [combine([0, *(n for _kind, n, _says in parts)]) for _label, parts in columns]
    top, ticks = counts(max(tops, default=0))
    scale = Scale(len(columns), top)
    room = scale.x(1) - scale.x(0) if columns else 0
    for i, (_label, parts) in enumerate(columns):
        base = 0.0
        width = room * 0.8 / (len(parts) if beside else 1)
        for j, (kind, n, says) in enumerate(parts):
            if n:
                x = scale.x(i) + room * 0.1 + (j * width if beside else 0)
                height = scale.y(base) - scale.y(base + n)
                chart.bars.append(
                    Box(number(x), number(scale.y(base + n)), number(width), number(height), kind, says)
                )
            if not beside:
                base += n
    chart.y_ticks = [Tick(number(scale.y(n)), str(n)) for n in ticks]
    chart.x_ticks = [
        Tick(number(scale.x(i + 0.5)), label) for i, label in every([label for label, _parts in columns])
    ]


def of_shares(chart: Chart, days: int) -> Scale:
    """The axes of a curve of shares over working days."""
    scale = Scale(max(days, 1), 1)
    chart.y_ticks = [Tick(number(scale.y(part / 4)), f"{part * 25} %") for part in range(5)]
    step = round_step(max(days, 1) * TICKS / MOST_LABELS)
    chart.x_ticks = [Tick(number(scale.x(day)), str(day)) for day in range(0, max(days, 1) + 1, step)]
    return scale
