"""What the documents promise is there: settings, commands, links."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE, ENGLISH = README.split("\n# Campus Guard in English\n")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md", "docs/decisions.md"]


def settings_of_the_code() -> set[str]:
    code = [ROOT / "app.py", *(ROOT / "ui").rglob("*.py"), *(ROOT / "analytics").rglob("*.py")]
    found = {name for path in code for name in re.findall(r"\bCAMPUS_[A-Z_]+", path.read_text(encoding="utf-8"))}
    return found | {"CAMPUS_CI"}


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_the_table_of_settings_names_what_the_code_asks_for(text):
    assert set(re.findall(r"^\| `(CAMPUS_[A-Z_]+)` \|", text, re.MULTILINE)) == settings_of_the_code()


def test_so_does_the_example_of_settings():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^# (CAMPUS_[A-Z_]+)=", example, re.MULTILINE)) == settings_of_the_code()


def test_both_languages_of_the_readme_have_the_same_parts_and_commands():
    for pattern in (r"^## ", r"`(?:make|run\.cmd|test\.cmd)[^`]*`", r"^\.venv.*$", r"^\| `[^`]+`"):
        chinese, english = (re.findall(pattern, text, re.MULTILINE) for text in (CHINESE, ENGLISH))
        assert sorted(chinese) == sorted(english)
        assert chinese


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_link_leads_somewhere(name):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_the_commands_of_the_documents_are_targets_of_make():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = {
        command
        for name in DOCUMENTS
        for command in re.findall(r"(?:`|^)make (\w+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {"run", "test"} <= promised
    assert [command for command in promised if not re.search(rf"^{command}:", makefile, re.MULTILINE)] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_run_sets_up_makes_the_demo_county_if_nobody_reported_and_serves():
    planned = subprocess.run(["make", "-n", "run"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    steps = [line for line in planned.splitlines() if line.startswith(".venv/bin/python") and "pip" not in line]
    assert steps == [".venv/bin/python -m analytics demo --if-empty", ".venv/bin/python app.py"]
    for line in steps:
        assert line.replace(".venv/bin/python", r".venv\Scripts\python") in README


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_no_committed_file_names_a_machine_path():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    texts = [(p, p.read_bytes()) for p in paths if p.is_file() and p.stat().st_size < 1_000_000]
    assert [p.name for p, content in texts if re.search(rb"(?<![\w.])/(work|farm|root|opt)/[\w.-]+", content)] == []
