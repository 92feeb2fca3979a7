"""The catalogue says of each rate how it varies by chance."""

import subprocess
import sys
from pathlib import Path

import pytest

from analytics.metrics import METRICS

ROOT = Path(__file__).parents[2]
RATES = [metric for metric in METRICS.values() if metric.denominator]


@pytest.mark.parametrize("metric", RATES, ids=lambda metric: metric.id)
def test_what_may_exceed_the_whole_is_no_share(metric):
    may_exceed = "可超过100%" in metric.definition_zh or "may exceed 100 %" in metric.definition_en
    assert metric.law != "binomial" or not may_exceed


def test_events_per_pupil_follow_the_law_of_events():
    assert METRICS["incidents_per_1000"].law == "poisson"


def test_a_mean_is_no_rate_of_cases_and_pupils_come_by_whole_schools():
    assert METRICS["hours_to_report"].law is None
    assert METRICS["pupils_covered"].law is None


def test_counts_have_no_law():
    assert [metric.id for metric in METRICS.values() if metric.law and not metric.denominator] == []


def test_the_command_line_does_not_wait_for_libraries_that_only_pages_need():
    code = "import sys, analytics.cli, analytics.queries; print({'scipy', 'statsmodels'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
