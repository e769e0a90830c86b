"""Somebody's hand at a page: clicks and fields counted, and how long a practised person takes by the keystroke-level model
(Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems", 1980)."""

from typing import Final

from playwright.sync_api import FilePayload, Locator, Page

KEY: Final = 0.28
"""Seconds a key takes an average typist who does not type for a living (40 words a minute)."""
POINT: Final = 1.1
"""To point at something with a mouse or a thumb."""
PRESS: Final = 0.2
"""A button, down and up."""
THINK: Final = 1.35
"""Before each step."""


class Hand:
    """What it did at a page; `seconds` without what the server takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = self.fields = 0
        self.seconds = 0.0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        self.seconds += THINK + POINT + PRESS
        what.click()

    def fill(self, field: Locator, text: str) -> None:
        self.fields += 1
        self.seconds += THINK + POINT + PRESS + KEY * len(text)
        field.fill(text)

    def pick(self, field: Locator, value: str) -> None:
        """Choose from a list: it opens, and the choice is pointed at."""
        self.taps += 1
        self.seconds += THINK + 2 * (POINT + PRESS)
        field.select_option(value)

    def choose(self, field: Locator, file: FilePayload) -> None:
        """A file, from a folder that lies open."""
        self.taps, self.fields = self.taps + 1, self.fields + 1
        self.seconds += 2 * (THINK + POINT + PRESS)
        field.set_input_files(file)
