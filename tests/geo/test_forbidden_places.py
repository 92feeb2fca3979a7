"""The list of places that must not be near a school is read whole or refused with the line that is wrong."""

import pytest

from analytics import forbidden_places, geo, reference
from analytics.demo.create import PLACES
from analytics.forbidden_places import PlacesError
from analytics.wording import LANGUAGES


def listed(folder, text, encoding="utf-8"):
    (folder / "net_cafes.csv").write_bytes(text.encode(encoding))
    return forbidden_places.load(folder)


def test_each_place_is_turned_into_wgs84_from_the_map_it_was_read_from(tmp_path):
    gcj = geo.wgs84_to_gcj02(121.43, 29.30)
    bd = geo.gcj02_to_bd09(*gcj)
    lines = ["甲,121.43,29.30,WGS84", f"乙,{gcj[0]},{gcj[1]},GCJ-02", f"丙,{bd[0]},{bd[1]},bd09"]
    places = listed(tmp_path, "name,lon,lat,crs\n" + "\n".join(lines), "gb18030")
    assert [(place.line, place.name, place.kind) for place in places] == [
        (2, "甲", None),
        (3, "乙", None),
        (4, "丙", None),
    ]
    assert [place.lon for place in places] == pytest.approx([121.43] * 3, abs=1e-7)
    assert [place.lat for place in places] == pytest.approx([29.30] * 3, abs=1e-7)


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("name,lon,lat\n甲,121.43,29.30", "places_columns", ("missing", "crs")),
        ("", "places_columns", ("missing", "name, lon, lat, crs")),
        ("name,lon,lat,crs\n,121.43,29.30,WGS84", "places_name", ("line", 2)),
        ("name,lon,lat,crs\n甲,121.43,29.30,WGS84\n乙,121.43,29.30,", "places_crs", ("line", 3)),
        ("name,lon,lat,crs\n甲,东经121,29.30,WGS84", "places_number", ("lon", "东经121")),
        ("name,lon,lat,crs\n甲,29.30,121.43,WGS84", "places_swapped", ("lon", "29.30")),
        ("name,lon,lat,crs\n甲,12.143,29.30,WGS84", "places_outside", ("lon", "12.143")),
        ("name,lon,lat,crs\n甲,nan,29.30,WGS84", "places_outside", ("lon", "nan")),
        ("name,lon,lat,crs\n甲", "places_crs", ("line", 2)),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(tmp_path, text, code, fact):
    with pytest.raises(PlacesError) as refused:
        listed(tmp_path, text)
    assert (refused.value.code, refused.value.facts[fact[0]]) == (code, fact[1])
    assert all("net_cafes.csv" in refused.value.words(language) for language in LANGUAGES)


def test_bytes_of_no_text_are_refused(tmp_path):
    (tmp_path / "net_cafes.csv").write_bytes(b"\xff\xff\xff")
    with pytest.raises(PlacesError) as refused:
        forbidden_places.load(tmp_path)
    assert refused.value.code == "places_encoding"


def test_blank_lines_and_a_missing_list_are_no_mistake(tmp_path):
    assert forbidden_places.load(tmp_path) == ()
    assert [place.name for place in listed(tmp_path, "name,lon,lat,crs,kind\n,,,,\n甲,121.43,29.3,WGS84,网吧\n")] == [
        "甲"
    ]


def test_the_demo_countys_places_are_invented_and_say_so_and_no_other_county_has_them():
    places = forbidden_places.load(PLACES.parent)
    assert places
    assert all(place.name.startswith("示例") for place in places)
    assert forbidden_places.load(reference.SHIPPED) == ()
