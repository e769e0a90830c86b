"""Make the floor's tables as the owner: `python -m bench.floor.tables`, before the product's migrations grant rights."""

import django

django.setup()

from django.db import connections  # noqa: E402 - once Django is set up

from bench.floor.models import Filed, Person  # noqa: E402

if __name__ == "__main__":
    with connections["owner"].schema_editor() as editor:
        editor.create_model(Filed)
        editor.create_model(Person)
