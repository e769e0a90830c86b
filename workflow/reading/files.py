"""A file as its readers get it: checked for viruses where a scanner is set up, and the pages of a PDF drawn anew.

Both are done when it is attached, where that is quick; else by the worker (`workflow/sweep/preparing.py`) or, for a
file of an earlier release, when it is first read.
"""

import logging
from datetime import datetime, timedelta
from typing import BinaryIO, Final

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.actors import ActorKind
from accounts.seals import keep
from complaints.files import apart, previews, scanner, store
from complaints.files.apart import Measure
from complaints.files.scanner import Verdict
from complaints.files.verdicts import BadFile
from complaints.models import Attachment, Shown
from workflow.errors import Busy, NotNow, NotVisible, Unavailable

Standing = Attachment.Standing
MOST_TRIES: Final = 3
"""Of drawing; the scanner is asked for as long as it takes."""
AGAIN_AFTER: Final = timedelta(minutes=5)
WITHHELD: Final = {
    Standing.INFECTED: _("Berkas ini ditahan: pemindai menemukan virus di dalamnya."),
    Standing.UNSHOWABLE: _("Halaman berkas ini tidak dapat ditampilkan dengan aman. Minta dikirim ulang."),
    Standing.WITHDRAWN: _("Berkas ini ditarik pengirimnya; isinya sudah dihapus."),
    Standing.LOST: _("Berkas ini hilang dari penyimpanan. Minta dikirim ulang."),
}
NOT_READY: Final = _("Berkas ini sedang diperiksa. Coba lagi beberapa menit lagi.")
logger = logging.getLogger(__name__)


def opened(row: Attachment, *, at: datetime) -> tuple[BinaryIO, Shown]:
    """The file for a reader. Raises Busy while it is not ready or too many are being decoded, NotNow if it never will be, NotVisible if it is gone."""
    if row.standing == Standing.WAITING and row.tries == 0:
        prepare(row, apart.WHILE_THEY_WAIT, at=at)
    shown = row.shown
    if shown is None:
        if row.standing == Standing.WAITING:
            raise Busy("file_not_ready", NOT_READY)
        raise NotNow(f"file_{row.standing.value}", WITHHELD[row.standing])
    return _open(shown.path), shown


def preview(row: Attachment, page: int, *, at: datetime) -> bytes:
    """A small JPEG of a picture (page 1) or of a page of a PDF. Raises as `opened`, and NotVisible for a page that there is not."""
    file, _shown = opened(row, at=at)
    with file:
        try:
            if row.kind == Attachment.Kind.PDF:
                return previews.of_page(file, page)
            if page == 1:
                return previews.of_picture(file)
        except previews.NoSuchPage:
            pass
    raise NotVisible("not_found", _("Tidak ditemukan."))


def original(row: Attachment) -> BinaryIO:
    """The file as it was sent; the caller has recorded who reads it and why. Raises NotVisible if it is gone."""
    return _open(row.path)


def waiting(*, at: datetime) -> QuerySet[Attachment]:
    """Files that are to be prepared now, the oldest first."""
    undrawn = Q(kind=Attachment.Kind.PDF, shown_path=None) & ~Q(uploader_kind=ActorKind.CLOCK)
    rows = Attachment.objects.filter(undrawn | Q(scan=Attachment.Scan.PENDING), fault="")
    return rows.filter(Q(next_try_at=None) | Q(next_try_at__lte=at)).order_by("pk")


def prepare(row: Attachment, measure: Measure, *, at: datetime) -> None:
    """Ask the scanner where it has not answered, and draw the pages where that is to be done; the row says how it went.

    The try is counted before it is made, so that of two workers one makes it, and a file that breaks its worker is
    given up.
    """
    rows = Attachment.objects.filter(pk=row.pk)
    if row.tries >= MOST_TRIES and row.scan != Attachment.Scan.PENDING:
        row.fault = Standing.UNSHOWABLE
        row.save(update_fields=["fault"])
        return
    mine = rows.filter(tries=row.tries, fault="")
    if not mine.update(tries=row.tries + 1, next_try_at=at + AGAIN_AFTER):
        row.refresh_from_db()
        return
    row.tries += 1
    try:
        data = store.read(row.path)
    except FileNotFoundError:
        logger.warning("file_missing", extra={"attachment": row.pk})
        return
    if row.scan == Attachment.Scan.PENDING and not _scanned(row, data):
        return
    if row.drawn_anew and row.shown_path is None:
        _draw(row, data, measure)


def _scanned(row: Attachment, data: bytes) -> bool:
    """Whether the scanner has said that the file may be read."""
    verdict = scanner.verdict(data, address=settings.CLAMD, seconds=settings.CLAMD_SECONDS)
    if verdict == Verdict.PENDING:
        return False
    if verdict == Verdict.INFECTED:
        row.fault = Standing.INFECTED
        row.save(update_fields=["fault"])
    else:
        row.scan, row.tries = verdict.value, 1  # the tries so far were the scanner's
        row.save(update_fields=["scan", "tries"])
    return not row.fault


def _draw(row: Attachment, data: bytes, measure: Measure) -> None:
    try:
        drawn = apart.pdf(data, measure)
    except apart.Crowded:
        _no_fault_of(row)
        raise Unavailable from None
    except BadFile:
        row.fault = Standing.UNSHOWABLE
        row.save(update_fields=["fault"])
        return
    row.pages = drawn.pages
    if drawn.shown is None:
        hopeless = measure is apart.AT_LEISURE and not drawn.out_of_time
        row.fault = Standing.UNSHOWABLE if hopeless else ""
        row.save(update_fields=["pages", "fault"])
        return
    try:
        kept = store.keep(drawn.shown, "pdf")
    except store.Unwritable:
        _no_fault_of(row)
        raise Unavailable from None
    if Attachment.objects.filter(pk=row.pk, shown_path=None, fault="").update(
        shown_path=kept.path, shown_size=kept.size, shown_sha256=kept.sha256, pages=drawn.pages
    ):
        row.shown_path, row.shown_size, row.shown_sha256 = kept
        keep(Attachment, [row.pk])
    else:
        store.drop(kept.path)
        row.refresh_from_db()


def _no_fault_of(row: Attachment) -> None:
    """The try does not count."""
    Attachment.objects.filter(pk=row.pk).update(tries=row.tries - 1, next_try_at=None)


def _open(path: str) -> BinaryIO:
    try:
        return store.opened(path)
    except FileNotFoundError:
        logger.warning("file_missing")
        raise NotVisible("not_found", _("Tidak ditemukan.")) from None
    except OSError as error:
        logger.warning("storage_away", extra={"code": type(error).__name__})
        raise Unavailable from error
