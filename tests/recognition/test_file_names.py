"""What clerks call their files, and what that says."""

import pytest

from analytics import reference
from analytics.months import months_between
from analytics.recognition import names

MONTHS = months_between("2021-04", "2022-01")
REFERENCE = reference.load()


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("隐患台账2021-11.xlsx", "2021-11"),
        ("2021年11月隐患台账.csv", "2021-11"),
        ("2021年 5 月台账.csv", "2021-05"),
        ("202111_JB01.csv", "2021-11"),
        ("2021_09.csv", "2021-09"),
        ("2021.9.csv", "2021-09"),
        ("21年11月 安防.xls", "2021-11"),
        ("11月案事件.xlsx", "2021-11"),
        ("台账（8月）.csv", "2021-08"),
        ("台账 ８月.csv", "2021-08"),
        ("五月台账.csv", "2021-05"),
        ("十一月.xlsx", "2021-11"),
        ("十月.xlsx", "2021-10"),
        ("一月.csv", "2022-01"),
        ("Nov 2021 ledger.csv", "2021-11"),
        ("september.csv", "2021-09"),
        ("PCS01_hazards_20211205.csv", "2021-12"),
        ("隐患台账(11月)_20211202.xlsx", "2021-11"),
        ("2021-2022学年11月护学.xlsx", "2021-11"),
        ("C:\\报表\\2022年1月月报.xlsx", "2022-01"),
        ("/home/a/2021-06/七月.csv", "2021-07"),
        ("2020-11.csv", None),  # not of this campaign
        ("2022年11月.csv", None),
        ("2月.csv", None),
        ("台账.csv", None),
        ("第3期.csv", None),
        ("12345678.csv", None),
        ("", None),
        (".csv", None),
    ],
)
def test_the_month_of_a_name(name, month):
    assert names.month_of(name, MONTHS) == month


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("隐患台账11月.xlsx", "hazards"),
        ("hazards.csv", "hazards"),
        ("案件.csv", "incidents"),
        ("安防达标情况.xls", "protection"),
        ("护学勤务统计.xlsx", "patrols"),
        ("护学岗名录.xlsx", "patrol_zones"),
        ("学校名录.csv", "schools"),
        ("月度工作数据.csv", "work"),
        ("工作总结.docx", "summary"),
        ("新建 Microsoft Excel 工作表.xlsx", None),
    ],
)
def test_the_report_of_a_name(name, kind):
    assert names.kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("跃龙教办2021年11月.csv", "JB01"),
        ("11月-pcs01.csv", "PCS01"),
        ("PCS01_202111.csv", "PCS01"),
        ("跃龙派出所.csv", "PCS01"),
        ("Yuelong Police Station.csv", "PCS01"),
        ("JB012.csv", None),
        ("xjb01.csv", None),
        ("跃龙.csv", None),
        ("跃龙教办、长街教办.csv", None),  # two are as likely
    ],
)
def test_the_unit_of_a_name(name, unit):
    assert names.unit_of(name, REFERENCE) == unit
