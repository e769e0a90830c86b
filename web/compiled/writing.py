"""A list of template nodes as the source of one Python function.

What a template says stays as it is; only how it is rendered changes. Names bound in it (`for`, `with`, `include ... with`)
become variables of the function, includes are written in, texts that only the language changes are put together once for
each language. A node that is not known here is asked to render itself, with all that is bound put into its context.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from django.template import Context, Template, TemplateDoesNotExist
from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable, VariableNode
from django.template.defaulttags import (
    CommentNode,
    CsrfTokenNode,
    ForNode,
    IfNode,
    LoadNode,
    TemplateLiteral,
    TemplateTagNode,
    URLNode,
    WithNode,
)
from django.template.engine import Engine
from django.template.library import SimpleNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy

from web.compiled import values
from web.compiled.addresses import address

Written = Callable[[Context], str]
COUNTED: Final = {
    "counter": "({n} + 1)",
    "counter0": "{n}",
    "revcounter": "({of} - {n})",
    "revcounter0": "({of} - {n} - 1)",
    "first": "({n} == 0)",
    "last": "({n} == {of} - 1)",
}
"""What `forloop` tells."""
COMPARED: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
READS_ONLY: Final = (CsrfTokenNode, BlockNode, IncludeNode, SimpleNode)
"""Nodes that may render themselves where names are bound: they bind none that others read."""


class Unfit(Exception):
    """Something that this way of writing does not know where it stands."""


class Said(dict[tuple[str | None, str], str]):
    """A text that only the language and the prefix of all addresses change."""

    def __init__(self, parts: list[str | Callable[[], str]]) -> None:
        super().__init__()
        self._parts = parts

    def __missing__(self, key: tuple[str | None, str]) -> str:
        text = "".join(part if isinstance(part, str) else part() for part in self._parts)
        self[key] = text
        return text


def written(nodes: NodeList, engine: Engine, pure: Iterable[Callable[..., Any]]) -> Written:
    """`pure`: functions of tags that always answer the same."""
    return _Writer(engine, frozenset(pure)).function(nodes)


class _Writer:
    def __init__(self, engine: Engine, pure: frozenset[Callable[..., Any]]) -> None:
        self._engine, self._pure = engine, pure
        self._lines: list[str] = []
        self._depth = 1
        self._same: list[str | Callable[[], str]] = []
        self._bound: dict[str, str] = {}
        self._loops: list[tuple[str, str]] = []
        self._inside: tuple[str, ...] = ()
        self._number = 0
        self._known: dict[str, Any] = {
            name: getattr(values, name)
            for name in (
                *("look", "raw", "held", "at", "or_empty", "or_none", "needed", "each_of", "shown", "tagged"),
                *("contains", "if_known", "said", "included"),
            )
        }
        self._known |= {"address": address, "escape": conditional_escape, "spoken": _spoken}

    def function(self, nodes: NodeList) -> Written:
        self._nodes(nodes)
        self._flush()
        head = ["def rendered(c):", "    t = []", "    w = t.append", "    k = spoken()"]
        source = "\n".join([*head, *self._lines, "    return ''.join(t)"])
        exec(compile(source, "<template>", "exec"), self._known)  # noqa: S102 - written here, from templates of ours
        made: Written = self._known["rendered"]
        return made

    # Lines

    def _line(self, text: str) -> None:
        self._flush()
        self._lines.append("    " * self._depth + text)

    def _flush(self) -> None:
        """Write what stands together and only the language changes."""
        if not self._same:
            return
        parts: list[str | Callable[[], str]] = []
        for part in self._same:
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
        self._same = []
        if len(parts) == 1 and isinstance(parts[0], str):
            self._line(f"w({parts[0]!r})")
        else:
            self._line(f"w({self._keep(Said(parts))}[k])")

    def _keep(self, thing: Any) -> str:
        name = self._fresh("K")
        self._known[name] = thing
        return name

    def _fresh(self, letter: str) -> str:
        self._number += 1
        return f"{letter}{self._number}"

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._flush()
        self._depth += 1
        before = len(self._lines)
        yield
        self._flush()
        if len(self._lines) == before:
            self._line("pass")
        self._depth -= 1

    @contextmanager
    def _binding(self, names: Mapping[str, str]) -> Iterator[None]:
        before, self._bound = self._bound, {**self._bound, **names}
        yield
        self._bound = before

    # Nodes

    def _nodes(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            self._node(node)

    def _node(self, node: Node) -> None:
        """Where nothing is bound a node that is unfit, or holds one that is, renders itself."""
        if self._bound or self._loops:
            self._write(node)
            return
        lines, same, known, inside = len(self._lines), list(self._same), dict(self._known), self._inside
        depth = self._depth
        try:
            self._write(node)
        except Unfit:
            del self._lines[lines:]
            self._same, self._inside, self._depth, self._bound = same, inside, depth, {}
            self._loops.clear()
            self._known.clear()
            self._known.update(known)
            self._line(f"w({self._keep(node)}.render_annotated(c))")

    def _write(self, node: Node) -> None:  # noqa: C901, PLR0912 - a line a kind
        match node:
            case TextNode():
                self._same.append(str(node.s))
            case LoadNode() | CommentNode():
                pass
            case TemplateTagNode():
                self._same.append(node.render(Context()))
            case VariableNode():
                self._line(f"w(shown({self._filtered(node.filter_expression)}, c))")
            case IfNode():
                self._if(node)
            case ForNode():
                self._for(node)
            case WithNode():
                with self._binding(self._assigned(node.extra_context)):
                    self._nodes(node.nodelist)
                    self._flush()
            case IncludeNode() if (name := self._included(node)) is not None:
                self._include(node, name)
            case TranslateNode() if _is_plain(node):
                self._same.append(lambda: str(node.render(Context())))
            case BlockTranslateNode() if node.message_context is None and node.asvar is None:
                self._block_translate(node)
            case URLNode() if node.asvar is None and not node.kwargs:
                self._address(node)
            case StaticNode() if node.varname is None and not node.path.is_var:
                self._same.append(lambda: str(node.render(Context())))
            case SimpleNode() if type(node) is SimpleNode and node.target_var is None:
                self._tag(node)
            case _:
                self._itself(node)

    def _itself(self, node: Node) -> None:
        """The node renders itself, and sees what is bound here."""
        if (self._bound or self._loops) and type(node) not in READS_ONLY:
            raise Unfit(type(node).__name__)
        call = f"w({self._keep(node)}.render_annotated(c))"
        if isinstance(node, CsrfTokenNode):
            self._line(call)
        else:
            self._with_names(call)

    def _with_names(self, line: str) -> None:
        bound = [f"{name!r}: {local}" for name, local in self._bound.items()]
        if self._loops:
            n, of = self._loops[-1]
            told = (f"{name!r}: {form.format(n=n, of=of)}" for name, form in COUNTED.items())
            bound.append(f"'forloop': {{{', '.join(told)}}}")
        if bound:
            self._line(f"with c.push(**{{{', '.join(bound)}}}):")
            with self._deeper():
                self._line(line)
        else:
            self._line(line)

    def _if(self, node: IfNode) -> None:
        self._flush()
        word = "if"
        for condition, nodes in node.conditions_nodelists:
            if condition is None:
                if word == "if":
                    self._nodes(nodes)
                    return
                self._line("else:")
            else:
                self._line(f"{word} {self._condition(condition)}:")
            with self._deeper():
                self._nodes(nodes)
            word = "elif"

    def _for(self, node: Any) -> None:
        all_, of, n = self._fresh("a"), self._fresh("m"), self._fresh("n")
        locals_ = {name: self._fresh("v") for name in node.loopvars}
        self._line(f"{all_} = each_of({self._filtered(node.sequence, missing='or_none')})")
        self._line(f"{of} = len({all_})")
        self._line(f"if {of}:")
        with self._deeper():
            through = f"reversed({all_})" if node.is_reversed else all_
            self._line(f"for {n}, ({', '.join(locals_.values())}) in enumerate({through}):")
            self._loops.append((n, of))
            with self._deeper(), self._binding(locals_):
                self._nodes(node.nodelist_loop)
                self._flush()
            self._loops.pop()
        if node.nodelist_empty:
            self._line("else:")
            with self._deeper():
                self._nodes(node.nodelist_empty)

    def _assigned(self, named: Mapping[str, FilterExpression]) -> dict[str, str]:
        """Each value in a variable of the function."""
        locals_ = {}
        for name, expression in named.items():
            locals_[name] = self._fresh("v")
            self._line(f"{locals_[name]} = or_empty({self._filtered(expression)})")
        return locals_

    def _included(self, node: Any) -> str | None:
        """The template that is included, where it is always the same one and may be written in here."""
        name, expression = node.template.var, node.template
        if expression.is_var or expression.filters or node.isolated_context:
            return None
        if name.startswith(".") or name in self._inside:
            return None
        try:
            nodes: Any = self._engine.get_template(name).nodelist
        except TemplateDoesNotExist:
            return None
        return None if nodes.get_nodes_by_type((ExtendsNode, BlockNode)) else str(name)

    def _include(self, node: Any, name: str) -> None:
        template: Template = self._engine.get_template(name)
        locals_ = self._assigned(node.extra_context)
        self._line(f"included({self._keep(template)}, c)")
        before, self._inside = self._inside, (*self._inside, name)
        with self._binding(locals_):
            self._nodes(getattr(template, "as_parsed", template.nodelist))
            self._flush()
        self._inside = before

    def _block_translate(self, node: Any) -> None:
        one, names = node.render_token_list(node.singular)
        counts = bool(node.plural and node.countervar and node.counter)
        if not names and not counts and not node.extra_context:
            self._same.append(lambda: values.said(one, None, 0, {}))
            return
        with self._binding(self._assigned(node.extra_context)):
            many, count, counted = "None", "0", {}
            if counts:
                count = self._fresh("v")
                self._line(f"{count} = {self._filtered(node.counter)}")
                plural, more = node.render_token_list(node.plural)
                many, counted, names = repr(plural), {node.countervar: count}, [*names, *more]
            with self._binding(counted):
                told = ", ".join(
                    f"{name!r}: shown({self._bound.get(name) or f'raw(c, {name!r})'}, c)"
                    for name in dict.fromkeys(names)
                )
        self._line(f"w(said({one!r}, {many}, {count}, {{{told}}}))")

    def _address(self, node: Any) -> None:
        name = self._filtered(node.view_name)
        given = [f"or_empty({self._filtered(each)})" for each in node.args]
        if not node.view_name.is_var and all(not each.is_var for each in node.args):
            fixed = str(node.view_name.var), *(each.resolve(Context()) for each in node.args)
            self._same.append(lambda: conditional_escape(address(*fixed)))
        else:
            self._line(f"w(escape(address({', '.join([f'or_empty({name})', *given])})))")

    def _tag(self, node: Any) -> None:
        every = [*node.args, *node.kwargs.values()]
        if node.func in self._pure and not any(each.is_var for each in every):
            self._same.append(str(node.render(Context())))
            return
        given = [f"or_empty({self._filtered(each)})" for each in node.args]
        given += [f"{name}=or_empty({self._filtered(each)})" for name, each in node.kwargs.items()]
        if node.takes_context:
            given.insert(0, "c")
        call = f"w(tagged({self._keep(node.func)}({', '.join(given)})))"
        if node.takes_context:
            self._with_names(call)
        else:
            self._line(call)

    # Expressions

    def _condition(self, condition: Any) -> str:
        source = self._truth(condition)
        return f"if_known(lambda: {source})" if "needed(" in source else source

    def _truth(self, condition: Any) -> str:
        if isinstance(condition, TemplateLiteral):
            literal: Any = condition
            return self._filtered(literal.value, missing="or_none")
        name, one = condition.id, self._truth(condition.first)
        if name == "not":
            return f"(not {one})"
        other = self._truth(condition.second)
        if name in ("and", "or", "is", "is not"):
            return f"({one} {name} {other})"
        if name in ("in", "not in"):
            found = self._keep(_in if name == "in" else _not_in)
            return f"{found}({one}, {other})"
        return f"{self._keep(values.compared(COMPARED[name]))}({one}, {other})"

    def _filtered(self, expression: FilterExpression, *, missing: str = "or_empty") -> str:
        """Its value; that of a name which stands for nothing is MISSING, but where a filter gets it `missing` makes it."""
        source = self._variable(expression.var) if expression.is_var else self._keep(expression.var)
        if missing == "or_none" or expression.filters:
            source = f"{missing}({source})" if expression.is_var else source
        for function, args in expression.filters:
            given = [
                f"needed({self._variable(arg)})" if looked_up else self._keep(_safe(arg))
                for looked_up, arg in args
            ]
            source = f"{self._keep(values.filtering(function))}({', '.join([source, *given])})"
        return source

    def _variable(self, variable: Variable) -> str:
        if variable.lookups is None:
            if variable.translate:
                if not isinstance(variable.literal, str) or variable.message_context:
                    raise Unfit("A number to translate")
                return self._keep(gettext_lazy(_safe(variable.literal.replace("%", "%%"))))
            return self._keep(variable.literal)
        first, *rest = variable.lookups
        if first == "forloop" and self._loops:
            if len(rest) != 1 or rest[0] not in COUNTED:
                raise Unfit("A loop around a loop")
            n, of = self._loops[-1]
            return COUNTED[rest[0]].format(n=n, of=of)
        source = f"held({self._bound[first]})" if first in self._bound else f"look(c, {first!r})"
        for name in rest:
            source = f"at({source}, {name!r})"
        return source


def _is_plain(node: TranslateNode) -> bool:
    """Whether it says a text of the template as it is."""
    variable = node.filter_expression.var
    literal = getattr(variable, "literal", None)
    named = node.asvar or node.message_context or node.noop
    return isinstance(literal, str) and not node.filter_expression.filters and not named


def _safe(text: Any) -> Any:
    return mark_safe(text)  # noqa: S308 - of a template of ours


def _spoken() -> tuple[str | None, str]:
    return get_language(), get_script_prefix()


def _in(part: Any, whole: Any) -> bool:
    return values.contains(whole, part)


def _not_in(part: Any, whole: Any) -> bool:
    try:
        return part not in whole
    except Exception:  # noqa: BLE001 - as Django does
        return False
