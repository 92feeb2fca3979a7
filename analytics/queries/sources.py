"""Where a row came from: the submission, and the others of its kind, unit and month."""

from analytics.warehouse.query import Query, named


def submission_facts(submission: int) -> Query:
    """One row: kind, unit and its names, month, state, submitted_at and _by, sha256, file_name, rows, warnings, punctual, due.

    None at all for a submission that is unknown or out of the reader's scope.
    """
    return named("submission_facts", submission=submission)


def submission_versions(submission: int) -> Query:
    """submission, state, submitted_at, submitted_by, file_name, rows: all of its kind, unit and month, the newest first."""
    return named("submission_versions", submission=submission)
