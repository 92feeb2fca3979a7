"""Where more guard posts would help most, and how few would do: the two covering location problems, solved exactly."""

from analytics.coverage.plan import Gain, Plan, best_posts, fewest_posts

__all__ = ["Gain", "Plan", "best_posts", "fewest_posts"]
