"""Scans that come with a filing for somebody else: judged when they come, and kept sealed in the form until it is sent, so that
after it was read back nobody has to choose them again."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from cryptography.fernet import InvalidToken
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from complaints.files import store
from web import draft, sealed
from web.draft import Draft, DraftFile
from web.forms.uploads import MOST, digest, reads
from workflow.errors import BadInput, Unavailable
from workflow.verbs import conversation, room

_PURPOSE: Final = "tuntas.web.scans"


def of(token: str, owner: str) -> Draft:
    """The files that a form of this person carries; none where the token is none of theirs."""
    found = draft.new()
    try:
        kept = json.loads(sealed.unseal(token, _purpose(owner))) if token else None
    except InvalidToken:
        kept = None
    if kept is not None:
        found.secret, found.files = kept["secret"], [DraftFile.of(file) for file in kept["files"]]
    return found


def token(carried: Draft, owner: str) -> str:
    """What the form carries of them; empty for no file."""
    if not carried.files:
        return ""
    kept = {"secret": carried.secret, "files": [asdict(file) for file in carried.files]}
    return sealed.seal(json.dumps(kept), _purpose(owner))


def take(
    carried: Draft, sent: "Iterable[UploadedFile[Any]]", side: str = room.COMPLAINANT, *, at: datetime
) -> Iterator[str]:
    """Keep what can be kept of these files; tells what is wrong with each of the others."""
    for number, file in enumerate(sent, 1):
        sha256 = digest(file)
        if any(one.sha256 == sha256 for one in carried.files):
            continue
        if len(carried.files) >= MOST:
            yield _("Paling banyak %(most)d berkas.") % {"most": MOST}
            return
        try:
            scan, clean = conversation.judged(next(reads([file])), side)
            carried.add(clean, scan, sha256, at=at)
        except BadInput as refusal:
            said = " ".join(str(sentence) for _code, sentence in refusal.errors.values())
            yield _("Berkas ke-%(n)d: %(said)s") % {"n": number, "said": said}
        except (Unavailable, store.Unwritable):
            yield _("Berkas ke-%(n)d belum tersimpan: sistem sedang penuh. Coba lagi.") % {"n": number}


def _purpose(owner: str) -> bytes:
    return f"{_PURPOSE}:{owner}".encode()
