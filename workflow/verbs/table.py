"""Every verb on a case, by the name of its row in the lifecycle: for doors that are told which one to use."""

from collections.abc import Callable
from typing import Final

from complaints import lifecycle
from complaints.models import Complaint
from workflow.verbs import (
    demands,
    extensions,
    investigation,
    receipt_dates,
    reclassification,
    resolution,
    verification,
)

FOLLOWS: Final = "answer_with_original"
"""The one edge that nobody takes by itself: it follows the answer to another case."""
ROOMS: Final = (
    verification,
    investigation,
    resolution,
    demands,
    extensions,
    reclassification,
    receipt_dates,
)
VERBS: Final[dict[str, Callable[..., Complaint]]] = {
    name: getattr(module, name)
    for name in lifecycle.VERBS
    for module in ROOMS
    if name != FOLLOWS and hasattr(module, name)
}
