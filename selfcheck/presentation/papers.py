"""A document's row in words: its name, who prepares it, when it is needed and how old it may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ..wording import Wording
from ..wording.needs import need_key
from .sources import Cited


def present_document(
    row: Mapping[str, Any], category: int | None, words: Wording, sources: Cited
) -> dict[str, Any]:
    """The words of a document's row, for an organisation of the category.

    Returns:
        `title`, `official_name`, `official` (that name, told as such), `shows`, `who` prepares
        it, `kind` and `sources`; and where there is anything to say: `need` (in one phrase,
        whether or when it is asked for), `scope` (the categories that are asked for it, and the
        full list of a change, where these are open), `one_of` (of how many documents one is
        enough), `note`, `stage`, `translation` and `recency`.
    """
    key = f"document.{row['id']}"
    text: dict[str, Any] = {
        "title": words.text(f"{key}.name"),
        "official_name": row["official_name"],
        "official": words.text(f"plan.official_name.{row['kind']}", name=row["official_name"]),
        "shows": words.text(_told_as(f"{key}.shows", row, words)),
        "who": words.listed([words.text(f"plan.prepared_by.{who}") for who in row["prepared_by"]]),
        "kind": words.text(own if words.has(own := f"{key}.kind") else f"plan.kind.{row['kind']}"),
        "sources": sources(row["fact"]),
    }
    grouped = row["one_of"] is not None
    scope = _scope(row, words)
    # What is shown only when the card is collected is told as such by its stage.
    told_by_stage = row["level"] == "shown" and row["stage"] != "filing" and not row["only_if"]
    asked = row["only_if"] or row["unless"] or row["level"] != "required" or not (grouped or scope)
    if asked and not told_by_stage:
        own = f"{key}.need"
        always = not (row["only_if"] or row["unless"])
        need = need_key(row["level"], row["only_if"], row["unless"], grouped=grouped)
        told = _told_as(own, row, words)
        text["need"] = words.text(told if told != own or (always and words.has(own)) else need)
    if grouped:
        text["one_of"] = words.text(
            _told_as(f"plan.one_of.{row['one_of']}", row, words),
            number=words.figure(row["alternatives"], None),
        )
    if scope:
        text["scope"] = scope
    if note := _note(key, row, category, words):
        text["note"] = note
    if row["stage"] != "filing":
        text["stage"] = words.text(f"plan.stage.{row['stage']}")
    if row["translation"] != "not_needed":
        text["translation"] = words.text(f"plan.translation.{row['translation']}")
    if row["stage"] != "filing":
        return text  # What is shown later has no age to count back from the day of filing.
    if row["recency_months"] is not None:
        text["recency"] = words.text(
            f"plan.recency.{row['recent_since']}",
            span=words.figure(row["recency_months"], "months"),
        )
    elif row["recent_if_japanese"]:
        text["recency"] = words.text("plan.recency.if_japanese")
    return text


def _told_as(key: str, row: Mapping[str, Any], words: Wording) -> str:
    """The key in the form of this case, where the document and the words have one."""
    own = f"{key}.{row['told_as']}"
    return own if row["told_as"] and words.has(own) else key


def _note(key: str, row: Mapping[str, Any], category: int | None, words: Wording) -> str:
    """What else is to be known of the document: of this case, or else of any; or nothing."""
    open_ = bool(row["only_if"] or row["unless"])
    if form := row["told_as"]:
        # What is told of others does not hold here.
        own = f"{key}.note.{form}.open" if open_ else f"{key}.note.{form}"
        return words.text(own) if words.has(own) else ""
    named = {} if row["years"] is None else {"years": words.figure(row["years"], "years")}
    if row["recency_months"] is not None:
        named["span"] = words.figure(row["recency_months"], "months")
    for name, holds in (
        (f"note.category_{category}", True),
        ("note.years", "years" in named),
        ("note.differs", row["differs"]),
        ("note.open", open_),
        ("note", True),
    ):
        if holds and words.has(f"{key}.{name}"):
            return words.text(f"{key}.{name}", **named)
    return ""


def numbers_of(categories: Collection[int], words: Wording) -> str:
    """The numbers of categories, as this language writes them in a row."""
    return words.listed([words.figure(number, None) for number in categories], kind="numbers")


def _scope(row: Mapping[str, Any], words: Wording) -> str:
    """Of whom the document is asked, where it is open who that is; empty for everybody."""
    parts = []
    if row["categories"]:
        parts.append("one" if len(row["categories"]) == 1 else "several")
    if row["waived_by"]:
        parts.append("full_list")
    if not parts:
        return ""
    # Where another category hands in something else in its place, the document says so itself.
    own = f"document.{row['id']}.scope.{'.'.join(parts)}"
    return words.text(
        own if words.has(own) else f"plan.scope.{'.'.join(parts)}",
        categories=numbers_of(row["categories"], words),
    )
