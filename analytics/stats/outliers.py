"""How far a count lies from its fellows, without letting the odd one out set the scale."""

from collections.abc import Sequence
from statistics import fmean, median

# Iglewicz and Hoaglin (1993): both constants make a score of 1 mean one standard deviation for normal data.
MEDIAN_DEVIATION = 0.6745
MEAN_DEVIATION = 1.253314


def modified_z(values: Sequence[float]) -> list[float]:
    """Each value's modified z-score in its own series: 0.6745·(x − median) / MAD, signed.

    Where more than half of the values are alike the MAD is 0: then the mean absolute deviation takes its place,
    (x − median) / (1.253314·MeanAD). Where all values are alike, nothing stands out: every score is 0.
    """
    if not values:
        return []
    centre = median(values)
    away = [value - centre for value in values]
    if median_deviation := median(map(abs, away)):
        return [MEDIAN_DEVIATION * distance / median_deviation for distance in away]
    if mean_deviation := fmean(map(abs, away)):
        return [distance / (MEAN_DEVIATION * mean_deviation) for distance in away]
    return [0.0] * len(values)
