"""E-mail by the county's own server, as ``CAMPUS_SMTP`` names it."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from analytics import clock
from analytics.reminders.letter import Letter, NotSent, Unsure
from analytics.reminders.secrets import Secrets

SECONDS = 20
PORTS = {"smtp": 587, "smtps": 465, "smtp-plain": 25}
"""``smtp`` insists on STARTTLS, ``smtps`` is TLS from the start, ``smtp-plain`` is for a server of one's own network."""


@dataclass(frozen=True)
class Server:
    """Where mail is handed in, and from whom it is."""

    scheme: str
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str


def server(secrets: Secrets) -> Server:
    """Raises NotSent where none is set up, or wrongly."""
    told = secrets.get("CAMPUS_SMTP")
    if not told:
        raise NotSent("remind_no_smtp")
    try:
        parts = urlsplit(told)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise NotSent("remind_smtp_wrong") from error
    user = unquote(parts.username or "")
    sender = secrets.get("CAMPUS_MAIL_FROM") or user
    if not parts.hostname or parts.password or "@" not in sender:
        raise NotSent("remind_smtp_wrong")
    return Server(parts.scheme, parts.hostname, port, user, secrets.get("CAMPUS_SMTP_PASSWORD"), sender)


def message(letter: Letter, sender: str, to: str) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = " ".join(letter.title.split())
    made["From"] = sender
    made["To"] = to
    made["Date"] = format_datetime(clock.now())
    made["Message-ID"] = letter.message_id
    made["Auto-Submitted"] = "auto-generated"  # nobody's holiday notice shall answer
    made.set_content(letter.body, charset="utf-8", cte="base64")
    return made


def send(letter: Letter, to: str, secrets: Secrets) -> None:
    """Raises NotSent, or Unsure where it may have arrived all the same. Neither says more than a number or the system's words:
    what a server answers may quote what it was told."""
    at = server(secrets)
    made = message(letter, at.sender, to)
    connection = _connected(at)
    try:
        connection.send_message(made, at.sender, [to])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        raise NotSent("remind_mail_refused", code=_code(error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Unsure("remind_unsure") from error
    finally:
        _close(connection)


def _connected(at: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    connection: smtplib.SMTP | None = None
    try:
        if at.scheme == "smtps":
            connection = smtplib.SMTP_SSL(at.host, at.port, timeout=SECONDS, context=context)
        else:
            connection = smtplib.SMTP(at.host, at.port, timeout=SECONDS)
        if at.scheme == "smtp":
            connection.starttls(context=context)
        if at.user and at.password:
            connection.login(at.user, at.password)
    except (smtplib.SMTPException, OSError) as error:
        if connection is not None:
            _close(connection)
        if isinstance(error, smtplib.SMTPResponseException):
            raise NotSent("remind_mail_refused", code=_code(error)) from error
        why = getattr(error, "strerror", None) or type(error).__name__
        raise NotSent("remind_no_connection", why=str(why)) from error
    return connection


def _code(error: smtplib.SMTPException) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return int(next(iter(error.recipients.values()))[0])
    return int(getattr(error, "smtp_code", 0))


def _close(connection: smtplib.SMTP) -> None:
    try:
        connection.quit()
    except (smtplib.SMTPException, OSError):
        connection.close()
