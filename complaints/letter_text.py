"""What a letter is written in: paragraphs parted by empty lines, of which some are optional, and variables in braces.

    Yth. {nama},

    [ ] Kami mohon maaf atas antrean hari itu.

A paragraph that begins with `[ ]` is put in where somebody ticks it, one with `[x]` unless somebody unticks it.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VARIABLES: Final[dict[str, Promise]] = {
    "nama": _("nama pengadu bila Anda boleh mengetahuinya, selain itu «Bapak/Ibu Pengadu»"),
    "nomor": _("nomor pengaduan"),
    "perihal": _("perihal pengaduan"),
    "diterima": _("tanggal diterima"),
    "batas": _("batas penyelesaian"),
    "hari_ini": _("tanggal hari ini"),
    "unit": _("nama unit"),
    "instansi": _("nama instansi"),
    "petugas": _("nama Anda"),
}
"""Each variable and what it stands for."""
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")
_OPTIONAL = re.compile(r"\[([ xX]?)\][ \t]*")
_BETWEEN = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`ticked`: whether it is put in unless somebody chooses otherwise."""

    text: str
    optional: bool
    ticked: bool


def paragraphs(body: str) -> list[Paragraph]:
    found = []
    for block in _BETWEEN.split(body):
        text = block.strip()
        mark = _OPTIONAL.match(text)
        if mark is not None:
            found.append(Paragraph(text[mark.end() :], optional=True, ticked=mark[1] in ("x", "X")))
        elif text:
            found.append(Paragraph(text, optional=False, ticked=True))
    return found


def unknown(body: str) -> list[str]:
    """What stands in braces and is no variable, each once."""
    return sorted({name for name in _VARIABLE.findall(body) if _folded(name) not in VARIABLES})


def has_stray_braces(body: str) -> bool:
    """Whether a brace stands alone: somebody began a variable and did not end it."""
    return any(brace in _VARIABLE.sub("", body) for brace in "{}")


def written(body: str, ticked: Collection[int], values: Mapping[str, str]) -> str:
    """The text as it goes into a form. `ticked`: places, from 0, of the optional paragraphs that are put in; `values`: of
    every variable, taken literally."""
    kept = (
        each.text
        for place, each in enumerate(paragraphs(body))
        if each.text and (not each.optional or place in ticked)
    )
    return _VARIABLE.sub(lambda found: values[_folded(found[1])], "\n\n".join(kept))


def _folded(name: str) -> str:
    return name.strip().casefold()
