"""Pages to reports: what the page tells of itself, captions and posts set apart, the body by trafilatura."""

from whoholds.read.html.page import read_html

__all__ = ["read_html"]
