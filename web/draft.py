"""A filing that is not sent yet: kept on the server, sealed, for a day, for the browser that holds its cookie.

It has a cookie and a session row of its own, so that it outlives a session that ended, and is emptied once it was sent;
what is left then is the reference, by which the same form sent again finds its receipt.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any, Final, Self

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.sessions import DraftStore
from complaints.attachments import CleanFile
from complaints.files import drafts
from complaints.files.scanner import Verdict
from web import held, sealed
from workflow.verbs.filing_with_files import Filed

COOKIE: Final = "konsep"
_PURPOSE: Final = b"tuntas.web.draft"
_ENTRY: Final = "draft"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file as it was judged when it came; its bytes lie under the draft's own key."""

    path: str
    size: int
    kind: str
    mime: str
    extension: str
    width: int | None
    height: int | None
    pages: int | None
    scan: str
    sha256: str

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        return cls(**_known(cls, kept))


@dataclass(slots=True)
class Draft:
    key: str
    """That of its forms, by which it is filed once."""
    secret: str
    """Under which its files are encrypted."""
    fields: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    """The steps that were gone through."""
    files: list[DraftFile] = field(default_factory=list)
    sent: str = ""
    """The reference of the case that it became."""
    store: DraftStore = field(default_factory=DraftStore, repr=False)

    def put(self, name: str, fields: dict[str, str]) -> None:
        """The answers of a step that is done."""
        self.fields |= fields
        self.done = [*(one for one in self.done if one != name), name]

    def add(self, clean: CleanFile, scan: Verdict, sha256: str, *, at: datetime) -> None:
        """A file that was judged; `sha256` is that of what was sent. Raises `store.Unwritable`."""
        path = drafts.keep(clean.data, self.secret, at=at)
        self.files = [
            *self.files,
            DraftFile(
                path, len(clean.data), clean.kind, clean.mime, clean.extension, clean.width, clean.height, clean.pages,
                scan.value, sha256,
            ),
        ]  # fmt: skip

    def remove(self, sha256: str) -> None:
        for file in self.files:
            if file.sha256 == sha256:
                drafts.drop(file.path)
        self.files = [file for file in self.files if file.sha256 != sha256]

    def filed(self) -> list[Filed]:
        """Its files, for the verb: the pages of a PDF are drawn later. Those whose bytes are gone are left out."""
        read = [(file, drafts.read(file.path, self.secret)) for file in self.files]
        return [
            Filed(
                CleanFile(
                    file.kind, file.mime, file.extension, data, file.width, file.height, pages=file.pages
                ),
                Verdict(file.scan),
            )
            for file, data in read
            if data is not None
        ]  # fmt: skip

    def sent_as(self, reference: str) -> None:
        """Erase all that was typed and sent with it."""
        for file in self.files:
            drafts.drop(file.path)
        self.fields, self.files, self.done, self.sent = {}, [], [], reference

    def keep(self, response: HttpResponse) -> None:
        """Store it, and let the browser come back to it for a day."""
        kept = asdict(replace(self, store=DraftStore()))
        kept.pop("store")
        key = self.store.kept(_ENTRY, sealed.seal(json.dumps(kept), _PURPOSE))
        response.set_cookie(
            COOKIE,
            key,
            max_age=drafts.LIFETIME // timedelta(seconds=1),
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def of(request: HttpRequest) -> Draft:
    """That of this browser, or a new one, which is kept nowhere until something was typed."""
    store = DraftStore(request.COOKIES.get(COOKIE) or None)
    token = store.get(_ENTRY)
    if token is None:
        return new()
    try:
        kept: dict[str, Any] = json.loads(sealed.unseal(token, _PURPOSE))
    except InvalidToken:
        return new()
    files = [DraftFile.of(file) for file in kept.pop("files")]
    return Draft(**_known(Draft, kept), files=files, store=store)


def _known(kind: type[Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Without what a later release keeps beside it, whose processes run together with ours while it is upgraded to."""
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in kept.items() if name in names}


def new() -> Draft:
    return Draft(held.new_key(""), drafts.new_key())
