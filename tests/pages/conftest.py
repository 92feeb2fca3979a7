"""A county small enough to count by hand, and a reader who opens its pages without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.given import County

ROOT = Path(__file__).parents[2]
YUELONG, CHANGJIE = "330226001", "330226101"

Reader = Callable[..., AppTest]


@pytest.fixture(scope="session")
def small_county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """跃龙 rectifies what it finds; 长街 leaves K1 (serious), K2 and K3 open. April and May 2021.

    End of April: open K1, K2; overdue K1. End of May: open and overdue K1, K2, K3.
    """
    county = County(tmp_path_factory.mktemp("county") / "data")
    county.files("schools", "JB01", "2021-04", "school_code | name\nS1 | 跃龙示例小学")
    county.files("schools", "JB05", "2021-04", "school_code | name | township_code\nS5 | 长街示例小学 | 长街镇")
    ledger = "hazard_id | school_code | category | grade | found_on | deadline | rectified_on"
    first = "H1 | S1 | 消防 | 一般 | 2021-04-06 | 2021-04-20 | 2021-04-15"
    second = "H2 | S1 | 消防 | 一般 | 2021-05-03 | 2021-05-12 | 2021-05-10"
    left_open = [
        "K1 | S5 | 消防 | 重大 | 2021-04-08 | 2021-04-25 |",
        "K2 | S5 | 校舍建筑 | 一般 | 2021-04-10 | 2021-05-20 |",
        "K3 | S5 | 消防 | 一般 | 2021-05-05 | 2021-05-15 |",
    ]
    county.files("hazards", "JB01", "2021-04", f"{ledger}\n{first}")
    county.files("hazards", "JB05", "2021-04", "\n".join([ledger, *left_open[:2]]))
    county.files("hazards", "JB01", "2021-05", f"{ledger}\n{second}")
    county.files("hazards", "JB05", "2021-05", "\n".join([ledger, *left_open]))
    protection = "school_code | guards_actual | closed_campus\n{} | 2 | {}"
    county.files("protection", "JB01", "2021-05", protection.format("S1", "是"))
    county.files("protection", "JB05", "2021-05", protection.format("S5", "否"))
    county.builds()
    return county


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Opens a page of a data folder by its address: ``opens(folder, "hazards", lang="en", town="330226101")``."""

    def open_page(data: Path, page: str = "overview", /, **address: str) -> AppTest:
        monkeypatch.setenv("CAMPUS_DATA", str(data))
        app = AppTest.from_file(ROOT / "ui" / "shell.py", default_timeout=60)
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, text in address.items():
            app.query_params[name] = text
        return reads(app)

    return open_page


@pytest.fixture
def looks(opens: Reader, small_county: County) -> Reader:
    """Opens a page of the small county: ``looks("hazards", lang="en")``."""
    return lambda page="overview", /, **address: opens(small_county.workspace.data, page, **address)


def reads(app: AppTest) -> AppTest:
    """Runs the page and insists that nothing failed."""
    app.run()
    assert not app.exception, [error.message for error in app.exception]
    return app


def goes_to(app: AppTest, page: str) -> AppTest:
    """Another page, chosen in the menu, which clears the address as the browser does."""
    app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    app.query_params.clear()
    return reads(app)


def said(app: AppTest) -> dict[str, str]:
    """What the address says after the run."""
    return {name: text[-1] if isinstance(text, list) else text for name, text in app.query_params.items()}


def html(app: AppTest) -> str:
    """All that we draw ourselves on the page."""
    return "\n".join(element.proto.body for element in app.get("html"))
