"""A mail server and a receiver of webhooks on this machine, and a county whose addresses lead to them."""

import email
import json
import threading
from email import policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller


class Box:
    """What a mail server took in; an address in ``refused`` is turned away."""

    def __init__(self):
        self.mails = []
        self.refused = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"

    @property
    def subjects(self):
        return [mail["Subject"] for _, mail in self.mails]


@pytest.fixture
def box(monkeypatch):
    taken = Box()
    # Port 0 would be asked back by its own address: the controller tries itself out, so one is found beforehand.
    probe = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    port = probe.server_address[1]
    probe.server_close()
    controller = Controller(taken, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("CAMPUS_SMTP", f"smtp-plain://127.0.0.1:{port}")
    monkeypatch.setenv("CAMPUS_MAIL_FROM", "desk@example.org")
    yield taken
    controller.stop()


class Receiver(ThreadingHTTPServer):
    """Keeps what is posted to it; answers with ``status``."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.posts = []
        self.status = 200

    @property
    def url(self):
        return f"json://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((self.path, json.loads(body)))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def receiver():
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def nothing_set_up(monkeypatch):
    for name in ("CAMPUS_SMTP", "CAMPUS_SMTP_PASSWORD", "CAMPUS_MAIL_FROM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def addressed(two_schools):
    """Gives the small county these addresses, a unit and an address a line; returns its workspace."""

    def write(*lines, encoding="utf-8"):
        folder = two_schools.workspace.data
        (folder / "contacts.csv").write_text("\n".join(["unit,address", *lines]) + "\n", encoding=encoding)
        return two_schools.workspace

    return write
