"""Whatever is done to a file, reading gives rows or says what is wrong. The long form: ``make fuzz``."""

from tests.endurance.fuzz import MAKERS, fuzz


def test_no_damaged_cut_lying_or_invented_file_makes_reading_raise():
    tally = fuzz(1, inputs=300)
    assert tally["read"] + tally["refused"] == 300
    assert tally["read"] > 0
    assert all(tally[make.__name__] == 300 // len(MAKERS) for make in MAKERS)
