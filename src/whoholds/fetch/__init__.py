"""Fetch: an address to what its server sends, politely and within limits; addresses inside a network are refused."""

from whoholds.fetch.answer import Answer, FetchError, Known
from whoholds.fetch.client import Client
from whoholds.fetch.exchange import Limits

__all__ = ["Answer", "Client", "FetchError", "Known", "Limits"]
