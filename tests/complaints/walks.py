"""Walking a list page by page, as whoever reads it does."""

from collections.abc import Iterator
from typing import Any

from complaints import paging
from complaints.paging import Order, Page


def walked(found: Any, order: Order, size: int, cursor: str | None, onwards: str) -> Iterator[Page]:
    """The pages from here on, `next` or `previous`; each is full, or the last, or says that it stopped."""
    while True:
        each = paging.page(lambda: found.among, size=size, cursor=cursor, order=order, along=found.along)
        cursor = getattr(each, onwards)
        assert len(each.rows) == size or each.stopped or cursor is None
        assert each.stopped <= (len(each.rows) < size)
        yield each
        if cursor is None:
            return
