"""The page and the API, served on this machine's own address. Needs the extra `serve`."""

from whoholds.web.app import create_app
from whoholds.web.served import Served

__all__ = ["Served", "create_app"]
