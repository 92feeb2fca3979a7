"""The style of a county's own map pictures: only where the settings name a server, and only a proper address."""

import json
from pathlib import Path

import pytest
from starlette.requests import Request

from analytics import reference
from analytics.settings import SettingsError, load
from ui.frontdoor.tiles import style

URL = "http://tiles.example/{z}/{x}/{y}.png"
SHIPPED = reference.SHIPPED / "settings.toml"


def asked(folder: Path, monkeypatch: pytest.MonkeyPatch, url: str):
    (folder / "settings.toml").write_text(f'[map]\ntile_url = "{url}"\n', encoding="utf-8")
    monkeypatch.setenv("CAMPUS_DATA", str(folder))
    return style(Request({"type": "http", "method": "GET", "path": "/map-style.json", "headers": []}))


def test_the_style_has_one_layer_of_the_countys_pictures_and_names_no_other_machine(tmp_path, monkeypatch):
    answer = json.loads(asked(tmp_path, monkeypatch, URL).body)
    assert answer["sources"] == {"tiles": {"type": "raster", "tiles": [URL], "tileSize": 256}}
    assert [layer["source"] for layer in answer["layers"]] == ["tiles"]
    assert set(answer) == {"version", "sources", "layers"}  # no glyphs and no sprites, which have addresses too


def test_without_a_server_there_is_no_style(tmp_path, monkeypatch):
    assert asked(tmp_path, monkeypatch, "").status_code == 404


@pytest.mark.parametrize(
    "url", ["tiles.example/{z}/{x}/{y}.png", "ftp://t/{z}/{x}/{y}", "http://t/{z}/{x}.png", "http:///{z}/{x}/{y}"]
)
def test_an_address_that_is_no_template_of_pictures_is_refused_with_its_file_and_key(tmp_path, url):
    own = tmp_path / "settings.toml"
    own.write_text(f'[map]\ntile_url = "{url}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings.toml: tile_url must be like"):
        load(SHIPPED, own)
