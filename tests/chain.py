"""One chain of middleware for all test clients, as a server has one for all requests: each client by itself would set
everything up anew, down to the list of static files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from django.core.signals import setting_changed
from django.test.client import ClientHandler

PARTS: Final = (
    "_view_middleware",
    "_template_response_middleware",
    "_exception_middleware",
    "_middleware_chain",
)
KEPT_THROUGH: Final = frozenset({"LIMITS_NAMESPACE", "MEDIA_ROOT"})
"""Settings that many tests change and on which no part depends: MEDIA_ROOT is read when they are set up only to be refused as
a folder of static files."""


class Chain:
    """The parts of the handler that set them up first, until a setting changes that one may have read."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.parts: dict[str, Any] = {}

    def forget(self, *, setting: str, **_what: Any) -> None:
        if setting not in KEPT_THROUGH:
            with self.lock:
                self.parts = {}

    @contextmanager
    def shared(self) -> Iterator[None]:
        set_up = ClientHandler.load_middleware

        def load_middleware(handler: ClientHandler) -> None:
            with self.lock:
                if not self.parts:
                    set_up(handler)
                    self.parts = {name: getattr(handler, name) for name in PARTS}
                vars(handler).update(self.parts)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ClientHandler, "load_middleware", load_middleware)
            setting_changed.connect(self.forget)
            yield
            setting_changed.disconnect(self.forget)
