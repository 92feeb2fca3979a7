"""The questions that pages and commands ask, each a value. SQL lives in ``sql/queries``; months are ``YYYY-MM``, areas codes."""

from analytics.metric_sql import metrics, metrics_over
from analytics.queries.county import attention, freshness, months, school_named, townships
from analytics.queries.duplicates import (
    duplicate_counts,
    duplicate_pair,
    duplicate_pairs,
    duplicate_records,
    duplicates_waiting,
)
from analytics.queries.hazards import (
    AGES,
    BREAKDOWNS,
    age_of_open,
    hazard_counts,
    hazard_rows,
    hazard_rows_count,
    hazard_spells,
)
from analytics.queries.incidents import (
    incident_counts,
    incident_list,
    incident_list_count,
    schools_repeating,
)
from analytics.queries.map import WINDOWS, covered_schools, map_schools, map_zones, near_places
from analytics.queries.protection import (
    MET,
    protection_schools,
    protection_schools_count,
    protection_states,
    schools_short,
)
from analytics.queries.quality import nil_reports, unit_counts, warning_counts, warning_rows
from analytics.queries.reconcile import (
    OF_LEDGERS,
    STOCKS,
    channel_hazards,
    channel_incidents,
    channel_pairs,
    channel_work,
    channel_work_rows,
    channels,
    work_and_ledger,
)
from analytics.queries.reporting import (
    report_cells,
    report_shares,
    report_slots,
    report_versions,
    reports,
    summaries,
)
from analytics.queries.sources import submission_facts, submission_versions
from analytics.queries.work import DUTY, WORK_BY, duty_rows, work_months, work_places, work_rows

__all__ = [
    "AGES",
    "BREAKDOWNS",
    "DUTY",
    "MET",
    "OF_LEDGERS",
    "STOCKS",
    "WINDOWS",
    "WORK_BY",
    "age_of_open",
    "attention",
    "channel_hazards",
    "channel_incidents",
    "channel_pairs",
    "channel_work",
    "channel_work_rows",
    "channels",
    "covered_schools",
    "duplicate_counts",
    "duplicate_pair",
    "duplicate_pairs",
    "duplicate_records",
    "duplicates_waiting",
    "duty_rows",
    "freshness",
    "hazard_counts",
    "hazard_rows",
    "hazard_rows_count",
    "hazard_spells",
    "incident_counts",
    "incident_list",
    "incident_list_count",
    "map_schools",
    "map_zones",
    "metrics",
    "metrics_over",
    "months",
    "near_places",
    "nil_reports",
    "protection_schools",
    "protection_schools_count",
    "protection_states",
    "report_cells",
    "report_shares",
    "report_slots",
    "report_versions",
    "reports",
    "school_named",
    "schools_repeating",
    "schools_short",
    "submission_facts",
    "submission_versions",
    "summaries",
    "townships",
    "unit_counts",
    "warning_counts",
    "warning_rows",
    "work_and_ledger",
    "work_months",
    "work_places",
    "work_rows",
]
