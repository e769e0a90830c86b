"""The clocks of a product's tasks (docs/adr/0062): the duties of every case, told apart by the number of their task, which is
their round. First one of `corrective`, `recommendation` or `advice`; after that, in resolution and monitoring,
`monitor_light`, `monitor_medium` or `monitor_heavy`."""

from datetime import date, datetime

from law.codes import OF_PRODUCTS, DutyKind
from workflow.clocks.dating import Dates
from workflow.models import Duty


class Tasks(Dates):
    """What happens to the clock of one task, whatever runs for the others."""

    def begin_task(
        self, number: int, kind: DutyKind, *, verb: str, on: date, at: datetime, given: date | None = None
    ) -> Duty:
        """The clock of a task begins: of this kind, from this day zero. `given`: its date, where the rule has none. Raises
        NoRule where the law of the agency knows no such duty."""
        self._open(self.law.rule(kind, on), verb=verb, on=on, at=at, given=given, task=number)
        return self.task(number)

    def task(self, number: int) -> Duty:
        """The latest clock of a task."""
        return [duty for duty in self.rows if duty.round == number and duty.kind in OF_PRODUCTS][-1]

    def meet_task(self, number: int, at: datetime) -> None:
        duty = self.task(number)
        duty.met_at = at
        self._touch(duty)

    def take_up_task(self, number: int, at: datetime) -> None:
        """What met it was sent back: it runs again, to the end that it had; one that lies behind is dealt with next."""
        duty = self.task(number)
        duty.met_at = None
        self._awaken(duty, at)

    def end_task(self, number: int, at: datetime, ended_by: str) -> None:
        """Unmet, since another clock takes its place."""
        duty = self.task(number)
        if duty.running:
            self._end(duty, at, ended_by)
