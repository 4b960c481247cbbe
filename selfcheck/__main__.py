"""The self-check in a terminal.

python -m selfcheck                                     the interview
python -m selfcheck assess --route R --answers FILE|-   the assessment, or the next question
python -m selfcheck questions --route R                 every question and its options
python -m selfcheck paths --route R                     counts of ways through, and outcomes
python -m selfcheck graph --route R                     the route drawn as a Mermaid flowchart
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from . import (
    ROUTES,
    AnswerError,
    UnknownRoute,
    count,
    graph,
    present,
    questions,
    step,
)
from .wording import EMPLOYER, LANGUAGES, Wording, load

BAD_INPUT = 2

IN_ENGLISH = "en"
"""What cannot be told without words is told in English, unless a language is given."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: the command line without the program's name; by default the process's own.

    Returns:
        The exit status: 0, or 2 after bad input, with one line on stderr.
    """
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (AnswerError, UnknownRoute, OSError, ValueError) as error:
        print(f"selfcheck: {' '.join(str(error).split())}", file=sys.stderr)
        return BAD_INPUT
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        return BAD_INPUT
    return 0


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line."""

    def error(self, message: str) -> Any:
        self.exit(BAD_INPUT, f"selfcheck: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m selfcheck", description=__doc__.splitlines()[0])
    parser.set_defaults(run=_interview, route=ROUTES[0], on=date.today(), lang=None, variant=None)
    _add_common(parser)
    commands = parser.add_subparsers()
    for name, run in (
        ("assess", _assess),
        ("questions", _questions),
        ("paths", _paths),
        ("graph", _graph),
    ):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        _add_common(command)
        if run is _assess:
            command.add_argument("--answers", required=True, metavar="FILE|-")
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """The options that stand before or after a command alike; the one given last counts."""
    for option, more in (
        ("--route", {"metavar": "R"}),
        ("--on", {"type": date.fromisoformat, "metavar": "YYYY-MM-DD"}),
        ("--lang", {"choices": LANGUAGES}),
        ("--for", {"dest": "variant", "choices": (EMPLOYER,), "metavar": EMPLOYER}),
    ):
        # Without a default of its own: it would hide what was given before the command.
        parser.add_argument(option, default=argparse.SUPPRESS, **more)


def _assess(options: argparse.Namespace) -> None:
    text = sys.stdin.read() if options.answers == "-" else Path(options.answers).read_text("utf-8")
    answers = json.loads(text)
    if not isinstance(answers, dict):
        raise ValueError("the answers are not a JSON object")
    result = step(options.route, answers, on=options.on)
    _print(present(result, options.lang, options.variant) if options.lang else result)


def _questions(options: argparse.Namespace) -> None:
    listed = questions(options.route, on=options.on)
    if options.lang:
        listed = [present(question, options.lang, options.variant) for question in listed]
    _print(listed)


def _paths(options: argparse.Namespace) -> None:
    _print(count(options.route, on=options.on))


def _graph(options: argparse.Namespace) -> None:
    print(graph(options.route, options.lang or IN_ENGLISH, on=options.on))


def _print(result: object) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=2))


def _interview(options: argparse.Namespace) -> None:
    language = options.lang or IN_ENGLISH
    words = load(language, on=options.on)
    answers: dict[str, object] = {}
    while (result := step(options.route, answers, on=options.on))["kind"] == "question":
        answers[result["id"]] = _ask(present(result, language, options.variant), words)
    _show(present(result, language, options.variant), words)


def _ask(question: dict[str, Any], words: Wording) -> object:
    text = question["text"]
    print(f"\n{question['position']}/{question['total']}  {text['title']}")
    print(f"  {text['why']}")
    if "hint" in text:
        print(f"  {text['hint']}")
    options: list[str] = question["options"]
    for number, option in enumerate(options, start=1):
        print(f"  {number:>3}  {text['options'][option]}")
    while True:
        print(words.text(f"terminal.{question['type']}"), end=" ", flush=True)
        typed = input().strip()
        try:
            answer = _answer(question["type"], options, typed)
            step(question["route"], {question["id"]: answer}, on=question["on"])
        except (AnswerError, ValueError, IndexError):
            print(words.text("terminal.again"))
        else:
            return answer


def _answer(kind: str, options: list[str], typed: str) -> object:
    if kind == "multi":
        return [_numbered(options, number) for number in typed.replace(",", " ").split()]
    if kind == "choice":
        return _numbered(options, typed)
    return typed or options[-1]


def _numbered(options: list[str], number: str) -> str:
    position = int(number)
    if position < 1:
        raise IndexError(number)
    return options[position - 1]


def _show(result: dict[str, Any], words: Wording) -> None:
    print(f"\n{result['text']['title']}\n{result['text']['lead']}")
    for number, action in enumerate(result["actions"], start=1):
        print(f"  {number}. {action['text']}")
    for finding in result["findings"]:
        text = finding["text"]
        print(f"\n{text['requirement']}: {text['label']}\n  {text['reason']}")
        if "do" in text:
            print(f"  {text['do']}")
        for remedy in text["remedies"]:
            print(f"  - {remedy}")
        if text["alternatives"]:
            print(f"  {words.text('page.result.alternatives')}:")
        for other in text["alternatives"]:
            print(f"  - {other['name']}: {other['why']}")
        for source in text["sources"]:
            print(f"  [{source['fact']}] {source['publisher']}: {source['title']} {source['url']}")


if __name__ == "__main__":
    sys.exit(main())
