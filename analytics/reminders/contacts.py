"""Whom to write to: ``contacts.csv`` of the data folder, a unit and its addresses a line. Without it nothing is sent."""

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from analytics.errors import CampusError
from analytics.reference import Reference
from analytics.workspace import Workspace

COUNTY = "county"
"""Stands for the county's own office, which is told of serious incidents."""

HEADS = {"unit": "unit", "单位": "unit", "address": "address", "地址": "address"}
FOR_COUNTY = {"county", "全县", "县级"}
MAIL = re.compile(r"[!-;=?A-Z\[-~]+@[A-Za-z0-9.-]+\Z")
URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+\Z")


@dataclass(frozen=True)
class Contact:
    """One address of a unit: of an e-mail box, or of a service as Apprise writes it (``wecombot://${TOKEN}``)."""

    unit: str
    address: str

    @property
    def is_mail(self) -> bool:
        return "://" not in self.address

    @property
    def channel(self) -> str:
        """Names the address without telling it: what the register keeps."""
        sort = "mail" if self.is_mail else self.address.partition("://")[0]
        return f"{sort}-{hashlib.sha256(self.address.encode()).hexdigest()[:12]}"

    @property
    def shown(self) -> str:
        """For people: ``z***@example.org``, or the name of the service."""
        if not self.is_mail:
            return self.channel
        name, _, host = self.address.rpartition("@")
        return f"{name[:1]}***@{host}"


def file_of(workspace: Workspace) -> Path:
    return workspace.data / "contacts.csv"


def load(workspace: Workspace) -> tuple[list[Contact], list[CampusError]]:
    """The addresses, and what is wrong with the lines that cannot be used: the others still are.

    Raises CampusError for a file that is no such list.
    """
    file = file_of(workspace)
    if not file.exists():
        return [], []
    rows = csv.reader(_text(file).splitlines())
    heads = [HEADS.get(cell.strip().lower(), "") for cell in next(rows, [])]
    if not {"unit", "address"} <= set(heads):
        raise CampusError("contacts_heads", file=file.name)
    contacts: dict[Contact, None] = {}
    wrong: list[CampusError] = []
    for number, cells in enumerate(rows, 2):
        row = dict(zip(heads, cells, strict=False))
        try:
            contacts |= dict.fromkeys(_of_line(row, workspace.reference, file.name, number))
        except CampusError as error:
            wrong.append(error)
    return list(contacts), wrong


def _of_line(row: dict[str, str], reference: Reference, file: str, number: int) -> list[Contact]:
    named, addresses = row.get("unit", "").strip(), re.split(r"[\s；]+", row.get("address", "").strip())
    if not named or not any(addresses):
        return []
    unit = reference.unit(named)
    if unit is None and named.lower() not in FOR_COUNTY:
        raise CampusError("contacts_unit", file=file, row=number, unit=named)
    for address in filter(None, addresses):
        if not (MAIL.match(address) or URL.match(address)):  # not told: it may hold a token
            raise CampusError("contacts_address", file=file, row=number)
    return [Contact(unit.code if unit else COUNTY, address) for address in addresses if address]


def _text(file: Path) -> str:
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")  # as a Chinese spreadsheet saves it
