"""Processes killed at any moment leave a data folder that opens, verifies and has all that was acknowledged.

The long form: ``make kill``.
"""

import os

import pytest

from tests.endurance.kill import killed

KILLS = 12


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_whatever_was_acknowledged_survives_kills_and_the_folder_verifies(tmp_path):
    tally = killed(tmp_path, KILLS, seed=7)
    assert tally["kills"] >= KILLS
    assert tally["filed"] > 0
    assert tally["built"] > 0
    assert tally["laid"] > 0
