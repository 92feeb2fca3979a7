"""By which law of chance a figure varies, even where nothing has really changed."""

from typing import Literal

Law = Literal["binomial", "poisson"]
"""``binomial``: a share, whose numerator is part of its denominator. ``poisson``: events per so many of something."""
