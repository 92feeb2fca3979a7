"""Whether townships or months really differ: the funnel and the control chart of an indicator."""

from analytics.metrics import Metric
from ui.explore import shapes
from ui.explore.asked import Asked
from ui.explore.values import Values


def funnel(asked: Asked, values: Values, metric: Metric) -> None:
    shapes.draw(asked, metric, None, "funnel")


def control(asked: Asked, values: Values, metric: Metric) -> None:
    shapes.draw(asked, metric, None, "control")
