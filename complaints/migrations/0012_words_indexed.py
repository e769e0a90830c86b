"""The words of all cases are indexed; the index on the texts, which no query asks any more, goes."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("complaints", "0011_words_of_what_is_there")]

    operations = [
        AddIndexConcurrently(
            model_name="words",
            index=django.contrib.postgres.indexes.GinIndex(
                "words", gin_pending_list_limit=512, name="words_of_cases"
            ),
        ),
        RemoveIndexConcurrently(model_name="statement", name="statement_searched"),
    ]
