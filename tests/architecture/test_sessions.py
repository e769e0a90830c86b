"""What needs a database session of its own, and so no pooler in transaction mode before it, is known by name."""

import re

from tests.architecture.source import sources

OF_A_SESSION = re.compile(
    r"pg_(?:try_)?advisory_(?:un)?lock\b|^\s*(?:LISTEN|NOTIFY|PREPARE|DEALLOCATE) \w|TEMP(?:ORARY)? TABLE"
    r"|(?:^|;)\s*SET (?!LOCAL|TRANSACTION)[a-z_]+ ?(?:=|TO)|set_config\([^)]*, false\)|pg_export_snapshot"
)
KNOWN = {
    "config/leader.py": "beat: a connection of its own",
    "notifications/hands.py": "worker",
    "demo/management/commands/demo.py": "a command of bin/run",
}


def test_nothing_else_needs_a_session_of_its_own() -> None:
    found = {
        source.path
        for source in sources()
        if any(OF_A_SESSION.search(str(text.value)) for text in source.strings())
    }
    assert found == set(KNOWN)
