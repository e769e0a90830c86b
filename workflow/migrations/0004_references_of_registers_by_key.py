"""A reference of an older register is found in any spelling."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("workflow", "0003_second_source_and_week_of_a_day"),
        ("complaints", "0004_words_and_references_folded"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="importedcase",
            index=models.Index(
                models.Func("reference", function="reference_key", output_field=models.TextField()),
                name="imported_case_by_key",
            ),
        ),
    ]
