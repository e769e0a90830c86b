"""How a row of the database becomes an object: a page of a list makes a hundred, and half of its time went into it."""

from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from django.db.models import ForeignKey, Model
from django.db.models.base import ModelState
from django.utils.encoding import force_str


class FromRow:
    """For a model whose rows are read or made in numbers. Django calls `from_db` with the values of a row: they are put where
    its `__init__` would put them, without asking each field for its default and its descriptor, and without signals, to which
    nothing here listens. A field that was not read waits to be asked for, as with Django."""

    @classmethod
    def fresh(cls, **given: Any) -> Self:
        """A new row that is not written yet, as the class itself makes it of the same names."""
        parts = _parts(cast(type[Model], cls))
        new: Any = cls.__new__(cls)
        state = ModelState()
        values = parts.constant.copy()
        for name, make in parts.made.items():
            if name not in given:
                values[name] = make()
        for name, value in given.items():
            field = parts.references.get(name)
            if field is None:
                values[name] = value
                continue
            values[field.attname] = None if value is None else key_of(value)
            state.fields_cache[name] = value
            if value is not None and not field.remote_field.multiple:
                field.remote_field.set_cached_value(value, new)
        new.__dict__.update(values, _state=state)
        return cast(Self, new)

    def like(self) -> Self:
        """A new row with the same values, not written yet; what it refers to stays named by its key."""
        new: Any = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__, _state=ModelState())
        return cast(Self, new)

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


def key_of(row: Model) -> Any:
    """As `row.pk`, in a fifth of the time for a row whose key is called as mostly."""
    values = vars(row)
    return values["id"] if "id" in values else row.pk  # noqa: SIM401 - `get` would ask for the key first


@cache
def _names(field: Any) -> dict[Any, Any]:
    """What the choices of a field are called, to be said in a language."""
    return dict(field.flatchoices)


class _Parts(NamedTuple):
    """What a new row of a model begins with."""

    constant: dict[str, Any]
    made: dict[str, Callable[[], Any]]
    """By field: what each row gets one of its own of."""
    references: dict[str, Any]


@cache
def _parts(model: type[Model]) -> _Parts:
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django documents Model._meta
    made = {
        field.attname: field.default for field in fields if field.has_default() and callable(field.default)
    }
    return _Parts(
        {field.attname: field.get_default() for field in fields if field.attname not in made},
        made,
        {field.name: field for field in fields if isinstance(field, ForeignKey)},
    )
