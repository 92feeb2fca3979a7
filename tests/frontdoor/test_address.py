"""Without sign-in only this machine is served."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from tests.frontdoor.asgi import ask, run
from ui.frontdoor.address import OnlyThisMachine, is_this_machine, refusal

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "[::1]", "localhost", "::ffff:127.0.0.1"])
def test_a_loopback_address_names_this_machine(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.20", "10.0.0.1", "campus.example", "::ffff:10.0.0.1"])
def test_any_other_address_does_not(host: str) -> None:
    assert not is_this_machine(host)


def test_a_sign_in_that_does_not_exist_yet_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPUS_SIGN_IN", "local")
    assert "CAMPUS_SIGN_IN=local" in (refusal("0.0.0.0") or "")
    assert "CAMPUS_SIGN_IN=local" in (refusal("127.0.0.1") or "")


def test_a_start_on_another_address_is_refused_in_one_sentence() -> None:
    settings = {**os.environ, "CAMPUS_HOST": "0.0.0.0", "PYTHONIOENCODING": "utf-8"}
    started = subprocess.run(
        [sys.executable, ROOT / "app.py"], env=settings, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert started.returncode == 2
    assert len(started.stderr.splitlines()) == 1
    assert "未设置登录" in started.stderr
    assert "Without sign-in" in started.stderr


def test_a_client_of_another_machine_is_turned_away_however_the_server_was_started() -> None:
    app = OnlyThisMachine(PlainTextResponse("figures"))
    assert ask(app, "/", client="127.0.0.1").body == b"figures"
    turned_away = ask(app, "/", client="192.168.1.20")
    assert turned_away.status == 403
    assert b"figures" not in turned_away.body


def test_so_is_its_websocket() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/_stcore/stream", "client": ("192.168.1.20", 50000), "headers": []}
    run(OnlyThisMachine(PlainTextResponse("figures"))(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
