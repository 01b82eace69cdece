"""Which days are looked back on and which is looked ahead to, when nobody says."""

from datetime import date

from registry.catalogue import View
from registry.digitization.comparing import about
from registry.digitization.forecast import Forecast, Refused, forecast
from registry.digitization.metric import Metric
from registry.digitization.pace import Step
from registry.digitization.seeking import demand_order
from registry.facts import FactType

BEGAN = date(2019, 1, 1)
"""The first day looked back on: the year in which anything of the system is first recorded."""


def days_looked_at(view: View, first: date | None, last: date | None) -> tuple[date, date]:
    """The days a history goes over: by default from ``BEGAN`` to the day asked about.

    :raises BadQuestion: if the last day comes before the first.
    """
    until = last or view.valid_at
    since = first or min(BEGAN, until)
    demand_order(since, until)
    return since, until


def outlook(
    view: View, metric: Metric, steps: tuple[Step, ...], last: date, *, on: date | None = None
) -> Forecast | Refused:
    """How many will have reached it if the pace goes on, or why nobody can tell.

    :param steps: the history up to the last day looked at.
    :param on: the day looked ahead to; by default the last due day still to come, else a year on.
    """
    return forecast(steps, last, on or _last_due(view, metric, last) or _a_year_after(last))


def _last_due(view: View, metric: Metric, last: date) -> date | None:
    """The last due day still to come, on which the pace must bear."""
    days = (one.on for one in about(view, FactType.TARGET, metric))
    return max(
        (ahead for day in days if day and (ahead := date.fromisoformat(day)) > last), default=None
    )


def _a_year_after(day: date) -> date:
    return day.replace(year=min(day.year + 1, date.max.year), day=min(day.day, 28))
