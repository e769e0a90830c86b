from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

LISTED = models.Q(("kind", "complaint"))


class Migration(migrations.Migration):
    """The lists in the order of deadlines hold complaints alone: which case is looked at next is told by the index, without a look
    at the case (docs/adr/0123). Made beside other work."""

    ADDED = (
        models.Index("next_due_at", "id", name="complaint_listed", condition=LISTED),
        models.Index("agency", "next_due_at", "id", name="complaint_listed_here", condition=LISTED),
        models.Index("held_by", "next_due_at", "id", name="complaint_listed_of_unit", condition=LISTED),
    )
    REMOVED = ("complaint_list_all", "complaint_list_agency", "complaint_list_unit")
    atomic = False
    dependencies = [("complaints", "0037_many_by_looks")]
    operations = [
        *(AddIndexConcurrently("complaint", index) for index in ADDED),
        *(RemoveIndexConcurrently("complaint", name) for name in REMOVED),
    ]
