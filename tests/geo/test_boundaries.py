"""A county puts in its own outlines; one that cannot be used is refused in a sentence that names feature and fault."""

import json
import os
import shutil

import pytest
import shapely

from analytics import boundaries, reference, settings
from analytics.boundaries import BoundaryError
from analytics.cli.main import main
from analytics.wording import LANGUAGES

SQUARE = [[[121.42, 29.29], [121.43, 29.29], [121.43, 29.30], [121.42, 29.30], [121.42, 29.29]]]


@pytest.fixture
def folder(tmp_path):
    """A county's own reference folder, in which a test spoils one file."""
    own = tmp_path / "reference"
    own.mkdir()
    for name in ("areas.csv", "units.csv", "settings.toml", "county.geojson", "townships.geojson"):
        shutil.copyfile(reference.SHIPPED / name, own / name)
    return own


def collection(*features, **also):
    return json.dumps({"type": "FeatureCollection", "features": list(features), **also})


def feature(coordinates=SQUARE, kind="Polygon", **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def shifted(lon, lat):
    return [[[x + lon, y + lat] for x, y in SQUARE[0]]]


def swapped():
    return [[[y, x] for x, y in SQUARE[0]]]


BOW = [[[121.42, 29.29], [121.43, 29.30], [121.43, 29.29], [121.42, 29.30], [121.42, 29.29]]]
METRES = [[[444_000, 3_241_000], [445_000, 3_241_000], [445_000, 3_242_000], [444_000, 3_241_000]]]

WRONG = {
    "{": "boundary_json",
    b"\xff\xfe\x00": "boundary_encoding",
    "[]": "boundary_empty",
    collection(): "boundary_empty",
    collection(feature(), crs={"type": "name", "properties": {"name": "EPSG:4549"}}): "boundary_crs",
    collection(feature(SQUARE[0], "LineString")): "boundary_not_polygon",
    collection(feature(), {"type": "Feature", "properties": {}, "geometry": None}): "boundary_not_polygon",
    collection(feature([[[121.42, 29.29], ["x", 29.3], [121.43, 29.3], [121.42, 29.29]]])): "boundary_coordinates",
    collection(feature([[[121.42], [121.43], [121.44], [121.42]]])): "boundary_coordinates",
    collection(feature([])): "boundary_coordinates",
    collection(feature([[[121.42, 29.29], [121.42, 29.29]]])): "boundary_coordinates",
    collection(feature(BOW)): "boundary_invalid",
    collection(feature(METRES)): "boundary_not_degrees",
    collection(feature(swapped())): "boundary_swapped",
    collection(feature(shifted(-119, 19.5))): "boundary_elsewhere",
}


@pytest.mark.parametrize(("content", "code"), WRONG.items(), ids=lambda value: None if isinstance(value, bytes) else "")
def test_a_file_that_cannot_be_used_is_refused_with_what_is_wrong(folder, content, code):
    (folder / "county.geojson").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BoundaryError) as refused:
        boundaries.load(folder)
    assert refused.value.code == code
    assert all("county.geojson" in refused.value.words(language) for language in LANGUAGES)


def test_the_feature_at_fault_is_named_by_its_number(folder):
    (folder / "county.geojson").write_text(collection(feature(), feature(), feature(BOW)), encoding="utf-8")
    with pytest.raises(BoundaryError) as refused:
        boundaries.county(folder)
    assert refused.value.facts["feature"] == 3
    assert "Self-intersection" in refused.value.facts["why"]


def test_an_area_of_a_township_that_the_county_does_not_have_is_refused(folder):
    (folder / "townships.geojson").write_text(collection(feature(code="330226999")), encoding="utf-8")
    with pytest.raises(BoundaryError) as refused:
        boundaries.load(folder)
    assert (refused.value.code, refused.value.facts["code"]) == ("boundary_unknown_township", "330226999")


def test_an_area_must_say_whose_it_is(folder):
    (folder / "townships.geojson").write_text(collection(feature(area=3)), encoding="utf-8")
    with pytest.raises(BoundaryError) as refused:
        boundaries.load(folder)
    assert refused.value.code == "boundary_no_code"


def test_townships_without_an_area_are_listed(folder):
    listed = reference.load(folder).townships[:-2]
    (folder / "townships.geojson").write_text(
        collection(*(feature(code=area.code) for area in listed)), encoding="utf-8"
    )
    with pytest.raises(BoundaryError) as refused:
        boundaries.load(folder)
    assert refused.value.facts["missing"] == "茶院乡、越溪乡"


def test_a_township_may_be_named_and_may_have_islands(folder):
    listed = [area for area in reference.load(folder).townships if area.name != "强蛟镇"]
    parts = [
        feature(name="强蛟镇"),
        feature(shifted(0.05, 0), name="强蛟镇"),
        *(feature(code=a.code + "000") for a in listed),
    ]
    (folder / "townships.geojson").write_text(collection(*parts), encoding="utf-8")
    assert len(shapely.get_parts(boundaries.load(folder).townships["330226110"])) == 2


def test_a_folder_may_have_neither_file(folder):
    for name in (boundaries.COUNTY, boundaries.TOWNSHIPS):
        (folder / name).unlink()
    drawn = boundaries.load(folder)
    assert (drawn.county, dict(drawn.townships), drawn.attribution, drawn.schematic) == (None, {}, "", False)


def test_the_shipped_areas_say_that_they_are_sketched_and_where_they_come_from():
    drawn = boundaries.load(reference.SHIPPED)
    assert drawn.schematic
    assert "© OpenStreetMap contributors, ODbL 1.0" in drawn.attribution
    assert list(drawn.townships) == [area.code for area in reference.load().townships]


def test_a_replaced_file_is_noticed_even_with_an_older_date(folder):
    before = boundaries.county(folder)
    path = folder / "county.geojson"
    path.write_text(collection(feature()), encoding="utf-8")
    os.utime(path, (1, 1))
    after = boundaries.county(folder)
    assert shapely.area(after) < shapely.area(before) / 100


def test_the_command_line_says_in_one_line_what_is_wrong_and_builds_nothing(folder, capsys):
    (folder / "townships.geojson").write_text("{", encoding="utf-8")
    assert main(["build", "--data", str(folder.parent), "--lang", "zh"]) == 1
    told = capsys.readouterr().err
    assert told == "边界文件 townships.geojson 不是完好的 GeoJSON：第 1 行第 2 个字符处有误。\n"
    assert not (folder.parent / "warehouse").exists()


def test_a_county_that_has_settings_of_its_own_from_before_the_map_keeps_them(folder):
    text = (folder / "settings.toml").read_text(encoding="utf-8")
    start, end = text.index("[map]"), text.index("# Full-time guards")
    (folder / "settings.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert settings.load(folder / "settings.toml").forbidden_place_m == 200
