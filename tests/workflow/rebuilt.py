"""The proof by recomputing: whatever happened to a case, its events alone tell the same."""

from config import checkup
from workflow import clock


def assert_rebuilds() -> None:
    """Every case in this database: columns and duties rebuilt from events and law equal the stored ones, each event
    follows the one before it by a legal edge, nothing but a remedy runs on after an end."""
    at = clock.now()
    checks = (checkup.duties, checkup.columns, checkup.edges, checkup.running_duties)
    assert [finding for check in checks for finding in check(at)] == []
