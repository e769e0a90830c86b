"""A plugin of pytest for `bin/test --fast`: of each table of cases that a test is asked of, the first alone."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    first = {item.nodeid.partition("[")[0]: item for item in reversed(items)}
    others = [item for item in items if first[item.nodeid.partition("[")[0]] is not item]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if first[item.nodeid.partition("[")[0]] is item]
