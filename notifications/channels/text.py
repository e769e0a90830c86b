"""One short text to a phone, whatever carries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from complaints.codes import Medium

REFUSED: Final = "number_refused"
"""The code of a message whose number the gateway will never serve."""


@dataclass(frozen=True, slots=True)
class Text:
    """What goes out. `to`: E.164. `notice` and `parameters`: the same in parts (number of the case, what is said, address; of
    a code to an unproved number the code alone), for providers that fill a template of theirs."""

    medium: Medium
    to: str
    text: str
    parameters: Sequence[str]
    notice: str
    language: str
    message_id: str
