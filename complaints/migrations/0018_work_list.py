"""The work list in its orders and parts: by what happened last, by receipt, by state and handler of what is open."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

OPEN = models.Q(("state__in", ("closed", "rejected", "withdrawn")), _negated=True)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0017_public_titles")]

    operations = [
        AddIndexConcurrently(
            model_name="complaint", index=models.Index("last_at", "id", name="complaint_active_all")
        ),
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index("agency", "last_at", "id", name="complaint_active_agency"),
        ),
        AddIndexConcurrently(
            model_name="complaint", index=models.Index("received_on", "id", name="complaint_newest")
        ),
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index("agency", "state", "id", name="complaint_open_states", condition=OPEN),
        ),
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index(
                "agency", "id", name="complaint_unassigned", condition=models.Q(("handler", None), OPEN)
            ),
        ),
    ]
