"""The public recap on the command line: recap freeze | correct AGENCY MONTH --reason TEXT, JSON on stdout."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from accounts.models import Agency
from compliance.recap import freezing
from workflow import clock
from workflow.errors import BadInput


class Command(BaseCommand):
    help = (
        "Freeze the months of the public recap that are due (beat does so every hour), or count a frozen month anew as a "
        "further version, whose reason is published with it. Answers JSON; exit 2 with {error} when it refuses."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("freeze", help="what is due and not frozen")
        correct = verbs.add_parser("correct", help="a further version of a frozen month")
        correct.add_argument("agency", metavar="AGENCY", help="its code")
        correct.add_argument("month", metavar="MONTH", help="2026-10")
        correct.add_argument("--reason", required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        with override("en"):
            try:
                told = getattr(self, f"_{options['verb']}")(options)
            except BadInput as bad:
                sentences = {name: str(sentence) for name, (_code, sentence) in bad.errors.items()}
                self.stdout.write(json.dumps({"error": sentences}))
                raise CommandError(" ".join(sentences.values()), returncode=2) from bad
        self.stdout.write(json.dumps(told))

    def _freeze(self, _options: dict[str, Any]) -> dict[str, Any]:
        return {"frozen": freezing.freeze(clock.now())}

    def _correct(self, options: dict[str, Any]) -> dict[str, Any]:
        agency = Agency.objects.filter(code=options["agency"]).first()
        if agency is None:
            raise CommandError(f"There is no agency {options['agency']}.", returncode=2)
        month = freezing.month_of(options["month"])
        row = freezing.correct(agency, month, reason=options["reason"], at=clock.now())
        return {"agency": agency.code, "month": options["month"], "version": row.version}
