"""The amount of specialist work: does it fill a job?"""

from __future__ import annotations

from ..engine import NOT_SURE, Case, Finding, met, not_met, open_
from . import questions
from .alternatives import beside_specialist_work, for_hands_on_work
from .work import kind_of_work


def workload(case: Case) -> Finding:
    """There is enough specialist work for the whole post (F-SCP-7, F-REF-8).

    Where the work lives from a language, those served must speak that language (F-REF-12).
    """
    work = kind_of_work(case)
    if work.area == "outside":
        return open_("depends_on_duties", "F-SCP-8")
    week = case.choice(questions.WORKING_WEEK)
    if week == "too_little":
        return not_met("too_little", "F-REF-8", "F-SCP-7")
    if week == "mainly_simple":
        return not_met("mainly_other_work", "F-REF-12", "F-SCP-8").or_else(*for_hands_on_work(case))
    if work.any_has("serves_in_language"):
        demand = case.choice(questions.LANGUAGE_DEMAND)
        if demand == "few" and work.all_have("serves_in_language"):
            found = not_met("few_speak_it", "F-REF-12", "F-SCP-7")
            return found.or_else(*beside_specialist_work(case))
        if demand == "few":
            return open_("few_speak_it_in_part", "F-REF-12", "F-SCP-7")
        if demand == NOT_SURE:
            return open_("demand_unknown", "F-REF-12", "F-SCP-7")
    if week == "partly_simple":
        return open_("partly_other_work", "F-REF-12", "F-REF-8", "F-SCP-7")
    if week == NOT_SURE:
        return open_("week_unknown", "F-REF-8", "F-SCP-7")
    return met("enough", "F-SCP-7")
