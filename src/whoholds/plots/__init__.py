"""Charts of a ledger: control over time, events, tolls by claimant, coverage. Needs the extra `plots`."""

from whoholds.plots.charts import CHARTS
from whoholds.plots.render import FORMS, write_chart

__all__ = ["CHARTS", "FORMS", "write_chart"]
