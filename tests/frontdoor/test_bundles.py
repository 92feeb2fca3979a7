"""Scripts and styles go out compressed, whole and once computed."""

import gzip
from pathlib import Path

import brotli
import pytest
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from tests.frontdoor.asgi import ask
from ui.frontdoor.bundles import CompressedBundles, accepted

SCRIPT = b"export const figures = [1, 2, 3]\n" * 200


@pytest.fixture
def app(tmp_path: Path) -> CompressedBundles:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "index.abc123.js").write_bytes(SCRIPT)
    (tmp_path / "static" / "font.woff2").write_bytes(b"already compressed")
    return CompressedBundles(StaticFiles(directory=tmp_path), folder=tmp_path)


def test_a_browser_that_knows_brotli_gets_brotli(app: CompressedBundles) -> None:
    answer = ask(app, "/static/js/index.abc123.js", accept_encoding="gzip, deflate, br, zstd")
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert int(answer.headers["content-length"]) == len(answer.body) < len(SCRIPT)
    assert brotli.decompress(answer.body) == SCRIPT


def test_one_that_knows_only_gzip_gets_gzip(app: CompressedBundles) -> None:
    answer = ask(app, "/static/js/index.abc123.js", accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == SCRIPT


def test_one_that_knows_neither_gets_the_file_and_caches_are_told_that_it_depends(app: CompressedBundles) -> None:
    answer = ask(app, "/static/js/index.abc123.js")
    assert answer.body == SCRIPT
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"


def test_the_head_says_what_the_body_would_be_and_sends_none(app: CompressedBundles) -> None:
    whole = ask(app, "/static/js/index.abc123.js", accept_encoding="br")
    head = ask(app, "/static/js/index.abc123.js", method="HEAD", accept_encoding="br")
    assert head.headers == whole.headers


def test_a_range_is_a_range_of_the_file_and_not_of_its_compressed_form(app: CompressedBundles) -> None:
    answer = ask(app, "/static/js/index.abc123.js", accept_encoding="br", range="bytes=0-5")
    assert (answer.status, answer.body) == (206, SCRIPT[:6])
    assert "content-encoding" not in answer.headers


def test_a_file_that_the_browser_still_has_is_not_sent_again(app: CompressedBundles) -> None:
    first = ask(app, "/static/js/index.abc123.js", accept_encoding="br")
    again = ask(app, "/static/js/index.abc123.js", accept_encoding="br", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    other = ask(app, "/static/js/index.abc123.js", accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert other.status == 200


def test_fonts_and_unknown_paths_are_left_to_streamlit(app: CompressedBundles) -> None:
    assert ask(app, "/static/font.woff2", accept_encoding="br").body == b"already compressed"
    with pytest.raises(HTTPException, match="404"):
        ask(app, "/static/js/../../secret.js", accept_encoding="br")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("br", "br"),
        ("gzip, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", None),
        ("identity", None),
        ("gzip;q=0", None),
        ("br;q=high", None),
        ("", None),
    ],
)
def test_the_encoding_is_one_that_the_browser_allows(header: str, chosen: str | None) -> None:
    assert accepted(header) == chosen
