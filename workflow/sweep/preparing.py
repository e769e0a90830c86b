"""Files that were attached and cannot be read yet: the scanner is asked again, and thick PDFs are drawn."""

import logging
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Final

from complaints.files import apart
from workflow.reading import files

AT_A_TIME: Final = 50
logger = logging.getLogger(__name__)


def prepare_waiting(*, now: Callable[[], datetime], seconds: float) -> int:
    """Prepare what waits, the oldest first, until this many seconds have gone by. Returns how many files were tried.

    A file that fails is logged and passed over: it must not hold up all others.
    """
    end, tried = monotonic() + seconds, 0
    for row in list(files.waiting(at=now())[:AT_A_TIME]):
        if monotonic() >= end:
            break
        tried += 1
        try:
            files.prepare(row, apart.AT_LEISURE, at=now())
        except Exception:
            logger.exception("preparing_failed", extra={"attachment": row.pk})
    return tried
