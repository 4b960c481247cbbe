"""Draws a route as a Mermaid graph, from the rules themselves, for a specialist to review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from .engine import Route
from .engine.graph import End, Fork, graph
from .engine.question import Answer
from .presentation import answer_label, label_of
from .wording import Wording


def draw(route: Route, words: Wording, on: date) -> str:
    """The route as Mermaid text.

    Args:
        route: the route.
        words: the words of the language in which to draw it.
        on: the date that decides which dated facts hold.

    Returns:
        A flowchart: a box a requirement, a rhombus a question, a rounded box a finding.
    """
    return "\n".join(("flowchart TD", *_lines(route, words, on)))


def _lines(route: Route, words: Wording, on: date) -> Iterator[str]:
    requirements = route.in_force(on)
    for requirement in requirements:
        heading = _quoted(words.text(f"requirement.{requirement.id}.name"))
        yield f'  subgraph {requirement.id}["{heading}"]'
        names: dict[Fork | End, str] = {}
        yield from _node(graph(requirement.rule, on), requirement.id, names, words)
        yield "  end"
    for before, after in pairwise(requirements):
        yield f"  {before.id} --> {after.id}"


def _node(
    node: Fork | End, requirement: str, names: dict[Fork | End, str], words: Wording
) -> Iterator[str]:
    if node in names:
        return
    name = names[node] = f"{requirement}_{len(names)}"
    if isinstance(node, End):
        label = label_of(f"reason.{requirement}.{node.reason}", words)
        yield f'    {name}(["{_quoted(label)}: {node.reason}"])'
        return
    yield f'    {name}{{"{_quoted(words.text(f"question.{node.question.id}.short"))}"}}'
    for values, after in node.branches:
        yield from _node(after, requirement, names, words)
        label = " / ".join(_label(node.question.id, value, words) for value in values)
        yield f'    {name} -->|"{_quoted(label)}"| {names[after]}'


def _label(question: str, value: Answer, words: Wording) -> str:
    if isinstance(value, frozenset):
        return answer_label(question, sorted(value), words)
    return answer_label(question, value.isoformat() if isinstance(value, date) else value, words)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")
