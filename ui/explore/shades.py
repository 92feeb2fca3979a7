"""The colours of a heat map: between the least and the most, or by how much better or worse; few cases have none."""

from collections.abc import Callable, Sequence

from ui import palette
from ui.explore.asked import Asked, Spot
from ui.explore.values import Values

Shade = Callable[[Spot], str]


def of(asked: Asked, values: Values, spots: Sequence[Spot]) -> Shade:
    """From a spot to its colour. What is unknown, or rests on few cases, is grey and makes no scale for the others."""
    metric = spots[0].metric
    if asked.versus and not values.is_part(metric):
        return _better_or_worse(values, spots)
    pick = values.share if asked.versus else values.value
    # A total of things is as much as all the others together: on one scale with it they would all be pale.
    parts = [spot for spot in spots if spot.place.kind == "township"] if metric.format == "count" else spots
    return _more_or_less(values, parts or spots, pick)


def _more_or_less(values: Values, scale: Sequence[Spot], pick: Callable[[Spot], float | None]) -> Shade:
    known = [value for spot in scale if (value := pick(spot)) is not None and not values.is_few(spot)]
    low, high = min(known, default=0), max(known, default=0)
    on_scale = {spot.place.kind for spot in scale}

    def shade(spot: Spot) -> str:
        value = pick(spot)
        if value is None or values.is_few(spot) or spot.place.kind not in on_scale:
            return palette.MIST
        return palette.shade((value - low) / (high - low) if high > low else 0.5)

    return shade


def _better_or_worse(values: Values, spots: Sequence[Spot]) -> Shade:
    differences = [abs(d) for spot in spots if (d := values.difference(spot)) is not None and not values.is_few(spot)]
    most = max(differences, default=0) or 1

    def shade(spot: Spot) -> str:
        difference = values.difference(spot)
        if difference is None or values.is_few(spot):
            return palette.MIST
        return palette.lean((-difference if spot.metric.better == "lower" else difference) / most)

    return shade
