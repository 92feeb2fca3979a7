"""What stands between the network and the pages: start-up, who may connect, the document, bundles, health."""

from starlette.middleware import Middleware
from starlette.routing import Route

from ui.frontdoor.address import OnlyThisMachine
from ui.frontdoor.bundles import CompressedBundles
from ui.frontdoor.document import Document
from ui.frontdoor.failure import say_so
from ui.frontdoor.health import health
from ui.frontdoor.looks import script
from ui.frontdoor.serve import serve
from ui.frontdoor.startup import lifespan
from ui.frontdoor.tiles import style

routes = [
    Route(path, answer, methods=["GET", "HEAD"])
    for path, answer in (("/healthz", health), ("/looks.js", script), ("/map-style.json", style))
]
middleware = [Middleware(OnlyThisMachine), Middleware(CompressedBundles), Middleware(Document)]

__all__ = ["lifespan", "middleware", "routes", "say_so", "serve"]
