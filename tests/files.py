"""Where a file lies that the local storage keeps."""

from pathlib import Path

from django.conf import settings


def place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path
