"""Pages of a list: `{results, next, previous}` by cursor, links under the configured base URL."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from api.door import link
from complaints.paging import BadCursor, Order, Same, page
from complaints.querysets import ComplaintQuerySet
from complaints.searching import Along
from workflow.errors import BadInput

LARGEST = 200
Row = TypeVar("Row", bound=Model)


def size(params: dict[str, str], default: int) -> int:
    """`page_size` from 1 to 200. Raises BadInput."""
    text = params.get("page_size")
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LARGEST):
        raise BadInput({"page_size": ("page_size", _("Ukuran halaman dari 1 sampai 200."))})
    return int(text)


def cases(
    rows: Callable[[], ComplaintQuerySet],
    params: dict[str, str],
    path: str,
    shape: Callable[[Any], Any],
    *,
    order: Order = Order.DEADLINE,
    same: Same | None = None,
    along: Along | None = None,
) -> dict[str, Any]:
    """A page of cases in this order. `same`, `along`: see `complaints.paging.page`."""
    length, cursor = size(params, 25), params.get("cursor")
    try:
        result = page(rows, size=length, cursor=cursor, order=order, same=same, along=along)
    except BadCursor:
        raise BadInput({"cursor": BAD_CURSOR}) from None
    return answer([shape(row) for row in result.rows], result.next, result.previous, params, path)


def by_code(
    rows: QuerySet[Row], params: dict[str, str], path: str, shape: Callable[[Row], Any], *, default: int = 100
) -> dict[str, Any]:
    """A page of rows in the order of their codes."""
    length, cursor = size(params, default), params.get("cursor")
    direction, code = ("after", "") if cursor is None else _read(cursor)
    if direction == "after":
        fetched = list(rows.filter(code__gt=code).order_by("code")[: length + 1])
        shown, more_after, more_before = fetched[:length], len(fetched) > length, bool(code)
    else:
        fetched = list(rows.filter(code__lt=code).order_by("-code")[: length + 1])
        shown, more_after, more_before = fetched[:length][::-1], True, len(fetched) > length
    after = _cursor("after", shown[-1]) if shown and more_after else None
    before = _cursor("before", shown[0]) if shown and more_before else None
    return answer([shape(row) for row in shown], after, before, params, path)


def documented(
    name: str, shape: type[serializers.Serializer[Any]], **more: serializers.Field[Any, Any, Any, Any]
) -> serializers.Serializer[Any]:
    """The serializer that documents a page of such rows in the OpenAPI description; `more`: what else its body has."""
    return inline_serializer(
        name,
        {
            **more,
            "results": shape(many=True),
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
        },
    )


_CODE = re.compile(r"[a-z0-9-]{2,40}", re.ASCII)
BAD_CURSOR = ("cursor", _("Kursor halaman tidak dikenal."))


def answer(
    results: list[Any], after: str | None, before: str | None, params: dict[str, str], path: str
) -> dict[str, Any]:
    """The body of a page, with the cursors to the next and the previous one."""

    def link_to(cursor: str | None) -> str | None:
        rest = [(name, value) for name, value in params.items() if name != "cursor"]
        return None if cursor is None else link(path, [*rest, ("cursor", cursor)])

    return {"results": results, "next": link_to(after), "previous": link_to(before)}


def _cursor(direction: str, row: Any) -> str:
    return base64.urlsafe_b64encode(f"{direction} {row.code}".encode()).decode()


def _read(cursor: str) -> tuple[str, str]:
    try:
        direction, code = (
            base64.b64decode(cursor.encode("ascii"), b"-_", validate=True).decode("ascii").split(" ")
        )
    except (ValueError, binascii.Error):
        raise BadInput({"cursor": BAD_CURSOR}) from None
    if direction not in ("after", "before") or not _CODE.fullmatch(code):
        raise BadInput({"cursor": BAD_CURSOR})
    return direction, code
