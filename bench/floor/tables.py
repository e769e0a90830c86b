"""Make the floor's tables as the owner: `python -m bench.within bench.floor.tables`, beside those of the product, which it
makes at once only in an empty database (docs/adr/0111)."""

from django.db import connections

from bench.floor.models import Filed, Person
from config import privileges

if __name__ == "__main__":
    with connections["owner"].schema_editor() as editor:
        editor.create_model(Filed)
        editor.create_model(Person)
    privileges.grant()
