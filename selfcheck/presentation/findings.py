"""A finding in words: its label, what was found and why, what to do, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..engine import NONE, NOT_SURE
from ..wording import Wording
from .forms import TOLD_ALIKE, forms_of, notices_due
from .parameters import TODAY, deadline, parameters
from .questions import answer_label
from .sources import cited

LABELS = (
    "not_met",
    "evidence_missing",
    "step_outstanding",
    "adverse",
    "check",
    "not_yet_due",
    "depends",
    "ok",
    "optional",
    "no_points",
    "not_applicable",
)
"""The labels, the heaviest first."""

DO_WITH = (
    ({"last"}, "dated"),
    ({"tax_years"}, "tax_years"),
    ({"other_years"}, "other_years"),
    ({"tax_years", "other_years"}, "years"),
)
"""What a sentence for what to do may be told with, the most special last: parameters, and form."""

REMEDY_WITH = (
    ({"so_far"}, "so_far"),
    ({"work_alone"}, "work_alone"),
    ({"work_alone", "so_far"}, "work_alone.so_far"),
)
"""What a sentence for a change may be told with, the most special last: parameters, and form."""

BY_STUDY = ("_courses", "_related")
"""How the reasons end that rest on what was studied."""

UNRELATED = "_unrelated"
"""How the reasons end for which what was studied does not relate to the work."""

HELD = frozenset({"extension", "job_change"})
"""Procedures of who holds the status already."""

BY_WAITING = (".years_in_japan", ".years_of_work_status")
"""How the keys end of the changes for which one can only wait."""

LAST_DAYS = ("last", "leaving", "joining")
"""The parameters that are last days."""


def present_finding(
    finding: Mapping[str, Any], result: Mapping[str, Any], words: Wording, language: str
) -> dict[str, Any]:
    """Puts words beside a finding.

    Args:
        finding: one of an assessment's findings.
        result: the assessment.
        words: the words of the language.
        language: `en` or `ja`.

    Returns:
        A copy with `label` (one of `LABELS`) and `text`.
    """
    waits = list(_unsettled(finding, result, words))
    key = _key(finding, result, waits, words)
    filled = parameters(finding["parameters"], result["on"], words)
    procedure = result["plan"]["procedure"]
    if words.has(f"plan.application.{procedure}"):
        filled["application"] = words.text(f"plan.application.{procedure}")
    filled["unsettled"] = words.listed(
        [words.text(f"requirement.{requirement}.topic") for requirement, _ in waits]
    )
    label = words.text(f"{key}.label")
    answers = result["answers"]
    forms_told = [*forms_of(finding["requirement"], result)]
    # While there are two employers, it is said which of them is meant.
    two = not {"planned", "leaving"}.isdisjoint(forms_told)
    filled["workplace"] = words.text("workplace.new" if two else "workplace.own")
    # What only the years bring about comes after what can be done.
    remedies = sorted(
        _remedies(key, finding, answers, words), key=lambda each: each.endswith(BY_WAITING)
    )
    # A way that ends after the stay is told as one that does not help with this extension.
    too_late = _too_late(finding, result)
    late = ".too_late" if too_late and procedure == "extension" else ""
    in_time = [each + late if words.has(each + late) else each for each in remedies]
    text: dict[str, Any] = {
        "requirement": words.text(f"requirement.{finding['requirement']}.name"),
        "label": label_of(key, words),
        "topic": _topic(key, finding["requirement"], filled, words),
        "reason": _reason(key, finding, result, filled, words),
        "remedies": [
            *_other_duties(finding, forms_told, words),
            *dict.fromkeys(words.text(each, **filled) for each in in_time),
        ],
        "because": [
            {
                "question": id_,
                "asked": words.text(f"question.{id_}.short"),
                "answer": answer_label(id_, answers[id_], words),
            }
            for id_ in finding["because"]
        ],
        "alternatives": [
            {
                "name": words.text(f"status_of_residence.{id_}"),
                "why": words.text(_why(id_, finding["reason"], answers, words)),
            }
            for id_ in finding["alternatives"]
        ],
        "sources": [
            told for source in finding["sources"] for told in cited(language)(source["fact"])
        ],
    }
    for own in ("do", "verdict", "also", "lead", "besides"):
        if words.has(f"{key}.{own}"):
            text[own] = words.text(f"{key}.{own}", **filled)
    # What an application waits for is told whatever else the reason rests on.
    settled = f"{_own_key(finding, result, words)}.settled"
    by_exam = any(each.endswith(".it_exam") for each in remedies)
    # Of the ways that are still open, one that ends after the stay is none.
    late = f"{settled}.too_late"
    if words.has(late) and not by_exam and too_late:
        settled = late
    if "graduating" in forms_told and words.has(f"{settled}.graduating"):
        settled = f"{settled}.graduating"
    if words.has(settled):
        text["settled"] = words.text(settled, **filled)
    # Who gives what to whom hangs on the application.
    for own in (procedure, *([f"{procedure}.too_late"] if too_late else [])):
        if words.has(f"{key}.do.{own}"):
            text["do"] = words.text(f"{key}.do.{own}", **filled)
    # What has to be done by a day, or for some years, is told with them once they are known.
    for known, form in DO_WITH:
        if filled.keys() >= known and words.has(f"{key}.do.{form}"):
            text["do"] = words.text(f"{key}.do.{form}", **filled)
    # So is what depends on the one thing that is missing, or on a way that is open.
    forms = (each.rsplit(".", 1)[-1] for each in remedies)
    late_too = [f"{procedure}.too_late"] if too_late else []
    for form in (*_items(finding), *forms, *forms_told):
        for own in (form, *(f"{form}.{each}" for each in (procedure, *late_too))):
            if words.has(f"{key}.do.{own}"):
                text["do"] = words.text(f"{key}.do.{own}", **filled)
    # Who holds the status already is asked for no graduation later: it is told with what to do.
    ahead = f"requirement.{finding['requirement']}.graduating.do"
    by_study = finding["reason"].endswith(BY_STUDY if label == "ok" else UNRELATED)
    if procedure in HELD and by_study and "graduating" in forms_told and words.has(ahead):
        told = [text["do"]] if "do" in text else []
        text["do"] = words.text("format.sentences").join((*told, words.text(ahead)))
    # In a job change nothing is applied for: there is no last day to settle it by.
    in_job_change = result["plan"]["procedure"] == "job_change"
    if "last" in filled and not in_job_change and words.has(f"{key}.until"):
        until = words.text(f"{key}.until", **filled)
        text["do"] = words.text("format.sentences").join((text["do"], until))
    return {**finding, "label": label, "text": text}


def _other_duties(
    finding: Mapping[str, Any], forms_told: Sequence[str], words: Wording
) -> Iterator[str]:
    """What other duties can change, where the studies do not relate to these."""
    other = f"requirement.{finding['requirement']}.other_duties"
    if finding["reason"].endswith(UNRELATED) and words.has(other):
        graduating = f"{other}.graduating"
        ahead = "graduating" in forms_told and words.has(graduating)
        yield words.text(graduating if ahead else other)


def _too_late(finding: Mapping[str, Any], result: Mapping[str, Any]) -> bool:
    """Whether the years that are missing end after the stay, whatever part of one is over."""
    needed = finding["parameters"].get("missing")
    if needed is None and result["answers"].get("experience") == 0:
        studied = result["answers"].get("subject_years", 0)
        needed = finding["parameters"].get("needed") if studied == 0 else None
    ends = next((each for each in result["plan"]["timeline"] if each["id"] == "last_day"), None)
    if needed is None or ends is None or not ends["date"]:
        return False
    left = date.fromisoformat(ends["date"]) - date.fromisoformat(result["on"])
    return bool(left.days < (needed["amount"] - 1) * 365)


def is_grave(finding: Mapping[str, Any]) -> bool:
    """Whether a finding with its words is of a record that weighs more than what can be completed.

    Such a reason has its own sentence both as the title and beside another title.
    """
    own = finding["text"]
    return finding["label"] == "adverse" and "verdict" in own and "also" in own


def _key(
    finding: Mapping[str, Any],
    result: Mapping[str, Any],
    waits: Sequence[tuple[str, str]],
    words: Wording,
) -> str:
    """The reason's key: its own, or that for when others that it rests on are not settled.

    `reason.duties.in_international.unsettled.language` is told where the duties are met and the
    language is not; `….unsettled.workload.few_speak_it` only for that reason of the workload,
    `….unsettled.workload.not_met` for all that rule it out, and `….unsettled.several` where it
    rests on more than one that is not settled. Alone or before these, the forms of `forms_of` are
    told.
    """
    key = _own_key(finding, result, words)
    several = f"{key}.unsettled.several"
    if len(waits) > 1 and words.has(f"{several}.text"):
        return several
    # Nothing else settles what no part of the work allows.
    outside = (told for _, told in waits if told.endswith(".duties.outside"))
    return next(outside, waits[0][1] if waits else key)


def _own_key(finding: Mapping[str, Any], result: Mapping[str, Any], words: Wording) -> str:
    key = f"reason.{finding['requirement']}.{finding['reason']}"
    for ahead in forms_of(finding["requirement"], result):
        if words.has(f"{key}.{ahead}.text"):
            key = f"{key}.{ahead}"
    return key


def _unsettled(
    finding: Mapping[str, Any], result: Mapping[str, Any], words: Wording
) -> Iterator[tuple[str, str]]:
    """The requirements that are not settled and that a reason rests on, each with the key."""
    key = _own_key(finding, result, words)
    for other in result["findings"]:
        if other["status"] == "met":
            continue
        unsettled = f"{key}.unsettled.{other['requirement']}"
        alike = TOLD_ALIKE.get(other["reason"], other["reason"])
        reasons = dict.fromkeys((other["reason"], alike, other["status"]))
        for told in (*(f"{unsettled}.{reason}" for reason in reasons), unsettled):
            if words.has(f"{told}.text"):
                yield other["requirement"], told
                break


def _reason(
    key: str,
    finding: Mapping[str, Any],
    result: Mapping[str, Any],
    filled: Mapping[str, str],
    words: Wording,
) -> str:
    """What was found and why, and what a text cannot have in it.

    Of notifications still due it is a sentence each, the earlier first; of a reason by study, that
    the graduation is still to come.
    """
    sentences = [words.text(_text(key, finding, result, filled, words), **filled)]
    ahead = f"requirement.{finding['requirement']}.graduating"
    if (
        finding["reason"].endswith(BY_STUDY)
        and "graduating" in forms_of(finding["requirement"], result)
        and words.text(f"{key}.label") == "ok"
        and words.has(ahead)
    ):
        sentences.append(words.text(ahead))
    if finding["requirement"] == "notifications" and ".unsettled." not in key:
        due = list(notices_due(finding, result, filled, words))
        # How they are made comes after them; what is late already, before them.
        sentences = [*due, *sentences] if finding["status"] == "met" else [*sentences, *due]
    return words.text("format.sentences").join(sentences)


def _text(
    key: str,
    finding: Mapping[str, Any],
    result: Mapping[str, Any],
    filled: Mapping[str, str],
    words: Wording,
) -> str:
    """The key of a reason's text.

    It is one of its own for the options that the finding is about, where the last day is the
    day of asking (`today`), in those of `forms_of`, where the counters are closed on a last day
    (`closed`), and where the plan lists a document that the finding rests on (`listed`).
    """
    own = f"{key}.text"
    for items in _items(finding):
        own = f"{own}.{items}" if words.has(f"{own}.{items}") else own
    last = finding["parameters"].get("last")
    if last is not None and deadline("last", last["date"], result["on"], words)[1] == TODAY:
        own = f"{own}.{TODAY}" if words.has(f"{own}.{TODAY}") else own
    for ahead in forms_of(finding["requirement"], result):
        if words.has(f"{own}.{ahead}"):
            own = f"{own}.{ahead}"
    closed = f"{own}.closed"
    if words.has(closed) and any(
        filled[day] != filled[f"{day}_open"] for day in LAST_DAYS if day in filled
    ):
        return closed
    listed = f"{key}.text.listed"
    if words.has(listed):
        cited_facts = {source["fact"] for source in finding["sources"]}
        if any(row["fact"] in cited_facts for row in result["plan"]["documents"]):
            return listed
    return own


def _items(finding: Mapping[str, Any]) -> Iterator[str]:
    """The options that a finding is about, joined by `+` in order of their ids."""
    items = finding["parameters"].get("items")
    if isinstance(items, Mapping) and items.get("options"):
        yield "+".join(sorted(items["options"]))


def _why(status: str, reason: str, answers: Mapping[str, Any], words: Wording) -> str:
    """The key of why another status may fit: for the work that there is, or beside it.

    Of work that is not covered the field is named where it is known. Work of this status with
    too much of another kind in it is `beside`.
    """
    key = f"alternative.{status}.why"
    forms = list(answers.get("occupation") or ())
    if TOLD_ALIKE.get(reason) != "outside":
        forms.append("beside")
    return next((f"{key}.{form}" for form in forms if words.has(f"{key}.{form}")), key)


def label_of(key: str, words: Wording) -> str:
    """A reason's label in words; one that depends names the requirement on which it does."""
    label = words.text(f"{key}.label")
    if label == "depends":
        return words.text(f"label.depends.{words.text(f'{key}.depends')}")
    return words.text(f"label.{label}")


