"""Logs: JSON lines on stderr, each with the id of the request it belongs to.

Nothing personal is written: no address of a caller, no path as typed (it may hold a reference or a link's
token), no query, no body. An exception is told by its type and the places it came through, not by its
message or its variables: a message may quote what somebody typed (PostgreSQL's name the failing row).
"""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

import psycopg
from django.core.exceptions import ImproperlyConfigured

# Loggers of libraries whose messages quote the request or an exception → what is written instead.
QUOTING: Final = {
    "django.request": "request_failed",
    "django.security": "request_refused",
    "gunicorn.error": "gunicorn",
    "celery.app.trace": "task_failed",
}
QUOTED: Final = ("Invalid request", "Error handling request")
"""How the messages of gunicorn begin that hold an address or a path; its others hold neither."""
_TOLD: Final = (str, int, float, bool)
_OF_A_RECORD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


REQUEST: Final = ContextVar("request", default="")
"""The id of the request in hand (config/middleware.py sets it); empty outside a request."""


def configuration() -> dict[str, Any]:
    """What `LOGGING` is, for every process."""
    silent: dict[str, Any] = {"handlers": [], "propagate": False}
    through: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": Lines},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {**through, "level": "INFO"},
            "django.request": {
                **through,
                "level": "ERROR",
            },  # each answer has its line (config/middleware.py)
            "django.security.DisallowedHost": silent,  # anybody may send any Host: the 400 is told above
            "django.server": silent,
            "gunicorn.error": {**through, "level": "INFO"},
            "gunicorn.access": silent,
        },
    }


class Lines(logging.Formatter):
    """Each record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        return _ENCODER.encode(line(record))


_ENCODER: Final = json.JSONEncoder(default=repr)


def line(record: logging.LogRecord) -> dict[str, Any]:
    """A log record as the fields that are written."""
    fault = record.exc_info[1] if record.exc_info else None
    record_fields: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record, record.getMessage(), fault),
    }
    if request := REQUEST.get():
        record_fields["request_id"] = request
    for name, value in vars(record).items():
        if name in _OF_A_RECORD or name.startswith("_"):
            continue
        if value is None or isinstance(value, _TOLD):
            record_fields.setdefault(name, value)
    if fault is not None:
        record_fields["error"] = describe(fault)
    return record_fields


def describe(error: BaseException) -> dict[str, Any]:
    """An exception as type and places; of the database code and constraint, of the system why it refused.

    Its message only where that speaks of code or of reaching a server, and so never of a person.
    """
    description: dict[str, Any] = {"type": f"{type(error).__module__}.{type(error).__qualname__}"}
    match error:
        case psycopg.Error(sqlstate=str(code)):
            description |= {"sqlstate": code, "constraint": error.diag.constraint_name}
        case ImportError() | ImproperlyConfigured() | psycopg.OperationalError():
            description["message"] = str(error)
        case OSError(strerror=str(reason)):
            description["message"] = reason
    frames = traceback.extract_tb(error.__traceback__)
    description["trace"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        description["cause"] = describe(cause)
    return description


def _event(record: logging.LogRecord, message: str, fault: BaseException | None) -> str:
    name = next((name for name in QUOTING if f"{record.name}.".startswith(f"{name}.")), None)
    if name == "gunicorn.error":
        return next((start for start in QUOTED if message.startswith(start)), message)
    if name is not None and (name != "celery.app.trace" or fault):
        return QUOTING[name]
    return str(record.msg) if fault else message  # with an exception: the template, without what it quotes
