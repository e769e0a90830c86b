"""Why a verb refuses. The doors translate a refusal into their own words; only the API picks status codes."""

from collections.abc import Mapping

from django.utils.functional import Promise

Text = str | Promise


class Refusal(Exception):
    """A verb that did nothing, with a code for programs and a sentence in the reader's language."""

    def __init__(self, code: str, sentence: Text) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


class BadInput(Refusal):
    """A field breaks a rule. `errors`: field → (code, sentence)."""

    def __init__(self, errors: Mapping[str, tuple[str, Text]]) -> None:
        code, sentence = next(iter(errors.values()))
        super().__init__(code, sentence)
        self.errors = errors


class NotVisible(Refusal):
    """Not yours or not there: the same answer for both."""


class NotNow(Refusal):
    """The verb is not legal in this state or at this time. `state` and `version` tell how the case stands."""

    def __init__(self, code: str, sentence: Text, *, state: str = "", version: int | None = None) -> None:
        super().__init__(code, sentence)
        self.state = state
        self.version = version


class NotYours(Refusal):
    """The verb is legal now, but not for this person."""


class Busy(Refusal):
    """Another request with the same key, or on the same case, is still at work: try again soon."""
