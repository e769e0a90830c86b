"""Which poster or leaflet brought people to file: the mark that its address carried stands in the first event of a case."""

from typing import Final

from django.db.models import Count
from django.db.models.fields.json import KeyTextTransform

from accounts.actors import Actor
from accounts.models import Unit
from complaints.models import Complaint
from workflow.models import Event

MARK: Final = r"[a-z0-9-]{1,40}"


def counts(unit: Unit, reader: Actor) -> list[tuple[str, int]]:
    """Marks and how many cases about this unit came by each, of those that the reader sees."""
    seen = Complaint.objects.visible_to(reader).filter(unit=unit)
    marked = Event.objects.filter(complaint__in=seen, name="registered", facts__has_key="campaign")
    mark = KeyTextTransform("campaign", "facts")
    return list(marked.values_list(mark).annotate(n=Count("pk")).order_by("-n", mark))
