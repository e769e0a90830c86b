"""`python -m config.probe`: exit 0 when the web process of this container is ready. For health checks."""

import os
import sys
import urllib.request
from typing import Final

ADDRESS: Final = "http://127.0.0.1:8000/readyz"


def main() -> None:
    """Ask as the first allowed host would be asked: the web process answers to no other name."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".*") or "localhost"
    request = urllib.request.Request(ADDRESS, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=8):  # noqa: S310 - our own address
            pass
    except OSError as error:
        sys.exit(f"not ready: {error}")


if __name__ == "__main__":
    main()
