from django.contrib.postgres.operations import RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    """What the indexes of before found, those of 0019 find."""

    REMOVED = ("facts_received_of_unit", "facts_due_of_unit")
    atomic = False
    dependencies = [("compliance", "0019_facts_by_unit")]
    operations = [RemoveIndexConcurrently("casefacts", name) for name in REMOVED]
