"""Errors as RFC 9457 has them: `application/problem+json` with a sentence that says what to do."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

PROBLEM = "application/problem+json"


class AskedWrongError(ValueError):
    """A request that can't be answered as it stands; the message tells why."""


def problem(status: int, detail: str) -> JSONResponse:
    """An error as a document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, media_type=PROBLEM)


async def _asked_wrong(request: Request, error: Exception) -> JSONResponse:
    return problem(400, str(error))


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:])) or 'body'}: {one['msg']}" for one in found)
    return problem(422, told or "the request can't be read")


async def _failed(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        return problem(500, "the server failed")
    answer = problem(error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def add_problems(app: FastAPI) -> None:
    """Make an application answer errors so."""
    app.add_exception_handler(AskedWrongError, _asked_wrong)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _failed)
