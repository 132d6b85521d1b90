"""An extractor for any OpenAI-compatible endpoint, such as a local Ollama or vLLM.

Set WHOHOLDS_CHAT_MODEL, and where it isn't Ollama on this machine WHOHOLDS_CHAT_URL; WHOHOLDS_CHAT_KEY for a key,
WHOHOLDS_CHAT_TIMEOUT for seconds. Reports leave this machine if the endpoint is elsewhere.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whoholds.extractors.asking import Endpoint, TransientError
from whoholds.extractors.keeping import STAGE
from whoholds.extractors.plugin import ExtractorError
from whoholds.extractors.prompt import SYSTEM, pieces
from whoholds.records import Drop, Report

LOCAL = "http://127.0.0.1:11434/v1"
ATTEMPTS = 3
"""How often a piece is asked for before it is given up."""
NO_JSON = "the endpoint's answer isn't JSON with a list of claims"


@dataclass(frozen=True, slots=True)
class ChatExtractor:
    """Asks a model for the claims of a report, a piece at a time. `pause` waits between two attempts."""

    endpoint: Endpoint
    model: str
    pause: Callable[[float], None] = time.sleep

    @property
    def name(self) -> str:
        """The adapter and the model."""
        return f"openai/{self.model}"

    def extract(self, report: Report) -> Iterator[object]:
        """The claims that the model gives; raises ExtractorError where the endpoint fails again and again."""
        published = report.published.isoformat() if report.published else "unknown"
        for piece in pieces(report.text):
            yield from self._piece(f"Published: {published}\n\nReport:\n{piece}")

    def _piece(self, asked: str) -> Iterator[object]:
        last = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                self.pause(2.0**attempt)
            try:
                answer = self.endpoint.ask(self._request(asked))
            except TransientError as error:
                last = str(error)
                continue
            claims = claims_in(answer)
            if claims is not None:
                yield from claims
                return
            last = ""
        if last:
            raise ExtractorError(f"{self.endpoint.url}: {last}, {ATTEMPTS} times")
        yield Drop(STAGE, NO_JSON, detail=asked[-200:])

    def _request(self, asked: str) -> dict[str, object]:
        messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": asked}]
        form = {"type": "json_object"}
        return {"model": self.model, "messages": messages, "temperature": 0, "seed": 0, "response_format": form}


def claims_in(answer: object) -> list[object] | None:
    """The list of claims in an endpoint's answer, or None where there is none."""
    try:
        content = answer["choices"][0]["message"]["content"]  # type: ignore[index]
        found = json.loads(_bare(content))
    except (KeyError, IndexError, TypeError, ValueError, RecursionError):
        return None
    listed = found.get("claims") if isinstance(found, dict) else found
    return listed if isinstance(listed, list) else None


def _bare(content: str) -> str:
    """JSON without the fence that models like to put around it."""
    text = content.strip()
    if text.startswith("```"):
        text = text.removeprefix("```json").removeprefix("```").removesuffix("```")
    return text


def from_environment() -> ChatExtractor:
    """The extractor that the environment describes; raises ExtractorError."""
    model = os.environ.get("WHOHOLDS_CHAT_MODEL")
    if not model:
        raise ExtractorError("WHOHOLDS_CHAT_MODEL names no model; `ollama list` shows those of a local Ollama")
    try:
        timeout = float(os.environ.get("WHOHOLDS_CHAT_TIMEOUT", "300"))
        url = os.environ.get("WHOHOLDS_CHAT_URL", LOCAL)
        return ChatExtractor(Endpoint(url, key=os.environ.get("WHOHOLDS_CHAT_KEY"), timeout=timeout), model)
    except ValueError as error:
        raise ExtractorError(str(error)) from error
