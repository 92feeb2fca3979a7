"""A finding is flagged for follow-up with a note, and cleared again; who did it and when stays."""

from datetime import datetime

import pytest

from analytics import flags, register
from analytics.clock import ZONE
from analytics.errors import UsageError
from analytics.flags import Finding
from analytics.verify import verify_truth

TALKS = Finding("outlier", "JB01", "2021-06", "talks")
MONDAY, TUESDAY = datetime(2021, 7, 5, 9, tzinfo=ZONE), datetime(2021, 7, 6, 9, tzinfo=ZONE)


def test_a_flag_stands_with_its_note_who_set_it_and_when(workspace):
    flags.flag(workspace, TALKS, " 请核实场次 ", actor="王", at=MONDAY)
    (stands,) = flags.standing(workspace).values()
    assert stands.subject == "outlier:JB01:2021-06:talks"
    assert (stands.why, stands.actor, stands.at) == ("请核实场次", "王", MONDAY)


def test_a_cleared_flag_no_longer_stands_but_its_story_stays(workspace):
    flags.flag(workspace, TALKS, "请核实场次", actor="王", at=MONDAY)
    flags.clear(workspace, TALKS, "已核实，无误", actor="李", at=TUESDAY)
    assert flags.standing(workspace) == {}
    told = register.open(workspace).decided("flag", TALKS.subject)
    assert [(each.verdict, each.actor, each.why) for each in told] == [
        ("set", "王", "请核实场次"),
        ("cleared", "李", "已核实，无误"),
    ]
    assert verify_truth(workspace).ok


def test_a_finding_can_be_flagged_anew_after_it_was_cleared(workspace):
    flags.flag(workspace, TALKS, "请核实", actor="王")
    flags.clear(workspace, TALKS, actor="王")
    flags.flag(workspace, TALKS, "再次核实", actor="王")
    assert [each.why for each in flags.standing(workspace).values()] == ["再次核实"]


def test_open_flags_are_told_the_longest_waiting_first(workspace):
    later = Finding("all_zero", "PCS01", "2021-05")
    for finding in (TALKS, later):
        flags.flag(workspace, finding, "请核实", actor="王")
    assert list(flags.standing(workspace)) == [TALKS.subject, later.subject]


def test_a_flag_without_a_note_is_refused(workspace):
    with pytest.raises(UsageError) as refused:
        flags.flag(workspace, TALKS, "  ", actor="王")
    assert refused.value.code == "note_missing"
    assert flags.standing(workspace) == {}


@pytest.mark.parametrize(
    "finding", [TALKS, Finding("all_zero", "PCS01", "2021-05"), Finding("warning", "JB01", "2021-05", "work.no_rows")]
)
def test_a_subject_says_which_finding_it_is(finding):
    assert Finding.of(finding.subject) == finding


@pytest.mark.parametrize("subject", ["", "outlier", "gossip:JB01:2021-06", "outlier:JB01:2021-06:talks:more"])
def test_what_is_no_finding_cannot_be_flagged(subject):
    with pytest.raises(UsageError) as refused:
        Finding.of(subject)
    assert refused.value.code == "unknown_finding"


def test_asking_for_flags_creates_nothing(workspace):
    assert flags.standing(workspace) == {}
    assert not workspace.data.exists()
