"""How a row of the database becomes an object: a page of a list makes a hundred, and half of its time went into it."""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from django.db.models.base import ModelState
from django.utils.encoding import force_str


class FromRow:
    """For a model whose rows are read in numbers. Django calls `from_db` with the values of a row: they are put where its
    `__init__` would put them, without asking each field for its default and its descriptor, and without signals, to which
    nothing here listens. A field that was not read waits to be asked for, as with Django."""

    if not TYPE_CHECKING:  # the stubs are those of a later Django

        @classmethod
        def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
            new = cls.__new__(cls)
            state = ModelState()
            state.adding, state.db = False, db
            new.__dict__.update(zip(field_names, values, strict=True), _state=state)
            return new

        def _get_FIELD_display(self, field: Any) -> str:  # noqa: N802 - Django calls it `get_..._display`
            """The same as Django's, which makes all choices hashable anew, their names translated, each time it is asked."""
            value = getattr(self, field.attname)
            return force_str(_names(field).get(value, value), strings_only=True)


@cache
def _names(field: Any) -> dict[Any, Any]:
    """What the choices of a field are called, to be said in a language."""
    return dict(field.flatchoices)
