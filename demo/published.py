"""One agency of the demo publishes its figures."""

from datetime import datetime
from typing import Final

from accounts.backends import actor_of
from accounts.models import Agency, User
from compliance.recap import freezing, publishing

HEAD: Final = "pimpinan.serang"
AGENCY: Final = "serang"


def publish(at: datetime) -> None:
    agency = Agency.objects.get(code=AGENCY)
    publishing.decide(agency, publish=True, by=actor_of(User.objects.get(username=HEAD)), at=at)
    freezing.freeze(at)
