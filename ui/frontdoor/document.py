"""The one HTML document: its language, its title and what it says without scripts are ours, not Streamlit's English."""

import re
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from analytics.wording import LANGUAGES, say
from ui.frontdoor import looks
from ui.frontdoor.bundles import accepted, route_path

TAGS = {"zh": "zh-CN", "en": "en"}
CONDITIONS = {b"if-none-match", b"if-modified-since", b"range", b"if-range"}


class Document:
    """Replaces Streamlit's document wherever Streamlit would send it, in the language that ``?lang=`` asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not _may_be_a_page(scope["path"]):
            await self.app(scope, receive, send)
            return
        # Streamlit's document has one tag for both languages: its 304 would keep the other language on the screen.
        unconditional = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] not in CONDITIONS]}
        await self.app(unconditional, receive, _Replacing(scope, receive, send))


class _Replacing:
    """Sends on what is no HTML document; swallows what is one and answers with ours."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.send = scope, receive, send
        self.is_document = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = MutableHeaders(scope=message).get("content-type", "")
            self.is_document = message["status"] == 200 and kind.startswith("text/html")
        if not self.is_document:
            await self.send(message)
        elif message["type"] == "http.response.body" and not message.get("more_body"):
            await _answer(self.scope)(self.scope, self.receive, self.send)


def _may_be_a_page(path: str) -> bool:
    first, last = path.strip("/").split("/")[0], path.rsplit("/", 1)[-1]
    return ("." not in last or last == "index.html") and first not in ("static", "media", "component", "_stcore")


def _answer(scope: Scope) -> Response:
    from ui.shell import HIDDEN, PAGES  # brings all of the pages' parts, which start-up loads meanwhile

    name = route_path(scope).strip("/").removesuffix("index.html")
    if name == PAGES[0]:  # Streamlit knows its first page by the empty name only
        query = scope["query_string"].decode("latin-1")
        return RedirectResponse(f"./?{query}" if query else "./")
    if name and name not in (*PAGES, *HIDDEN):
        return HTMLResponse(nowhere(), status_code=404)
    return _document(scope)


def _document(scope: Scope) -> Response:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[-1]
    language = asked if asked in LANGUAGES else LANGUAGES[0]
    headers = {"Cache-Control": "no-cache", "Content-Language": TAGS[language], "Vary": "Accept-Encoding"}
    small = accepted(Headers(scope=scope).get("accept-encoding", "")) == "br"
    content = packed(language) if small else document(language)
    return Response(content, headers=headers | ({"Content-Encoding": "br"} if small else {}), media_type="text/html")


@cache
def document(language: str) -> bytes:
    """Streamlit's document with our language, title and words for a browser without scripts."""
    html = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    html = re.sub(r'<html lang="[^"]*"', f'<html lang="{TAGS[language]}"', html)
    html = re.sub(r"<title>.*?</title>", f"<title>{escape(say('frontdoor.title', language))}</title>", html)
    html = html.replace("</head>", f"{looks.TAG}</head>", 1)
    words = f"<noscript><p>{escape(say('frontdoor.needs_scripts', language))}</p></noscript>"
    return re.sub(r"<noscript>.*?</noscript>", words, html, flags=re.DOTALL).encode()


@cache
def packed(language: str) -> bytes:
    return brotli.compress(document(language))


@cache
def nowhere() -> str:
    """What an address that is no page of ours gets; Streamlit would say it in English over the first page."""
    lines = [
        f'<p lang="{TAGS[language]}">{escape(say("frontdoor.nowhere", language))} '
        f'<a href="./?lang={language}">{escape(say("frontdoor.to_front", language))}</a></p>'
        for language in LANGUAGES
    ]
    title = escape(say("frontdoor.title", LANGUAGES[0]))
    return f'<!DOCTYPE html><html lang="{TAGS[LANGUAGES[0]]}"><title>{title}</title>{"".join(lines)}</html>'
