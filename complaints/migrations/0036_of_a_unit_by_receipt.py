from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The sheet of a unit reads the cases of a period, of hundreds and not of all that it ever had; cases that nobody held are
    counted in cells. Made beside other work."""

    atomic = False
    dependencies = [("complaints", "0035_lists_of_what_is_open")]
    operations = [
        AddIndexConcurrently(
            "complaint",
            models.Index(
                "unit",
                "received_on",
                "id",
                name="complaint_received_by_unit",
                include=["kind", "first_answered_on", "ended_at"],
            ),
        ),
        RemoveIndexConcurrently("complaint", "complaint_held_by_nobody"),
    ]
