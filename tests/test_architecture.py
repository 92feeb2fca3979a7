"""Folders state the architecture: app, pages → ui → analytics → files, and nothing points back."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DRAWING = {"streamlit", "plotly", "pydeck", "altair"}
MAY_NOT = {
    "analytics": {"ui", "pages", "app", "tests", *DRAWING},
    "ui": {"pages", "app", "tests"},
    "pages": {"app", "tests"},
}


def imported(path: Path) -> set[str]:
    """The top names of all that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(str(node.module).split(".")[0])
    return names


@pytest.mark.parametrize("folder", MAY_NOT)
def test_nothing_points_back(folder):
    wrong = {
        path.relative_to(ROOT).as_posix(): back
        for path in (ROOT / folder).rglob("*.py")
        if (back := imported(path) & MAY_NOT[folder])
    }
    assert wrong == {}


def test_the_data_side_runs_without_what_draws():
    code = f"import sys, analytics.cli, analytics.queries; print(sorted(set({sorted(DRAWING)!r}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_plotly_express_is_not_used_because_it_costs_a_page_five_times_as_much():
    assert [p.name for p in (ROOT / "ui").rglob("*.py") if "plotly.express" in p.read_text(encoding="utf-8")] == []


PAGES = sorted((ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_a_paragraph(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
    assert re.search(r"#[0-9A-Fa-f]{6}\b", text) is None, "a colour"
    assert re.search(r"\bselect\b.+\bfrom\b", text, re.IGNORECASE | re.DOTALL) is None, "SQL"
    assert imported(page) <= {"streamlit", "analytics", "ui", "datetime", "functools"}
    assert not any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(text))), "a helper without a room"


def test_colours_stand_in_the_palette_alone():
    coloured = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "ui").rglob("*")
        if path.suffix in (".py", ".css") and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert coloured == ["ui/palette.py"]
