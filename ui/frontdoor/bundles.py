"""Streamlit serves its scripts and styles uncompressed (Plotly alone 4.7 MB); here they go out compressed."""

import gzip
from collections.abc import Iterable
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from typing import Literal

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, file_util

Encoding = Literal["br", "gzip"]

COMPRESSIBLE = {".js", ".css", ".svg", ".json"}
A_YEAR = "public, immutable, max-age=31536000"  # Streamlit's own promise: these names change with their content


class CompressedBundles:
    """Answers for the compressible files under ``/static/``; everything else, and every byte range, is passed on."""

    def __init__(self, app: ASGIApp, folder: Path | None = None) -> None:
        self.app = app
        self.folder = folder or Path(file_util.get_static_dir())
        self.files = {f"/{path.relative_to(self.folder).as_posix()}": path for path in bundles(self.folder)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = (
            self.files.get(route_path(scope))
            if scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
            else None
        )
        if path is None:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        encoding = accepted(headers.get("accept-encoding", ""))
        if encoding is None or "range" in headers:
            await self.app(scope, receive, _varying(send))
            return
        await (await _answer(path, encoding, headers))(scope, receive, send)


def bundles(folder: Path) -> Iterable[Path]:
    """The files worth compressing, small ones first: a browser asks for dozens of these before any large one."""
    found = (path for path in (folder / "static").rglob("*") if path.suffix in COMPRESSIBLE)
    return sorted(found, key=lambda path: path.stat().st_size)


def accepted(header: str) -> Encoding | None:
    """The best encoding that an Accept-Encoding header allows: Brotli, else gzip, else none."""
    allowed = {name for name, weight in map(_weighed, header.lower().split(",")) if weight > 0}
    refused = {name for name, weight in map(_weighed, header.lower().split(",")) if weight == 0}
    if "br" in allowed or ("*" in allowed and "br" not in refused):
        return "br"
    return "gzip" if "gzip" in allowed else None


def _weighed(item: str) -> tuple[str, float]:
    name, _, weight = item.partition(";")
    try:
        return name.strip(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return name.strip(), 0.0


@cache
def compressed(path: Path, encoding: Encoding) -> bytes:
    """A file's bytes, compressed. Level 9 costs 0.4 s for Plotly; 11 would take 8 s to save a further tenth."""
    content = path.read_bytes()
    return brotli.compress(content, quality=9) if encoding == "br" else gzip.compress(content, 6, mtime=0)


def warm(folder: Path | None = None) -> Thread:
    """Compresses every bundle in the background (some 2 s), so that neither readers nor start-up wait for it."""

    def work() -> None:
        for path in bundles(folder or Path(file_util.get_static_dir())):
            compressed(path, "br")

    thread = Thread(target=work, name="compress-bundles", daemon=True)
    thread.start()
    return thread


async def _answer(path: Path, encoding: Encoding, asked: Headers) -> Response:
    facts = path.stat()
    tag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}-{encoding}"'
    headers = {"Cache-Control": A_YEAR, "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in (known.strip().removeprefix("W/") for known in asked.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    content = await run_in_threadpool(compressed, path, encoding)
    return Response(content, headers=headers | {"Content-Encoding": encoding}, media_type=_media_type(path))


def _media_type(path: Path) -> str:
    # Windows takes types from its registry, where .js is text/plain on some machines; browsers then refuse to run it.
    return "text/javascript" if path.suffix == ".js" else guess_type(path.name)[0] or "application/octet-stream"


def route_path(scope: Scope) -> str:
    """The path as Streamlit's own routes see it: below what a proxy mounted and below ``server.baseUrlPath``."""
    path: str = scope["path"]
    for prefix in (scope.get("root_path", ""), f"/{config.get_option('server.baseUrlPath').strip('/')}"):
        if len(prefix) > 1 and path.startswith(f"{prefix}/"):
            path = path[len(prefix) :]
    return path


def _varying(send: Send) -> Send:
    async def with_vary(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return with_vary
