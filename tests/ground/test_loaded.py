"""What a web process keeps for as long as it lives."""

import pytest
from django.urls import Resolver404, get_resolver

from config.serving import loaded


def test_the_route_of_an_address_without_values_is_looked_for_once():
    asked: list[str] = []

    def resolve(path):
        asked.append(path)
        return get_resolver().resolve(path)

    route = loaded.resolving(resolve)
    case = "/petugas/kasus/TNT-1234-5678-9/"
    for path in ("/petugas/", case, "/petugas/", case):
        assert route(path).route == get_resolver().resolve(path).route
        assert route(path).func is get_resolver().resolve(path).func
    assert asked == ["/petugas/", case, case, case, case]
    for _ in range(2):
        with pytest.raises(Resolver404):
            route("/tidak-ada/")
