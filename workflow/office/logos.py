"""The picture on an agency's letterhead: put there and taken away by who looks after the agency. Drawn anew before it is kept."""

from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor
from accounts.models import Agency, AgencyLogo
from accounts.people import log, places
from accounts.people.log import What
from complaints import attachments
from complaints.attachments import BadFile
from complaints.files import apart, logos
from complaints.files.verdicts import Refusal
from workflow.errors import BadInput, NotYours, Unavailable
from workflow.idempotency import whole
from workflow.record import sentences
from workflow.verbs.conversation import BAD_FILE

MOST_MB: Final = 2
ONLY_A_PICTURE: Final = _("Hanya gambar: PNG, JPEG, atau WebP.")
COLUMN: Final = "logo"
"""What the log calls it."""


@whole
def put(agency: Agency, data: bytes, *, by: Actor, at: datetime) -> None:
    """The picture that stands on the agency's letters from now on. Raises BadInput, NotYours, Unavailable."""
    row = _kept_by(agency, by)
    logo = _drawn(data)
    AgencyLogo.objects.update_or_create(
        agency=row,
        defaults={
            "picture": logo.data,
            "width": logo.width,
            "height": logo.height,
            "set_by": by.user,
            "set_at": at,
        },
    )
    log.note(What.AGENCY_CHANGED, by=by, agency=row, facts={"columns": [COLUMN]})


@whole
def take_away(agency: Agency, *, by: Actor) -> None:
    """Letters bear no picture any more. Raises NotYours."""
    row = _kept_by(agency, by)
    gone, _by_model = AgencyLogo.objects.filter(agency=row).delete()
    if gone:
        log.note(What.AGENCY_CHANGED, by=by, agency=row, facts={"columns": [COLUMN]})


def of(agency: Agency) -> AgencyLogo | None:
    return AgencyLogo.objects.filter(agency=agency).first()


def _kept_by(agency: Agency, by: Actor) -> Agency:
    row = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    if not places.keeps(by, row):
        raise NotYours("not_your_verb", sentences.NOT_YOUR_VERB)
    return row


def _drawn(data: bytes) -> logos.Logo:
    try:
        kept = attachments.clean(data, most_bytes=MOST_MB * 1024 * 1024)
        if kept.kind != "image":
            raise BadFile(Refusal.UNKNOWN_TYPE)
        return logos.drawn(kept.data)
    except apart.Crowded:
        raise Unavailable from None
    except logos.TooSmall:
        sentence = _("Gambar ini terlalu kecil untuk dicetak: paling sedikit %(least)d piksel.")
        raise BadInput({COLUMN: ("too_small", sentence % {"least": logos.LEAST})}) from None
    except BadFile as refusal:
        unfit = refusal.code in (Refusal.UNKNOWN_TYPE, Refusal.DOCUMENT)
        told = ONLY_A_PICTURE if unfit else BAD_FILE[refusal.code] % {"most": MOST_MB}
        raise BadInput({COLUMN: (str(refusal.code), told)}) from None
