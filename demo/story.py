"""A story: the same grievance in many words. Which words, and their details, a case's own random numbers choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from complaints.codes import Ground
from law.codes import Classification


@dataclass(frozen=True, slots=True)
class Story:
    """Sentences to choose from; `{...}` are details of the case (`demo/details.py`).

    A description is one opening, one middle and one ending. `founded` and `unfounded` are what the unit found.
    """

    subjects: tuple[str, ...]
    openings: tuple[str, ...]
    middles: tuple[str, ...]
    endings: tuple[str, ...]
    founded: tuple[str, ...] = ()
    unfounded: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    classification: Classification = Classification.ORDINARY
    threads: bool = False
    """The n-th subject, middle, finding and remedy belong together."""
    ground: Ground | None = None
    """For what cannot be processed: why; `founded` are then the coordinator's reasons."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story as one case tells it: its words, its details, and the thread they follow."""

    story: Story
    thread: int
    details: Mapping[str, str]
    happened_on: date
    subject: str
    description: str
    wish: str | None

    def founded(self, rng: Random) -> str:
        return self._one(self.story.founded, rng)

    def unfounded(self, rng: Random) -> str:
        return rng.choice(self.story.unfounded).format_map(self.details)

    def remedy(self, rng: Random) -> str | None:
        return self._one(self.story.remedies, rng) if self.story.remedies else None

    def fill(self, text: str) -> str:
        return text.format_map(self.details)

    def _one(self, texts: tuple[str, ...], rng: Random) -> str:
        text = texts[self.thread % len(texts)] if self.story.threads else rng.choice(texts)
        return text.format_map(self.details)


def tell(story: Story, details: Mapping[str, str], happened_on: date, rng: Random) -> Told:
    thread = rng.randrange(len(story.subjects))
    subject = story.subjects[thread]
    middle = story.middles[thread] if story.threads else rng.choice(story.middles)
    parts = (rng.choice(story.openings), middle, rng.choice(story.endings))
    wish = rng.choice(story.wishes) if story.wishes and rng.random() < 0.45 else None
    return Told(
        story,
        thread,
        details,
        happened_on,
        subject.format_map(details),
        " ".join(parts).format_map(details),
        wish.format_map(details) if wish else None,
    )
