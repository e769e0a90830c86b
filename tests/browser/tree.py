"""The page as it is read aloud: Chromium's own accessibility tree, in its order."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from playwright.sync_api import Page

FIELDS: Final = {"textbox", "searchbox", "combobox", "spinbutton", "radio", "checkbox", "Date", "listbox"}
LANDMARKS: Final = ("banner", "main", "contentinfo")


class Node(NamedTuple):
    """`said`: what is read after the name, its own or that of the group around it."""

    role: str
    name: str
    said: str
    invalid: bool
    level: int


def read(page: Page) -> list[Node]:
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return list(_walk(nodes[0], {node["nodeId"]: node for node in nodes}, ""))


def faults(page: Page) -> list[str]:
    """What somebody who hears the page would miss: landmarks, names, levels of headings, and why a field is wrong."""
    nodes = read(page)
    found = [f"{role}: {n}" for role in LANDMARKS if (n := sum(node.role == role for node in nodes)) != 1]
    found += [
        f"without a name: {node}"
        for node in nodes
        if node.role in FIELDS | {"button", "link"} and not node.name
    ]
    levels = [node.level for node in nodes if node.role == "heading"]
    found += [
        f"h{was} before h{now}" for was, now in zip([0, *levels], levels, strict=False) if now > was + 1
    ]
    wrong = [node for node in nodes if node.role in FIELDS and node.invalid]
    if wrong and not any(node.role == "alert" for node in nodes):
        found += [f"wrong before anything was sent: {node}" for node in wrong]
    return found + [f"nothing says what is wrong: {node}" for node in wrong if not node.said]


def _walk(node: dict[str, Any], by_id: dict[str, dict[str, Any]], around: str) -> Iterator[Node]:
    said = _of(node, "description") or around
    if not node.get("ignored"):
        has = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
        wrong = has.get("invalid") not in (None, False, "false")
        yield Node(_of(node, "role"), _of(node, "name"), said, wrong, int(has.get("level") or 0))
    inside = said if _of(node, "role") in ("group", "radiogroup") else around
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _walk(by_id[child], by_id, inside)


def _of(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
