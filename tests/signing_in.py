"""A test client that is signed in at once: Django's own makes a session of nobody first, reads it and replaces it, nine statements for
three."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.test import Client


@contextmanager
def at_once() -> Iterator[None]:
    as_of_django = Client._login

    def _login(client: Client, user: Any, backend: str | None = None) -> None:
        if settings.SESSION_COOKIE_NAME in client.cookies:
            as_of_django(client, user, backend)
            return
        request: Any = HttpRequest()
        request.session = import_module(settings.SESSION_ENGINE).SessionStore()
        login(request, user, backend)
        request.session.save()
        client._set_login_cookies(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "_login", _login)
        yield
