"""What a body and a query must be before anybody looks at who sends them: 413, 415 and 400 come first."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NoReturn

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from workflow.errors import BadInput

MOST_BYTES: Final = 256 * 1024
"""Of a JSON body: room for every text at its limit, written with escapes."""
DEEPEST: Final = 20
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NOT_A_DAY: Final = _("Tanggal ditulis TTTT-BB-HH, misalnya 2026-03-02.")
_SURROGATE = re.compile("[\ud800-\udfff]")


class TooLarge(APIException):
    status_code = 413
    default_detail = _("Isi permintaan terlalu besar.")
    default_code = "too_large"


class StrictJSONParser(BaseParser):
    """JSON of RFC 8259, without what parsers read differently: duplicate keys, NaN, lone surrogates, NUL."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        return load(stream.read(MOST_BYTES + 1))


def load(body: bytes) -> dict[str, Any]:
    """The object in this body. Raises TooLarge and ParseError."""
    if len(body) > MOST_BYTES:
        raise TooLarge
    try:
        text = body.decode("utf-8")
        if _depth(text) > DEEPEST:
            raise ParseError(_("JSON bersarang terlalu dalam."))
        value = json.loads(
            text, object_pairs_hook=_no_duplicates, parse_constant=_refuse, parse_float=_finite
        )
    except (ValueError, RecursionError) as error:
        raise ParseError(_("Isi permintaan bukan JSON yang benar.")) from error
    if not isinstance(value, dict):
        raise ParseError(_("Isi permintaan harus berupa objek JSON."))
    if "\\u" in text:  # nothing else in UTF-8 tells of a NUL or of half a pair
        _refuse_unstorable(value)
    return value


def only(sent: Iterable[str], allowed: Iterable[str]) -> None:
    """Raises BadInput naming every field that is not allowed (`state`, `received_at`, `is_staff` ...)."""
    unknown = sorted(set(sent) - set(allowed))
    if unknown:
        raise BadInput({name: ("unknown_field", _("Isian ini tidak dikenal.")) for name in unknown})


def query(params: QueryDict, allowed: Iterable[str]) -> dict[str, str]:
    """The query as a dictionary. Raises BadInput for unknown and for repeated keys."""
    only(params, allowed)
    repeated = [name for name, values in params.lists() if len(values) > 1]
    if repeated:
        raise BadInput(
            {name: ("given_twice", _("Parameter ini hanya boleh satu kali.")) for name in repeated}
        )
    return {name: value for name, value in params.items() if isinstance(value, str)}


def day(text: str) -> date | None:
    """The date that this `YYYY-MM-DD` names, or None; no other spelling, no other digits."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


class AlwaysJSON(BaseContentNegotiation):
    """Always JSON, whatever the Accept header says."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        sent = (request.content_type or "").split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type or "application/json"


def _depth(text: str) -> int:
    """How deep brackets nest outside strings, at most: exactly where there are many. Takes linear time, before any parser
    recurses."""
    if (most := text.count("[") + text.count("{")) <= DEEPEST:
        return most
    depth = deepest = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    unique = dict(pairs)
    if len(unique) != len(pairs):
        raise ValueError("duplicate key")
    return unique


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number


def _refuse_unstorable(value: Any) -> None:
    """Raises ParseError for NUL and lone surrogates in keys and texts, at any depth."""
    if isinstance(value, str):
        if "\0" in value or not (value.isascii() or _SURROGATE.search(value) is None):
            raise ParseError(_("Memuat karakter yang tidak dapat disimpan."))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_unstorable(key)
            _refuse_unstorable(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_unstorable(item)
