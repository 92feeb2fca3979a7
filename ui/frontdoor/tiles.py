"""``/map-style.json``: what the map in WebGL draws below everything, where the county has a server of map pictures of its own.

The browser fetches the pictures from there itself. No other machine is ever named: without ``tile_url`` there is no style.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from analytics.settings import Settings
from analytics.workspace import Workspace

STYLE = "./map-style.json"
PIXELS = 256  # of a picture's side, as almost every server has them


def style(request: Request) -> Response:
    """Status 404 where no server is named. Never cached: the settings may change while the dashboard runs."""
    settings = Workspace.at().settings
    never = {"Cache-Control": "no-store"}
    return JSONResponse(of(settings), headers=never) if settings.tile_url else Response(status_code=404, headers=never)


def of(settings: Settings) -> dict[str, Any]:
    """A style of one layer in MapLibre's format. Its makers are named on the map by the page itself."""
    source = {"type": "raster", "tiles": [settings.tile_url], "tileSize": PIXELS}
    return {
        "version": 8,
        "sources": {"tiles": source},
        "layers": [{"id": "tiles", "type": "raster", "source": "tiles"}],
    }
