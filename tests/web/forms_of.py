"""The forms of a page as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

TEXTS: Final = {"textarea", "text", "search", "email", "tel", "url"}
OTHERS: Final = {"date": "2026-01-05", "number": "3", "time": "09:15"}
"""What is put into a field of another kind that somebody fills in."""


@dataclass
class Field:
    name: str
    kind: str
    value: str = ""
    chosen: bool = False


@dataclass
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)

    def typed(self, mark: str) -> dict[str, str]:
        """Something to type into each field in which somebody types."""
        texts = {each.name: f"{mark} {each.name} «a» & b < c" for each in self.fields if each.kind in TEXTS}
        return texts | {each.name: OTHERS[each.kind] for each in self.fields if each.kind in OTHERS}

    def sent(self, typed: dict[str, str]) -> dict[str, list[str]]:
        """What goes out when `typed` was typed, one of each choice taken, and the first button pressed."""
        sent: dict[str, list[str]] = {}
        pressed = False
        for each in self.fields:
            if each.name in typed:
                sent[each.name] = [typed[each.name]]
            elif each.kind == "hidden" or (each.kind in ("radio", "checkbox", "option") and each.chosen):
                sent.setdefault(each.name, []).append(each.value)
            elif each.kind == "submit" and not pressed:
                sent[each.name], pressed = [each.value], True
        for each in self.fields:
            if each.kind in ("radio", "option") and each.value:
                sent.setdefault(each.name, [each.value])
        return sent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.text: Field | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(has.get("action", ""), has.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None or (has.get("form") and tag == "button"):
            return
        name = has.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.form.fields.append(Field(self.select, "option", has.get("value", ""), "selected" in has))
        elif tag == "textarea" and name:
            self.text = Field(name, "hidden" if "hidden" in has else "textarea")
            self.form.fields.append(self.text)
        elif tag in ("input", "button") and name:
            kind = has.get("type", "text" if tag == "input" else "submit")
            self.form.fields.append(Field(name, kind, has.get("value", ""), "checked" in has))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.value += data.removeprefix("\n") if not self.text.value else data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.text = None
        elif tag == "select":
            self.select = ""


def forms_of(page: str) -> list[Form]:
    """Those that are posted, but for the buttons of every page that leave it."""
    reader = _Reader()
    reader.feed(page)
    return [
        each for each in reader.forms if each.method == "post" and each.action not in ("/bahasa/", "/keluar/")
    ]
