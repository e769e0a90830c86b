"""Which templates become functions: those of the web door, and the frame of mails, each when it is rendered first."""

from typing import Any, Final

from django.template import Context, Template
from django.template.base import Node, NodeList
from django.template.loader_tags import BlockNode, ExtendsNode
from django.template.loaders import cached
from django.utils.safestring import SafeString

from web.compiled.writing import Written, written
from web.templatetags.tuntas import icon

OURS: Final = ("web/", "notices/frame.html")
PURE: Final = (icon,)


class Compiled(Node):
    """Nodes that are rendered by one function. `nodelist`: they as Django read them."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, template: Template) -> None:
        self.nodelist, self._engine = nodelist, template.engine
        self.origin, self.token = template.origin, None
        self._function: Written | None = None
        self._found: dict[Any, list[Node]] = {}

    def render(self, context: Context) -> SafeString:
        if not context.autoescape or context.use_tz is not None or context.use_l10n is not None:
            return self.nodelist.render(context)  # what the functions take for granted
        if self._function is None:
            self._function = written(self.nodelist, self._engine, PURE)
        return SafeString(self._function(context))

    def get_nodes_by_type(self, nodetype: Any) -> list[Node]:
        """Asked at each rendering of a page, for the blocks of its frame."""
        if nodetype not in self._found:
            self._found[nodetype] = super().get_nodes_by_type(nodetype)
        return self._found[nodetype]


class Loader(cached.Loader):
    """Django's, which keeps what it has read. While templates are debugged they are rendered as Django does, so that a fault
    names its line."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        known = self.cache_key(template_name, skip) in self.get_template_cache
        template: Template = super().get_template(template_name, skip)
        if not known and template_name.startswith(OURS) and not self.engine.debug:
            _compile(template)
        return template


def _compile(template: Template) -> None:
    read: Any = template
    read.as_parsed = template.nodelist
    blocks: list[Any] = template.nodelist.get_nodes_by_type(BlockNode)
    for block in blocks:
        block.nodelist = NodeList([Compiled(block.nodelist, template)])
    if not template.nodelist.get_nodes_by_type(ExtendsNode):
        template.nodelist = NodeList([Compiled(template.nodelist, template)])
