"""What is offered to an agency is little among all: it is found by an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0027_offered")]

    operations = [
        AddIndexConcurrently(
            model_name="complaint",
            index=models.Index(
                "offered_to", "id", name="complaint_offered", condition=models.Q(offered_to__isnull=False)
            ),
        ),
    ]