def _topic(key: str, requirement: str, filled: Mapping[str, str], words: Wording) -> str:
    """The noun phrase for the verdict: the reason's own, or the requirement's."""
    own = f"{key}.topic"
    if words.has(own):
        return words.text(own, **filled)
    return words.text(f"requirement.{requirement}.topic")


def _remedies(
    key: str,
    finding: Mapping[str, Any],
    answers: Mapping[str, Any],
    words: Wording,
) -> Iterator[str]:
    """The key of a whole sentence for each kind of change that has one, most special first."""
    alike = f"requirement.{finding['requirement']}"
    for change in finding["changes"]:
        for kind in kinds_of(change["answers"], answers):
            # A change may come to the same for every reason of a requirement.
            told = (f"{each}.remedy.{kind}" for each in (key, alike))
            remedy = next(filter(words.has, told), None)
            if remedy is not None:
                forms = [
                    f"{remedy}.{form}"
                    for known, form in REMEDY_WITH
                    if finding["parameters"].keys() >= known and words.has(f"{remedy}.{form}")
                ]
                yield [remedy, *forms][-1]
                break


def kinds_of(change: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[str]:
    """The ids under which a change may have its sentence, the most special first.

    All questions that change, joined by `+`; then of each answer its options, joined by `+` in
    order of their ids where they are several, each `question.option`, and the question. What had
    no answer before comes last: it follows from the rest.
    """
    known = sorted(change, key=lambda id_: answers.get(id_, NOT_SURE) == NOT_SURE)
    if len(known) > 1:
        yield "+".join(sorted(known))
    for id_ in known:
        options = list(_options(change[id_], answers.get(id_)))
        told = sorted(option for option in options if option not in (NONE, NOT_SURE))
        if len(told) > 1:
            yield f"{id_}.{'+'.join(told)}"
        for option in options:
            yield f"{id_}.{option}"
        yield id_


def _options(after: Any, before: Any) -> Iterator[str]:
    """The options of which the change consists: chosen, ticked or no longer ticked."""
    if isinstance(after, list):
        yield from (option for option in before or () if option not in after)
        yield from (option for option in after if option not in (before or ()) and option != NONE)
    elif isinstance(after, str):
        yield after
