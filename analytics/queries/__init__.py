"""The questions that pages and commands ask, each a value. SQL lives in ``sql/queries``; months are ``YYYY-MM``, areas codes."""

from analytics.metric_sql import metrics, metrics_over
from analytics.queries.county import attention, freshness, months, townships
from analytics.queries.hazards import (
    AGES,
    BREAKDOWNS,
    age_of_open,
    hazard_counts,
    hazard_rows,
    hazard_rows_count,
)
from analytics.queries.incidents import incident_rows
from analytics.queries.protection import MET, schools_short
from analytics.queries.reporting import (
    duplicates_waiting,
    report_shares,
    report_slots,
    report_versions,
    reports,
    summaries,
)
from analytics.queries.sources import submission_facts, submission_versions

__all__ = [
    "AGES",
    "BREAKDOWNS",
    "MET",
    "age_of_open",
    "attention",
    "duplicates_waiting",
    "freshness",
    "hazard_counts",
    "hazard_rows",
    "hazard_rows_count",
    "incident_rows",
    "metrics",
    "metrics_over",
    "months",
    "report_shares",
    "report_slots",
    "report_versions",
    "reports",
    "schools_short",
    "submission_facts",
    "submission_versions",
    "summaries",
    "townships",
]
