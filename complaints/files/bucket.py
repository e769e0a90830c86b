"""Files in a bucket that speaks S3: the storage of several machines (`STORAGE_URL`).

Nobody but the product ever reads it: each request is checked and the bytes pass through us; no address is ever signed
away. Read only where STORAGE_URL is set.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, BinaryIO

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage


@contextmanager
def as_on_disk() -> Iterator[None]:
    """A bucket that does not answer, or does not let us, is what a broken disk is: OSError."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        if isinstance(error, ClientError) and error.response["Error"]["Code"] in ("404", "NoSuchKey"):
            raise FileNotFoundError from error
        raise OSError(type(error).__name__) from error


class Bucket(S3Storage):
    """What `Local` does, over S3: an object appears whole or not at all."""

    def __init__(self, **options: Any) -> None:
        patience = Config(
            s3={"addressing_style": options.get("addressing_style")},
            connect_timeout=2,
            read_timeout=20,
            retries={"total_max_attempts": 2},
        )
        super().__init__(client_config=patience, **options)

    @as_on_disk()
    def _save(self, name: str, content: Any) -> str:
        self.bucket.Object(self._at(name)).put(Body=content.read(), ContentType="application/octet-stream")
        return name

    @as_on_disk()
    def stream(self, name: str) -> BinaryIO:
        return io.BytesIO(self.bucket.Object(self._at(name)).get()["Body"].read())

    @as_on_disk()
    def size(self, name: str) -> int:
        return int(self.bucket.Object(self._at(name)).content_length)

    @as_on_disk()
    def delete(self, name: str) -> None:
        self.bucket.Object(self._at(name)).delete()

    def url(self, *_args: Any, **_named: Any) -> str:
        raise NotImplementedError("files are read through the product alone")

    def every(self, folder: str = "") -> Iterator[tuple[str, datetime]]:
        """Each object below our prefix and when it was written; a thousand of them in memory."""
        prefix = self._at("")
        with as_on_disk():
            for each in self.bucket.objects.filter(Prefix=self._at(f"{folder}/" if folder else "")):
                yield each.key.removeprefix(prefix), each.last_modified

    def _at(self, name: str) -> str:
        return f"{self.location}/{name}" if self.location else name
