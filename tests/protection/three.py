"""Three schools in two townships, counted by hand."""

from tests.given import County

HEAD = "school_code | guards_actual | guards_certified | closed_campus | one_key_alarm | video | guard_post_set | plan_written"


def three_schools(county: County) -> County:
    """S1 and S3 in 跃龙街道 (JB01), S2 in 桃源街道 (JB02); required guards 1, 4 and 2; reported for May to July.

    ========  ==================================  ==================================  =========================
    \\         S1 (90 pupils, needs 1)             S3 (1,500 pupils, needs 3 + 1 = 4)  S2 (300 pupils, needs 2)
    ========  ==================================  ==================================  =========================
    May       3 guards; all met                   2 guards; no alarm                  not reported
    June      not reported                        not reported                        1 guard; video left empty
    July      3 guards; closed campus not appl.   1 guard; alarm met, no video        2 guards; no video
    ========  ==================================  ==================================  =========================
    """
    schools = "school_code | name | pupils | stage | legal_vice_principal\n"
    county.files(
        "schools",
        "JB01",
        "2021-04",
        schools + "S1 | 跃龙示例小学 | 90 | 小学 | 是\nS3 | 跃龙示例中学 | 1500 | 初中 | 否",
    )
    table = "school_code | name | pupils | stage | township_code\nS2 | 桃源示例幼儿园 | 300 | 幼儿园 | 桃源街道"
    county.files("schools", "JB02", "2021-04", table)
    may = f"{HEAD}\nS1 | 3 | 3 | 是 | 是 | 是 | 是 | 是\nS3 | 2 | 2 | 是 | 否 | 是 | 是 | 否"
    county.files("protection", "JB01", "2021-05", may)
    county.files("protection", "JB02", "2021-06", f"{HEAD}\nS2 | 1 | 0 | 是 | 是 |  | 否 | 是")
    july = f"{HEAD}\nS1 | 3 | 2 | 不适用 | 是 | 是 | 是 | 是\nS3 | 1 | 1 | 是 | 是 | 否 | 是 | 否"
    county.files("protection", "JB01", "2021-07", july)
    county.files("protection", "JB02", "2021-07", f"{HEAD}\nS2 | 2 | 1 | 是 | 是 | 否 | 否 | 是")
    county.builds()
    return county
