"""After a change by hand that somebody answers for: seal what stands there now, so that `doctor` is content with it."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.db.models import Model

from accounts.seals import broken, bury, keep
from config import checkup
from notifications.models import Message

MODELS: list[type[Model]] = [*checkup.sealed_models(), Message]
SEALABLE = {model._meta.db_table: model for model in MODELS}  # noqa: SLF001 - Django documents Model._meta


class Command(BaseCommand):
    help = "Take what was changed by hand in a table for right, and say what that was; `doctor` finds it no more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", choices=sorted(SEALABLE))

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        model = SEALABLE[options["table"]]
        found = list(_found(model))
        for pk, what in found:
            self.stdout.write(f"{options['table']} {pk}: {what}")
        gone = {pk for pk, what in found if what == "deleted"}
        stand = {pk for pk, _what in found} - gone
        bury(model, sorted(gone))
        if model is not Message:
            keep(model, sorted(stand))
            return
        for message in Message.objects.select_for_update().filter(pk__in=stand):
            message.seal = message.sealed()
            message.save(update_fields=["seal"])


def _found(model: type[Model]) -> Iterator[tuple[int, str]]:
    return checkup.unsealed_messages() if model is Message else broken(model)
