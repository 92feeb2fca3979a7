import shutil

import pytest

from analytics.contract.declarations import HERE


@pytest.fixture
def folder(tmp_path):
    """A copy of the declarations to change."""
    return shutil.copytree(HERE, tmp_path / "contract", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def added(folder, name, text):
    with (folder / f"{name}.toml").open("a", encoding="utf-8") as file:
        file.write(text)
