"""A reader without a browser: speaks Streamlit's own protocol over the websocket and takes the time of each run."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@dataclass
class Visit:
    """One session: what the last run drew is known by the keys of its widgets."""

    socket: ClientConnection
    page: str
    widgets: dict[str, str] = field(default_factory=dict)
    received: int = 0
    drawn: list[str] = field(default_factory=list)

    def opens(self, **address: str) -> float:
        """Opens the page; seconds until the server had said everything."""
        message = BackMsg()
        message.rerun_script.query_string = urlencode(address)
        message.rerun_script.page_name = self.page
        return self._runs(message)

    def sets(self, key: str, *chosen: str, **address: str) -> float:
        """Chooses in the list of that key; seconds until the server had said everything."""
        message = BackMsg()
        message.rerun_script.query_string = urlencode(address)
        message.rerun_script.page_name = self.page
        state = message.rerun_script.widget_states.widgets.add(id=self.widgets[key])
        state.string_array_value.data.extend(chosen)
        return self._runs(message)

    def html(self) -> str:
        """What the last run drew as HTML, but for what stayed the same as the run before."""
        return "\n".join(self.drawn)

    def _runs(self, message: BackMsg) -> float:
        self.drawn.clear()
        started = time.perf_counter()
        self.socket.send(message.SerializeToString())
        while True:
            data = self.socket.recv(timeout=60)
            self.received += len(data)
            answer = ForwardMsg.FromString(data)
            self._note(answer)
            if answer.WhichOneof("type") == "script_finished":
                if not self.drawn and not self.widgets:
                    raise RuntimeError(f"{self.page}: the server has drawn nothing")
                return time.perf_counter() - started

    def _note(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"{self.page}: {element.exception.message}")
        if element.WhichOneof("type") == "html":
            self.drawn.append(element.html.body)
        if element.WhichOneof("type") == "multiselect":
            # An id ends in the key that the page gave: $$ID-<hash>-<key>.
            self.widgets[element.multiselect.id.rsplit("-", 1)[-1]] = element.multiselect.id


@contextmanager
def visit(address: str, page: str) -> Iterator[Visit]:
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(url, subprotocols=["streamlit"], max_size=None, compression=None) as socket:
        yield Visit(socket, page)
