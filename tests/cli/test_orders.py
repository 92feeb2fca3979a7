"""The register of orders at the command line: out as CSV, and in again."""

import pytest

HEAD = "编号,督办方式,对象类别,对象代码,事由,状态"


@pytest.fixture
def orders(tmp_path):
    def written(*lines):
        path = tmp_path / "orders.csv"
        path.write_bytes("\n".join([HEAD, *lines]).encode("gb18030"))
        return path

    return written


def test_orders_come_in_once_and_go_out_again(run, orders, tmp_path):
    file = orders(",通报,乡镇（街道）,跃龙街道,隐患较多,拟办", "DB-2021-0007,约谈,报送单位,JB05,逾期,拟办")
    answer = run("orders", "import", file, "--as", "李")
    assert (answer.code, answer.err) == (0, "")
    assert "已导入 2 项" in answer.out
    out = tmp_path / "out.csv"
    assert run("orders", "export", "--out", out).code == 0
    written = out.read_text(encoding="utf-8-sig")
    assert '"DB-2021-0007","约谈","报送单位","JB05"' in written
    assert len(run("orders", "import", out, "--json").json["same"]) == 2


@pytest.mark.parametrize(("language", "words"), [("zh", "第 3 行"), ("en", "Line 3")])
def test_a_wrong_line_is_named_in_one_line_and_nothing_comes_in(run, orders, language, words):
    file = orders(",通报,乡镇（街道）,跃龙街道,隐患较多,拟办", ",表扬,乡镇（街道）,跃龙街道,好,拟办")
    answer = run("orders", "import", file, "--lang", language)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert words in answer.err
    assert "DB-" not in run("orders").out


def test_an_import_without_a_file_is_wrong_usage(run):
    assert run("orders", "import").code == 2
