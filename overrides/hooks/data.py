"""Checks the data behind the pages before anything is built: one line for each fault.

Run as a command, it prints the faults and ends with status 1 if there are any.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from project import ROOT, is_inner_build
from selfcheck import facts
from selfcheck.facts import schema
from selfcheck.wording.needs import need_key

FACTS = Path("selfcheck", "facts")
WORDING = Path("selfcheck", "wording")
LANGUAGES = ("en", "ja")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FACT_ID = re.compile(r"\bF-[A-Z]{2,}-[1-9]\d*\b")
FILLED_IN = re.compile(r"\[\[(F-[A-Z]+-\d+):?([\w.]*)")
CERTAIN = {"conditional": "required"}
"""How a document is asked for once its conditions hold."""
CITING = (
    ("selfcheck", (".py", ".json")),
    ("overrides", (".py", ".yml", ".html", ".jinja")),
    ("docs", (".md",)),
)
"""Where facts are named, and in which kinds of file."""


class OnceLoader(yaml.CSafeLoader):
    """Reads YAML, and refuses a key that stands twice in one mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Called by the library for each mapping."""
        keys = Counter(str(self.construct_object(key, deep=True)) for key, _ in node.value)
        if again := [key for key, count in keys.items() if count > 1]:
            raise schema.Twice(f"{', '.join(again)} stands twice")
        return super().construct_mapping(node, deep)


def on_pre_build(config: MkDocsConfig) -> None:
    """Stops the build on faulty data.

    Raises:
        PluginError: with a line for each fault.
    """
    if not is_inner_build(config) and (found := faults()):
        raise PluginError("\n".join(found))


def faults(root: Path = ROOT) -> list[str]:
    """What is wrong with the data of a copy of the project: a line each, `file: id: what`."""
    found = [f"{FACTS.as_posix()}/{each}" for each in schema.faults(root / FACTS)]
    # What follows reads the facts; if they cannot be read, that is the fault to mend first.
    return found or list(
        chain(
            _glossary(root),
            _cases(root),
            _titles(root),
            _named(root),
            _cited(root),
            _filled_in(root),
        )
    )


def _read(root: Path, path: str) -> Any:
    return yaml.load((root / path).read_text("utf-8"), OnceLoader)


def _loaded(root: Path, path: str, faults: list[str]) -> Mapping[str, Any]:
    try:
        read = _read(root, path)
    except (OSError, ValueError, yaml.YAMLError) as error:
        faults.append(f"{path}: {' '.join(str(error).split())}")
        return {}
    if not isinstance(read, Mapping):
        faults.append(f"{path}: holds no entries by id")
        return {}
    return read


TERM = ("en", "ja", "kana", "romaji", "about")


def _glossary(root: Path) -> Iterator[str]:
    path = "overrides/glossary.yml"
    broken: list[str] = []
    terms = _loaded(root, path, broken)
    yield from broken
    owners: dict[tuple[str, str], str] = {}
    for id_, term in terms.items():
        if not ID.fullmatch(str(id_)):
            yield f"{path}: {id_}: is no anchor (small letters, digits, hyphens)"
        if wrong := schema.misshapen(term, TERM, ("forms",)):
            yield from (f"{path}: {id_}: {each}" for each in wrong)
            continue
        if not schema.both_languages(term["about"]):
            yield f"{path}: {id_}: is not explained in English and Japanese"
        forms = term.get("forms", {})
        yield from (
            f"{path}: {id_}: unknown language {each!r}" for each in set(forms) - {*LANGUAGES}
        )
        for code in LANGUAGES:
            for form in forms.get(code, [term[code]]):
                if (owner := owners.setdefault((code, form), id_)) != id_:
                    yield f"{path}: {id_}: {form!r} already belongs to {owner}"


CASE = ("group", "outcome", "source", "stated", "en", "ja")
CASE_ALSO = ("figures", "facts", "kind")
TOLD = ("what", "case", "why")


def _cases(root: Path) -> Iterator[str]:
    path = "overrides/cases.yml"
    broken: list[str] = []
    read = _loaded(root, path, broken)
    yield from broken
    for each in schema.misshapen(read, ("labels", "cases")) if not broken else ():
        yield f"{path}: {each}"
    sources = _json(root, FACTS / "data" / "sources.json")
    labels = read.get("labels", {}).get("en", {})
    for id_, case in read.get("cases", {}).items():
        if wrong := schema.misshapen(case, CASE, CASE_ALSO):
            yield from (f"{path}: {id_}: {each}" for each in wrong)
            continue
        if case["source"] not in sources:
            yield f"{path}: {id_}: unknown source {case['source']!r}"
        if case["outcome"] not in ("refused", "permitted", "other_status"):
            yield f"{path}: {id_}: unknown outcome {case['outcome']!r}"
        if case.get("kind") is not None and case["kind"] not in labels:
            yield f"{path}: {id_}: unknown kind {case['kind']!r}"
        if set(case["en"]) != set(case["ja"]):
            yield f"{path}: {id_}: tells more in one language than in the other"
        figures = {*case.get("figures", {}), *case.get("facts", {})}
        for code in LANGUAGES:
            for each in schema.misshapen(case[code], TOLD, ("helped",)):
                yield f"{path}: {id_}: {code}: {each}"
            named = {
                name
                for text in case[code].values()
                for _, name, _, _ in Formatter().parse(text)
                if name
            }
            if named != figures:
                yield f"{path}: {id_}: {code}: names {sorted(named)}, holds {sorted(figures)}"


def _titles(root: Path) -> Iterator[str]:
    """Every dated value has a title, and what the pages name has its name in both languages."""
    path = "overrides/changes.yml"
    broken: list[str] = []
    titles = _loaded(root, path, broken)
    yield from broken
    for id_, title in titles.items():
        if not schema.both_languages(title):
            yield f"{path}: {id_}: is not in English and Japanese"
    dated = {
        id_
        for id_, entry in _facts(root)
        if entry["state"] != "outdated" and any(each["from"] for each in entry["values"])
    }
    for id_ in sorted(dated - set(titles)):
        yield f"{path}: {id_}: has dated values, but no title"
    for id_ in sorted(set(titles) - dated):
        yield f"{path}: {id_}: has a title, but no dated value"
    named: dict[str, set[str]] = {}
    for code in LANGUAGES:
        locale = f"overrides/locales/{code}.yml"
        named[locale] = set(_loaded(root, locale, broken := []).get("names", ()))
        yield from broken
    (first, one), (second, other) = named.items()
    yield from (f"{first}: {id_}: is named in no other language" for id_ in sorted(one - other))
    yield from (f"{second}: {id_}: is named in no other language" for id_ in sorted(other - one))


def _named(root: Path) -> Iterator[str]:
    """What the data of the facts name has to have words in both languages."""
    documents = _json(root, FACTS / "data" / "documents.json")
    occupations = _json(root, FACTS / "lists" / "occupations.json")["occupations"]
    fields = _json(root, FACTS / "lists" / "fields.json")["groups"]
    wanted = [
        (
            "data/documents.json",
            id_,
            need_key(level, asked["when"], asked["unless"], grouped=False),
            "need",
        )
        for id_, entry in documents.items()
        for asked in entry["procedures"].values()
        for level in {CERTAIN.get(each, each) for each in asked["cells"].values()} - {"none"}
    ]
    wanted += [
        ("data/documents.json", id_, f"document.{id_}.name", "paper")
        for id_, entry in documents.items()
        if not entry.get("contains")
    ]
    for id_, entry in occupations.items():
        place = ("lists/occupations.json", id_)
        wanted.append((*place, f"question.occupation.option.{id_}", "occupation"))
        wanted.append((*place, f"group.occupation.{entry['group']}", "group"))
        if "status" in entry:
            wanted.append((*place, f"status_of_residence.{entry['status']}", "status of residence"))
    wanted += [
        ("lists/fields.json", id_, f"question.field.option.{id_}", "field")
        for ids in fields.values()
        for id_ in ids
    ]
    for code in LANGUAGES:
        words = {key for _, texts in _wording(root, code) for key in texts}
        for path, id_, key, what in wanted:
            if key not in words:
                yield f"{FACTS.as_posix()}/{path}: {id_}: {what} without words ({code}: {key})"


def _cited(root: Path) -> Iterator[str]:
    """Every fact that is named anywhere has to exist."""
    known = {id_ for id_, _ in _facts(root)} | set(_json(root, FACTS / "data" / "documents.json"))
    for folder, endings in CITING:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in endings or not path.is_file():
                continue
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                for id_ in FACT_ID.findall(line):
                    if id_ not in known:
                        yield f"{path.relative_to(root).as_posix()}:{number}: {id_}: unknown fact"


def _filled_in(root: Path) -> Iterator[str]:
    """What a text of the self-check takes from a fact, the fact has to hold."""
    facts_by_id = dict(_facts(root))
    for code in LANGUAGES:
        for path, texts in _wording(root, code):
            for key, text in texts.items():
                for id_, part in FILLED_IN.findall(text):
                    if what := schema.unknown(f"{id_}:{part}", facts_by_id):
                        yield f"{path.as_posix()}: {key}: {what}"


def _facts(root: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for area in facts.AREAS:
        yield from _json(root, FACTS / "data" / f"{area.lower()}.json").items()


def _wording(root: Path, language: str) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """The files of a language's words, by their path in the project."""
    for path in sorted((root / WORDING / language).glob("*.json")):
        inside = path.relative_to(root)
        yield inside, _json(root, inside)


def _json(root: Path, path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((root / path).read_text("utf-8"))
    return read


if __name__ == "__main__":
    found = faults()
    print("\n".join(found), file=sys.stderr, end="\n" * bool(found))
    sys.exit(bool(found))
