"""A period as a sum of whole years, whole months and single days, some of them taken away."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

FIRST, LAST = date(1000, 1, 1), date(9990, 12, 31)
"""No case was filed or falls due outside of these days."""
DAY: Final = timedelta(days=1)


class Piece(NamedTuple):
    """The days from `start` until before `end`, in steps of `span`, added or (`sign` -1) taken away."""

    sign: int
    span: str
    start: date
    end: date


def pieces(start: date, end: date, spans: tuple[str, ...] = ("year", "month")) -> list[Piece]:
    """The period from `start` to `end`, both included, of as few years, months and days as it takes.

    From 1 January to 29 November that is the year, less December, less one day.
    """
    return list(_cover(max(start, FIRST), min(end, LAST) + DAY, (*spans, "day"), 1))


def _cover(start: date, end: date, spans: tuple[str, ...], sign: int) -> Iterator[Piece]:
    if start >= end:
        return
    span, *finer = spans
    if not finer:
        yield Piece(sign, span, start, end)
        return
    first, last = _nearest(start, span), _nearest(end, span)
    beside = abs(first - start) + abs(last - end)
    if first >= last or beside > end - start:
        yield from _cover(start, end, tuple(finer), sign)
        return
    yield Piece(sign, span, first, last)
    yield from _cover(start, first, tuple(finer), sign)
    yield from _cover(first, start, tuple(finer), -sign)
    yield from _cover(last, end, tuple(finer), sign)
    yield from _cover(end, last, tuple(finer), -sign)


def month_after(day: date) -> date:
    """The first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _nearest(day: date, span: str) -> date:
    """The beginning of a year or month that lies nearest."""
    if span == "year":
        before, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    else:
        before = day.replace(day=1)
        after = month_after(day)
    return before if day - before <= after - day else after
