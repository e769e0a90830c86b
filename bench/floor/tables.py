"""Make the floor's tables as the owner: `python -m bench.within bench.floor.tables`, before the product's migrations grant rights."""

from django.db import connections

from bench.floor.models import Filed, Person

if __name__ == "__main__":
    with connections["owner"].schema_editor() as editor:
        editor.create_model(Filed)
        editor.create_model(Person)
