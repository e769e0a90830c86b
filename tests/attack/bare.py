"""A bare application on the server of the product, for attacks on the server alone: quick to start, and with little
patience, so that the tests need little too. The query says how many bytes the answer has."""

from collections.abc import Iterable
from typing import Any

from config.serving import pace, worker

pace.HEAD_SECONDS = pace.GRACE_SECONDS = pace.LINGER_SECONDS = 1.0  # type: ignore[misc]
worker.LOOK_SECONDS = 0.1  # type: ignore[misc]
worker.PatientWorker.count = lambda _self, _reason: None


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Says what it was asked and how long the body was, then as many bytes as the query wants."""
    body = environ["wsgi.input"].read() if environ["PATH_INFO"] != "/unread" else b""
    told = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {len(body)}\n".encode()
    answer = told + b"." * int(environ["QUERY_STRING"] or 0)
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
