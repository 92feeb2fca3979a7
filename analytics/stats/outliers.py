"""How far a count lies from its fellows, without letting the odd one out set the scale."""

from collections.abc import Sequence

import numpy as np

# Iglewicz and Hoaglin (1993): both constants make a score of 1 mean one standard deviation for normal data.
MEDIAN_DEVIATION = 0.6745
MEAN_DEVIATION = 1.253314


def modified_z(values: Sequence[float]) -> list[float]:
    """Each value's modified z-score in its own series: 0.6745·(x − median) / MAD, signed.

    Where more than half of the values are alike the MAD is 0: then the mean absolute deviation takes its place,
    (x − median) / (1.253314·MeanAD). Where all values are alike, nothing stands out: every score is 0.
    """
    return modified_z_of_each(np.array([values], float))[0].tolist() if values else []


def modified_z_of_each(series: np.ndarray) -> np.ndarray:
    """The same for many series at once: one a row, NaN where nothing is known. A row holds at least one value."""
    away = series - medians(series)[:, None]
    distance = np.abs(away)
    scale = medians(distance) / MEDIAN_DEVIATION
    mean = np.nansum(distance, axis=1) / np.count_nonzero(~np.isnan(series), axis=1)
    scale = np.where(scale == 0, MEAN_DEVIATION * mean, scale)[:, None]
    return np.divide(away, scale, out=np.where(np.isnan(away), np.nan, 0.0), where=scale != 0)


def medians(series: np.ndarray) -> np.ndarray:
    """The median of each row's known values; a row holds at least one."""
    ordered = np.sort(series, axis=1)  # NaN comes last
    known = np.count_nonzero(~np.isnan(series), axis=1)
    rows = np.arange(len(series))
    return np.asarray((ordered[rows, (known - 1) // 2] + ordered[rows, known // 2]) / 2)
