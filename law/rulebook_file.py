"""How a rulebook's (or a mapping's) TOML is read: strictly, so that a slip of the pen is a sentence and not a guess. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

_Value = TypeVar("_Value")
_Code = TypeVar("_Code", bound=StrEnum)


class RulebookError(Exception):
    """A rulebook that does not load: one sentence that names file and rule."""

    def __init__(self, file: str, rule: str, sentence: str) -> None:
        super().__init__(f"{file}: {rule}: {sentence}")


class Table:
    """A table of the file, read key by key: each value of the right type, no key left over."""

    def __init__(self, content: Mapping[str, object], file: str, name: str) -> None:
        self._left = dict(content)
        self._file = file
        self.name = name

    def refuse(self, sentence: str) -> RulebookError:
        return RulebookError(self._file, self.name, sentence)

    def take(self, key: str, *types: type[_Value]) -> _Value | None:
        value = self._left.pop(key, None)
        if value is None:
            return None
        for kind in types:
            if type(value) is kind:
                return value
        raise self.refuse(
            f"{key} is {value!r}, not of the type {' or '.join(kind.__name__ for kind in types)}."
        )

    def need(self, key: str, *types: type[_Value]) -> _Value:
        value = self.take(key, *types)
        if value is None:
            raise self.refuse(f"names no {key}.")
        return value

    def text(self, key: str) -> str:
        text = self.need(key, str).strip()
        if not text:
            raise self.refuse(f"names no {key}.")
        return text

    def code(self, key: str, codes: type[_Code], default: _Code | None = None) -> _Code:
        if default is not None and key not in self._left:
            return default
        return self._known(key, codes, self.need(key, str))

    def optional_code(self, key: str, codes: type[_Code]) -> _Code | None:
        return self.code(key, codes) if key in self._left else None

    def codes(self, key: str, codes: type[_Code]) -> tuple[_Code, ...]:
        return tuple(self._known(key, codes, value) for value in self.items(key, str))

    def _known(self, key: str, codes: type[_Code], value: str) -> _Code:
        if value not in list(codes):
            raise self.refuse(f"{key} {value!r} is unknown; known are {', '.join(codes)}.")
        return codes(value)

    def items(self, key: str, kind: type[_Value]) -> list[_Value]:
        values = self.need(key, list)
        for value in values:
            if type(value) is not kind:
                raise self.refuse(f"{key} holds {value!r}, which is not of the type {kind.__name__}.")
        return values

    def has(self, key: str) -> bool:
        return key in self._left

    def inner(self, key: str) -> "Table":
        """The table of this name inside this one."""
        return Table(self.need(key, dict), self._file, key)

    def tables(self, key: str) -> "list[Table]":
        return [
            Table(content, self._file, f"{key} {number}")
            for number, content in enumerate(self.items(key, dict), start=1)
        ]

    def close(self) -> None:
        if self._left:
            raise self.refuse(f"holds unknown keys: {', '.join(self._left)}.")
