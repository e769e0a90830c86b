"""Every verb that somebody uses on a case, by the name of its edge: for doors that are told which one to use."""

from collections.abc import Callable
from typing import Final

from complaints import lifecycle
from complaints.models import Complaint
from workflow.verbs import extensions, receipt_dates, reclassification, transitions

FOLLOWS: Final = "answer_with_original"
"""The one edge that nobody takes by itself: it follows the answer to another case."""
VERBS: Final[dict[str, Callable[..., Complaint]]] = {
    name: getattr(module, name)
    for name in lifecycle.VERBS
    for module in (transitions, extensions, reclassification, receipt_dates)
    if name != FOLLOWS and hasattr(module, name)
}
