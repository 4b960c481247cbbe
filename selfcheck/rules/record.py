"""How the person, and the household, have kept the rules in Japan so far."""

from __future__ import annotations

from collections.abc import Callable

from ..engine import NONE, NOT_SURE, Case, Chosen, Finding, Guarded, Quantity, met, not_met, open_
from ..facts import get, value
from . import questions

GRAVE = ("sentence", "unpermitted_work", "false_statement")
AS_STUDENT = ("over_hours", "low_attendance")
WEIGHED = ("fine", *AS_STUDENT)
TRAFFIC = "traffic_penalty"

NOW_OR_JUST_STUDENT = frozenset({"student", "job_hunting"})
NOT_LIVING_HERE = frozenset({"abroad", "temporary_visitor", NOT_SURE})
EXEMPT = frozenset({"spouse", "child"})

Rule = Callable[[Case], Finding]


def if_lived_here(rule: Rule) -> Guarded:
    """The rule, for whoever lives in Japan or has lived there; others have no record there."""
    return Guarded(
        rule, _lived_here, lambda _case: met("never_lived_here", "F-GDL-4", "F-GDL-7", "F-GDL-8")
    )


def _lived_here(case: Case) -> bool:
    if case.choice(questions.WHERE) not in NOT_LIVING_HERE:
        return True
    return case.choice(questions.LIVED_IN_JAPAN) != "no"


def conduct_of_applicant(case: Case) -> Finding:
    """Of a Student, hours and attendance decide (F-STU-7, F-REF-11)."""
    return _conduct(case, student=case.choice(questions.WHERE) in NOW_OR_JUST_STUDENT)


def conduct(case: Case) -> Finding:
    """Conduct is weighed as a whole, not added up (guideline, matter 4: F-GDL-4).

    A sentence, work without permission and false papers stand against a permission (F-REV-2).
    A fine, and what a former Student did, are weighed. A traffic penalty is not a fine.
    """
    return _conduct(case, student=False)


def _conduct(case: Case, *, student: bool) -> Finding:
    record = case.several(questions.RECORD)
    cites = ("F-GDL-4", "F-STU-7", "F-REF-11") if student else ("F-GDL-4", "F-REV-2")
    if record == {NOT_SURE}:
        return open_("record_unknown", *cites)
    told = _items("record", (*GRAVE, *WEIGHED), record)
    against = (*GRAVE, *AS_STUDENT) if student else GRAVE
    if not record.isdisjoint(against):
        return not_met("against", *cites, items=told)
    if told.options:
        return open_("weighed", *cites, items=told)
    return met("traffic_penalty" if TRAFFIC in record else "no_record", "F-GDL-4")


def conduct_for_permanent(case: Case) -> Finding:
    """No fine or imprisonment, no other illegal conduct (F-PR-1, F-PR-3).

    Of a spouse or child of a Japanese or permanent resident good conduct is not asked; a fine
    or a sentence still counts in Japan's interest (F-PR-15, F-PR-3).
    """
    record = case.several(questions.RECORD)
    if record == {NOT_SURE}:
        return open_("record_unknown", "F-PR-1", "F-PR-3")
    told = _items("record", (*GRAVE, *WEIGHED), record)
    if not told.options:
        return met("traffic_penalty" if TRAFFIC in record else "no_record", "F-PR-1", "F-PR-3")
    shortcut = case.choice(questions.SHORTCUT)
    if shortcut in EXEMPT:
        if record.isdisjoint(("fine", "sentence")):
            return met("exempt", "F-PR-15", "F-PR-1", ground=shortcut)
        return open_("exempt_but_weighed", "F-PR-15", "F-PR-3", items=told)
    if record.isdisjoint(("fine", *GRAVE)):
        return open_("weighed", "F-PR-1", "F-PR-3", items=told)
    return not_met("against", "F-PR-1", "F-PR-3", items=told)


def public_duties(case: Case) -> Finding:
    """Tax, pension and health insurance (guideline, matter 7: F-GDL-7, F-GDL-10)."""
    return _duties(case, open_, "paid_late", "F-GDL-7", "F-GDL-10") or met(
        "kept", "F-GDL-7", "F-GDL-10", "F-DOC-62"
    )


