"""Who may connect. Without sign-in nobody but this machine: a county's reports are not for the whole network."""

import os
from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from analytics.wording import LANGUAGES, say


def is_this_machine(host: str) -> bool:
    """Whether an address names this machine only. An empty one means every network card, so it does not."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def refusal(host: str | None) -> str | None:
    """The sentence with which to refuse to serve ``host``, or None if it may be served."""
    wanted = os.environ.get("CAMPUS_SIGN_IN") or "open"
    if wanted != "open":
        return _both("frontdoor.no_sign_in", value=wanted)
    if not is_this_machine(host or ""):
        return _both("frontdoor.open_to_others", host=host or "*")
    return None


def _both(key: str, **facts: str) -> str:
    return " / ".join(say(key, language, **facts) for language in LANGUAGES)


class OnlyThisMachine:
    """Turns away clients of other machines, also where the server was started past ``serve`` and its refusal."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] == "lifespan" or (client and is_this_machine(client[0])):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            answer = PlainTextResponse(_both("frontdoor.only_this_machine"), status_code=403)
            await answer(scope, receive, send)
