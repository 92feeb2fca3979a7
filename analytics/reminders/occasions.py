"""When a unit that has not filed is reminded: so many days before the due day, and so many after it."""

from datetime import date

from analytics.settings import Settings


def reached(due: date, today: date, settings: Settings) -> str | None:
    """The occasion that has come last: ``before-3``, ``after-7``; None where none has come yet, or the last is long past.

    One that the scheduler has missed is caught up until the next comes, the last one for ``catch_up_days`` more.
    """
    left = (due - today).days
    if left >= 0:
        near = [days for days in settings.before_days if left <= days]
        return f"before-{min(near)}" if near else None
    past = [days for days in settings.after_days if days <= -left]
    if not past or -left > max(settings.after_days) + settings.catch_up_days:
        return None
    return f"after-{max(past)}"
