"""Asks an ASGI application one thing, without a server."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def run(coroutine: Coroutine[Any, Any, Any]) -> None:
    """Runs it to its end in a thread of its own: a browser that other tests hold keeps this thread's loop running."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, coroutine).result()


def ask(
    app: ASGIApp, path: str, method: str = "GET", client: str = "127.0.0.1", query: str = "", **headers: str
) -> Answer:
    """The application's answer to a request; header names are written with underscores."""
    sent: list[Message] = []
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "client": (client, 50000),
    }

    request: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        return request.pop() if request else await asyncio.Future()  # the client stays: it never disconnects

    async def send(message: Message) -> None:
        sent.append(message)

    run(app(scope, receive, send))
    start, *bodies = sent
    headers_sent = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers_sent, b"".join(message.get("body", b"") for message in bodies))
