"""``/looks.js``: tells the server, before the page connects, what a browser can draw and how wide its window is.

The two are cookies, because they must be known in the first run: a map that cannot be drawn would be blank without a word.
"""

from starlette.requests import Request
from starlette.responses import Response

WEBGL, WIDTH = "cg_webgl", "cg_width"
SCRIPT = f"""(function () {{
  var drawn = 0;
  try {{
    var context = document.createElement("canvas").getContext("webgl2");
    drawn = context ? 1 : 0;
    if (context && context.getExtension("WEBGL_lose_context")) context.getExtension("WEBGL_lose_context").loseContext();
  }} catch (error) {{}}
  var more = ";path=/;SameSite=Lax;max-age=86400";
  document.cookie = "{WEBGL}=" + drawn + more;
  document.cookie = "{WIDTH}=" + window.innerWidth + more;
}})();
"""
TAG = '<script src="./looks.js"></script>'


def script(request: Request) -> Response:
    """A file of its own and not a script in the document, so that a strict policy for scripts can hold."""
    return Response(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})