def public_duties_for_permanent(case: Case) -> Finding:
    """Tax, pension and insurance on time; late counts too, though paid by now (F-PR-3).

    From the date in F-PR-11, a permission can be revoked over deliberate non-payment.
    """
    found = _duties(case, not_met, "late", "F-PR-3")
    if found is not None and found.status == "not_met":
        told = {**found.parameters, **_years_of_what_is_late(case)}
        owes = found.reason in ("unpaid", "unpaid_and_late")
        reason = f"{found.reason}_for_permanent" if owes else found.reason
        return not_met(reason, "F-PR-3", "F-PR-71", **told)
    if found is not None:
        return found
    if value("F-PR-11", on=case.on):
        return met("on_time_and_later", "F-PR-3", "F-PR-11")
    return met("on_time", "F-PR-3", "F-PR-11", begins=get("F-PR-11").starts[-1])


def _duties(
    case: Case, against: Callable[..., Finding], only_late: str, *cites: str
) -> Finding | None:
    """What is unpaid, which can be put right, and what was paid late, which is weighed."""
    unpaid = case.several(questions.UNPAID)
    late = case.several(questions.PAID_LATE)
    owed = _items("unpaid", questions.OF_DUTIES, unpaid)
    # What is still owed is late already.
    paid_late = _items("paid_late", questions.OF_DUTIES, late - unpaid)
    if owed.options and paid_late.options:
        return against("unpaid_and_late", *cites, items=owed, late=paid_late)
    if owed.options:
        return against("unpaid", *cites, items=owed)
    if paid_late.options:
        return against(only_late, *cites, items=paid_late)
    if NOT_SURE in unpaid | late:
        return open_("record_unknown", *cites)
    return None


def _years_examined(case: Case) -> dict[str, Quantity]:
    """Of how many years the payment is examined, where that is known of the ground (F-PR-71)."""
    years = case.number(questions.YEARS_IN_JAPAN)
    enough = years is not None and years >= value("F-PR-2", on=case.at_filing)["years"]
    ground = "none" if enough else case.glance(questions.SHORTCUT)
    examined = value("F-PR-71", on=case.on).get("work" if ground == "none" else ground)
    if examined is None:
        return {}
    return {
        "tax_years": Quantity(examined["tax"]["years"], "years"),
        "other_years": Quantity(examined["pension"]["years"], "years"),
    }


def _years_of_what_is_late(case: Case) -> dict[str, Quantity]:
    """The same, of tax only where tax is unpaid or late, and of the rest likewise."""
    late = case.several(questions.UNPAID) | case.several(questions.PAID_LATE)
    kinds = {
        "tax_years": "tax" in late,
        "other_years": not late.isdisjoint({"pension", "health_insurance"}),
    }
    return {name: years for name, years in _years_examined(case).items() if kinds[name]}


def household_duties(case: Case) -> Finding:
    """For permanent residence, the whole household pays on time (F-PR-3, F-PR-33)."""
    kept = case.choice(questions.HOUSEHOLD_DUTIES)
    if kept in ("late", "unpaid"):
        return not_met(kept, "F-PR-3", "F-PR-33", "F-PR-71", **_years_examined(case))
    if kept == NOT_SURE:
        return open_("unknown", "F-PR-3", "F-PR-33")
    return met(kept, "F-PR-3", "F-PR-33")


def notices(case: Case) -> Finding:
    """The notices of somebody who lives in Japan (guideline, matter 8: F-GDL-8, F-NOT-1, -7)."""
    missed = case.several(questions.MISSED_NOTICES)
    if missed == {NONE}:
        return met("made", "F-NOT-1", "F-GDL-8")
    if missed == {NOT_SURE}:
        return open_("unknown", "F-NOT-1", "F-GDL-8")
    items = _items("missed_notices", questions.MISSED_NOTICES.options, missed)
    return open_("missed", "F-NOT-1", "F-GDL-8", "F-NOT-7", items=items)


def notices_for_permanent(case: Case) -> Finding:
    """For permanent residence, notices in time are asked for (F-PR-3)."""
    found = notices(case)
    if found.reason != "missed":
        return found
    return not_met("missed_for_permanent", "F-PR-3", "F-NOT-1", **found.parameters)


def _items(question: str, items: tuple[str, ...], chosen: frozenset[str]) -> Chosen:
    return Chosen(question, tuple(item for item in items if item in chosen))
