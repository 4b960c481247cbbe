"""The plan's own questions: asked beside the result, and read by no rule.

What they say stands in the wording files under their ids, as with the rules' questions.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..engine import Question

YES_NO = ("yes", "no")

START_ON = Question("start_on", "date")
APPLY_ON = Question("apply_on", "date")
FILE_ON = Question("file_on", "date")
GRADUATES_ON = Question("graduates_on", "date")
LISTED_OR_CERTIFIED = Question("listed_or_certified", "choice", YES_NO)
REPORT_FILED = Question("report_filed", "choice", YES_NO)
WITHHELD_ENOUGH = Question("withheld_enough", "choice", YES_NO)
STUDENT_REDUCTION = Question(
    "student_reduction",
    "choice",
    (
        "japanese_university_graduate",
        "top_ranked_overseas_university",
        "employer_has_changed_student_with_extension",
        "none",
    ),
)
LIVES_IN_TB_COUNTRY = Question(
    "lives_in_tb_country",
    "choice",
    ("philippines", "nepal", "viet_nam", "indonesia", "elsewhere"),
)
ENGAGED_AS = Question(
    "engaged_as",
    "choice",
    ("employee", "contractor", "company_officer", "branch_or_other_body"),
)
SEVERAL_ORGANISATIONS = Question("several_organisations", "choice", YES_NO)
NEW_LANGUAGE_WORK = Question("new_language_work", "choice", YES_NO)
NEW_BUSINESS = Question("new_business", "choice", YES_NO)
WITHHOLDING_EXEMPT = Question("withholding_exempt", "choice", YES_NO)
PAYMENT_RULE = Question("payment_rule", "choice", ("monthly", "special_due_date"))
COE_BY_EMAIL = Question("coe_by_email", "choice", YES_NO)
FILED_BY = Question(
    "filed_by", "choice", ("applicant", "employer", "licensed_filer"), examples_of="where"
)
CHANNEL = Question("channel", "choice", ("counter", "online"))

QUESTIONS: Mapping[str, Question] = {
    question.id: question for question in list(globals().values()) if isinstance(question, Question)
}

ENGAGED = {
    "employee": "labour_contract",
    "contractor": "service_contract",
    "company_officer": "company_officer",
    "branch_or_other_body": "branch_or_other_body",
}
"""By position, the condition that holds; the others do not."""

SETTLES: Mapping[str, Mapping[str, Mapping[str, bool]]] = {
    "engaged_as": {
        option: {
            **{each: each == condition for each in ENGAGED.values()},
            "employed": option != "contractor",
            "self_employed": option == "contractor",
        }
        for option, condition in ENGAGED.items()
    },
    "student_reduction": {
        "japanese_university_graduate": {"student_reduction": True},
        "top_ranked_overseas_university": {"student_reduction": True},
        "employer_has_changed_student_with_extension": {"student_reduction": True},
        "none": {"student_reduction": False},
    },
    "payment_rule": {
        "monthly": {"monthly_payment": True, "special_due_date": False},
        "special_due_date": {"monthly_payment": False, "special_due_date": True},
    },
    "filed_by": {
        "applicant": {"filed_by_other": False},
        "employer": {"filed_by_other": True},
        "licensed_filer": {"filed_by_other": True},
    },
    **{
        question: {"yes": {condition: True}, "no": {condition: False}}
        for question, condition in (
            ("new_language_work", "moving_into_language_work"),
            ("several_organisations", "several_organisations"),
            ("new_business", "new_business"),
            ("withholding_exempt", "withholding_exempt"),
            ("coe_by_email", "coe_by_email"),
        )
    },
}
"""By question and option, the conditions of documents that the answer settles."""
