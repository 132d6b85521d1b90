"""What the server logs, as JSON lines: for a machine that gathers the logs of many."""

from __future__ import annotations

import json
import logging
import time
from typing import Any


class JsonLines(logging.Formatter):
    """Log records as JSON, one a line: when, how grave, from where, what; of a request also who asked what."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        row: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "from": record.name}
        if record.name == "uvicorn.access" and isinstance(record.args, tuple) and len(record.args) == ASKED:
            client, method, path, _, status = record.args
            row |= {"client": client, "method": method, "path": path, "status": status}
        else:
            row["what"] = record.getMessage()
        if record.exc_info:
            row["trace"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False, default=str)


ASKED = 5
"""What uvicorn logs of a request: client, method, path, version of HTTP, status."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "whoholds.web.logs.JsonLines"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
    "loggers": {"uvicorn": {"handlers": ["out"], "level": "INFO", "propagate": False}},
}
