"""The document speaks the reader's language before any script runs."""

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from tests.frontdoor.asgi import ask
from ui.frontdoor.document import Document

own = [
    Route("/healthz", lambda request: PlainTextResponse("well")),
    Route("/broken", lambda request: HTMLResponse("wrong", status_code=500)),
]
app = Document(Starlette(routes=[*own, *create_streamlit_static_assets_routes("")]))


@pytest.mark.parametrize("path", ["/", "/hazards", "/index.html"])
def test_a_page_is_chinese_unless_english_is_asked_for(path: str) -> None:
    chinese, english = ask(app, path).body.decode(), ask(app, path, query="town=330226001&lang=en").body.decode()
    assert '<html lang="zh-CN"' in chinese
    assert "<title>护校安园数据台</title>" in chinese
    assert '<html lang="en"' in english
    assert "<title>Campus Guard</title>" in english


def test_a_language_that_we_do_not_speak_is_answered_in_chinese() -> None:
    assert ask(app, "/", query='lang="><script>').headers["content-language"] == "zh-CN"


def test_nothing_of_streamlits_english_is_left_for_a_browser_without_scripts() -> None:
    assert b"Streamlit app" not in ask(app, "/").body
    assert b"You need to enable JavaScript" not in ask(app, "/").body


def test_the_scripts_are_those_that_streamlit_names() -> None:
    assert b'<script type="module" crossorigin src="./static/js/index.' in ask(app, "/").body


def test_the_document_is_compressed_for_browsers_that_understand_it() -> None:
    packed = ask(app, "/", accept_encoding="br")
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == ask(app, "/").body


def test_the_other_language_is_sent_even_where_the_browser_has_the_first_one() -> None:
    answer = ask(
        app, "/", query="lang=en", if_none_match='"whatever"', if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT"
    )
    assert (answer.status, answer.headers["content-language"]) == (200, "en")


def test_what_is_no_document_passes_unchanged() -> None:
    assert ask(app, "/healthz").body == b"well"
    assert ask(app, "/broken").body == b"wrong"
    assert ask(app, "/static/js/nothing.html").headers.get("content-language") is None


def test_the_first_page_is_found_by_its_name_too_and_keeps_its_filters() -> None:
    answer = ask(app, "/overview", query="town=330226001&lang=en")
    assert (answer.status, answer.headers["location"]) == (307, "./?town=330226001&lang=en")
    assert ask(app, "/overview").headers["location"] == "./"


def test_an_address_that_is_no_page_says_so_in_both_languages() -> None:
    answer = ask(app, "/nowhere")
    assert answer.status == 404
    assert "没有这个页面" in answer.body.decode()
    assert "There is no such page" in answer.body.decode()
