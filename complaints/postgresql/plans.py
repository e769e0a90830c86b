"""Which statements a session of the database has planned already (`accounts/prepared.py`)."""

from collections import OrderedDict
from contextlib import suppress
from typing import Any, Final

from psycopg import Error

from accounts.prepared import Prepared

MOST: Final = 80
"""Of one session: a plan of a list takes some 200 kB there. The one that was not asked for longest goes."""


class Plans:
    """Of one session. Behind a pooler, where the next transaction may be in another session, there are none."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._names: OrderedDict[object, str] = OrderedDict()
        self._refused: set[object] = set()
        self._once: set[object] = set()
        self._wished: dict[object, tuple[Prepared, Any]] = {}
        self._made = 0
        self.open = True
        """Whether anything may be prepared here."""

    def name_of(self, query: Prepared, values: Any) -> str | None:
        key = query.key(values or ())
        name = self._names.get(key)
        if name is not None:
            self._names.move_to_end(key)
        return name

    def wish(self, query: Prepared, values: Any) -> None:
        """It was asked for where nothing can be planned: from the second time on it is planned when something can."""
        key = query.key(values or ())
        if key in self._refused:
            return
        if key in self._once:
            self._wished[key] = query, values
            return
        if len(self._once) >= MOST:
            self._once.clear()  # else what is asked for seldom would keep out all that comes later
        self._once.add(key)

    @property
    def wished(self) -> bool:
        return bool(self._wished)

    def take_wishes(self) -> list[tuple[Prepared, Any]]:
        """What is to be planned besides what is asked."""
        taken = [asked for key, asked in self._wished.items() if key not in self._names]
        self._wished.clear()
        return taken

    def prepared(self, query: Prepared, values: Any) -> str | None:
        """Have the database plan it; the name under which it is executed from now on, None where it cannot be. Only outside
        a transaction, which a refusal would end."""
        key = query.key(values or ())
        if key in self._refused:
            return None
        if not self._made and not self._is_own():
            self.open = False
            return None
        self._made += 1
        name = f"tuntas_{self._made}"
        with self._connection.cursor() as cursor:
            text = query.declared(name, values or (), cursor.mogrify)
            if len(self._names) >= MOST:
                _query, oldest = self._names.popitem(last=False)
                text = f"DEALLOCATE {oldest}; {text}"
            try:
                cursor.execute(text)
            except Error:
                self._refused.add(key)
                return None
        self._names[key] = name
        return name

    def forget(self) -> None:
        """They do not hold any more: what is asked next is planned anew."""
        self._names.clear()

    def _is_own(self) -> bool:
        """Whether the session is the one that this connection began: no pooler stands between."""
        with suppress(Error), self._connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (pid,) = cursor.fetchone()
            return bool(pid == self._connection.info.backend_pid)
        return False


def plans_of(connection: Any) -> Plans:
    """Those of this connection of psycopg."""
    plans: Plans | None = getattr(connection, "tuntas_plans", None)
    if plans is None:
        plans = connection.tuntas_plans = Plans(connection)
    return plans
