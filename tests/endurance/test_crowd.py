"""Ten who file at once, by pages and by command, lose nothing; readers never see an error or half a warehouse.

The long form: ``make crowd``.
"""

from tests.endurance.crowd import WRITERS, crowd


def test_reports_of_ten_at_once_all_arrive_each_once_while_others_read(tmp_path, capfd):
    tally = crowd(tmp_path, 3)
    assert tally["reports"] == WRITERS * 3 + 1
    assert tally["reads"] > 0
