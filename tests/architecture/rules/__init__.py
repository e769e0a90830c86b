"""The house rules that no linter knows, each with its samples (`rule.py`)."""

from typing import Final

from tests.architecture.rules.doors import DOORS_WRITE_NOTHING, READS_ASK_WHO
from tests.architecture.rules.official_time import (
    A_DAY_IS_SOMEWHERES,
    NO_CLOCK_OF_PYTHONS,
    ONE_CLOCK,
    TIME_IS_PASSED_DOWN,
)
from tests.architecture.rules.order import (
    A_CASE_IS_PASSED_ON_BY_FEW,
    FILES_ARE_SMALL_AND_NAMED,
    NO_SIGNALS,
    TASKS_ARE_RUNG_BY_THE_OUTBOX,
    THE_LAW_IS_PURE,
)
from tests.architecture.rules.rows import ROWS_HAVE_ONE_WRITER, SAVES_NAME_THEIR_FIELDS
from tests.architecture.rules.rule import Rule

RULES: Final = (
    DOORS_WRITE_NOTHING,
    SAVES_NAME_THEIR_FIELDS,
    NO_SIGNALS,
    NO_CLOCK_OF_PYTHONS,
    ONE_CLOCK,
    A_DAY_IS_SOMEWHERES,
    TIME_IS_PASSED_DOWN,
    TASKS_ARE_RUNG_BY_THE_OUTBOX,
    ROWS_HAVE_ONE_WRITER,
    READS_ASK_WHO,
    FILES_ARE_SMALL_AND_NAMED,
    THE_LAW_IS_PURE,
    A_CASE_IS_PASSED_ON_BY_FEW,
)

__all__ = ["RULES", "Rule"]
