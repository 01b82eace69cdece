"""Logs: one JSON object a line, with the name of the request, and never a secret.

Code logs by ``logging`` as usual; this is how its lines are written. structlog is loaded with the
first line and not at start.
"""

import logging
import re
from functools import cache
from typing import Any

from registry_api.gate.ids import current

_SECRETS = (
    (re.compile(r"\b(vnr_|whsec_)[A-Za-z0-9_+/=-]+"), r"\1…"),
    (re.compile(r"(?i)\b(bearer|basic)(\s+)[^\s\"',\\]+"), r"\1\2…"),
    (
        re.compile(
            r"(?i)((?:authorization|cookie|password|secret|token|api[_-]?key)[\"']?\s*[=:]\s*[\"']?)[^\s\"',&;\\]+"
        ),
        r"\1…",
    ),
    (re.compile(r"(://[^\s/:@\"]*:)[^\s/@\"]+@"), r"\1…@"),
)
"""Tokens and webhook secrets of ours, credentials of HTTP, values named like secrets, passwords in
addresses."""

_OF_A_RECORD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


def without_secrets(text: str) -> str:
    """A text in which whatever looks like a secret is cut short."""
    for pattern, kept in _SECRETS:
        text = pattern.sub(kept, text)
    return text


class JsonFormatter(logging.Formatter):
    """Writes a record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with secrets cut out of all of it, tracebacks too."""
        return without_secrets(_written(record))


def config(level: str) -> dict[str, Any]:
    """What ``logging.config.dictConfig`` takes; uvicorn hands it to every worker."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "registry_api.logs.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": level.upper(), "handlers": ["stderr"]},
        "loggers": {"uvicorn": {"level": "WARNING"}},
    }


def _written(record: logging.LogRecord) -> str:
    event: dict[str, Any] = {
        "event": record.getMessage(),
        "logger": record.name,
        "level": record.levelname.lower(),
        **{name: value for name, value in vars(record).items() if name not in _OF_A_RECORD},
    }
    if name := current.get():
        event["request_id"] = name.decode()
    if record.exc_info:
        event["exc_info"] = record.exc_info
    for processor in _processors():
        event = processor(None, record.levelname, event)
    return str(event)


@cache
def _processors() -> tuple[Any, ...]:
    import structlog

    return (
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.UnicodeDecoder(),
        structlog.processors.JSONRenderer(sort_keys=False, ensure_ascii=False),
    )
