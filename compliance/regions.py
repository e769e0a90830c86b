"""Level and time zone of an imported agency: the level by the first word of its name, the zone by a table of regions."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from accounts.models import Level

WEST: Final = "Asia/Jakarta"
_TABLE: Final = Path(__file__).parent / "regions.toml"
_KINDS: Final = {"kabupaten": Level.REGENCY, "kota": Level.CITY, "provinsi": Level.PROVINCE}
_SHORT: Final = re.compile(r"^(kab|prov)\.?\s", re.IGNORECASE)
_LONG: Final = {"kab": "Kabupaten ", "prov": "Provinsi "}


def tidy(name: str) -> str:
    """The name with single spaces and its kind in full: `Kab. Serang` is `Kabupaten Serang`."""
    name = " ".join(name.split())
    return _SHORT.sub(lambda match: _LONG[match[1].lower()], name)


def normalised(name: str) -> str:
    """The form in which two spellings of one name are equal."""
    return tidy(name).casefold()


def level(name: str) -> Level:
    """By the first word; a body that is no region counts as a ministry or institution."""
    return _KINDS.get(normalised(name).partition(" ")[0], Level.MINISTRY)


def zone(name: str) -> str:
    """The IANA zone of the region; western Indonesian time if the table does not list it."""
    zones, name = _zones(), normalised(name)
    kind, _, region = name.partition(" ")
    return zones.get(name) or zones.get(region if kind in _KINDS else name, WEST)


@cache
def _zones() -> dict[str, str]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    west: list[str] = table.pop("west")
    zones = {normalised(name): WEST for name in west}
    for name_of_zone, provinces in table.items():
        for province, regions in provinces.items():
            zones |= dict.fromkeys(map(normalised, (province, *regions)), name_of_zone)
    return zones
