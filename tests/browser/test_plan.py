"""The plan as a reader uses it: made to fit, ticked off, saved, printed and handed over."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

import selfcheck
from selfcheck.browser.build import find_node
from selfcheck.questions import QUESTIONS
from tests.browser.conftest import ANSWERS, AXE, TODAY, Reader, assessment, said

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("plan")]

both_languages = pytest.mark.parametrize("language", ["en", "ja"])

SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
A4_IN_POINTS = (595, 842)
USUAL_LENGTH = 300


def after(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


GRADUATE = (
    "first",
    {
        **ANSWERS,
        "training": ["none"],
        "record": ["none"],
        "category": "category_4",
        "start_on": after(170),
        "new_business": "yes",
        "filed_by": "licensed_filer",
    },
)
STUDENT = (
    "first",
    {
        **ANSWERS,
        "where": "student",
        "training": ["none"],
        "record": ["none"],
        "category": "category_1",
        "start_on": after(150),
        "stay_ends": after(140),
    },
)
LATE = (
    "extension",
    {
        "occupation": ["programmer"],
        "present_work": "same_job",
        "stay_ends": after(9),
        "period_held": "three_years",
    },
)
MOVER = (
    "job-change",
    {
        "occupation": ["interpreter"],
        "move": "new_employer",
        "contract": "employment",
        "left_on": after(-20),
        "joined_on": after(-3),
        "education": "university",
        "category": "category_4",
        "work_languages": ["own", "japanese"],
        "japanese_proof": "jlpt",
        "stay_ends": after(200),
    },
)
UNSURE = ("first", {"where": "student"})
OUT_OF_WORK = (
    "extension",
    {
        "occupation": ["programmer"],
        "present_work": "out_of_work",
        "contract": "none",
        "stay_ends": after(5),
        "left_on": after(-20),
    },
)
PEOPLE = {
    "graduate": GRADUATE,
    "student": STUDENT,
    "unsure": UNSURE,
    "late": LATE,
    "out of work": OUT_OF_WORK,
    "mover": MOVER,
}
Person = tuple[str, dict[str, Any]]


def whole(person: Person) -> dict[str, Any]:
    """The answers with those in them that the person leaves open, and the plan's own."""
    route, answers = person
    given: dict[str, Any] = assessment(answers, route)["answers"]
    while True:
        asks = selfcheck.step(route, given, on=TODAY)["plan"]["asks"]
        more = {
            ask["id"]: answers[ask["id"]]
            for ask in asks
            if ask["id"] in answers and given.get(ask["id"]) != answers[ask["id"]]
        }
        if not more:
            return given
        given |= more


def plan_of(person: Person, language: str = "en", **changed: Any) -> dict[str, Any]:
    route, _ = person
    result = selfcheck.step(route, whole(person) | changed, on=TODAY)
    plan: dict[str, Any] = selfcheck.present(result, language)["plan"]
    return plan


def open_plan(someone: Reader, person: Person) -> Page:
    """Opens a link with the person's answers, written out."""
    route, _ = person
    page = someone.page
    page.locator("[data-outcome]").evaluate_all("shown => shown.map((one) => one.id = 'before')")
    someone.open(f"?route={route}#answers={quote(json.dumps(whole(person)))}")
    page.locator("[data-outcome]:not(#before)").wait_for(timeout=20_000)
    return page


def told(rows: Locator) -> list[dict[str, str]]:
    """What the rows say, with their data."""
    found: list[dict[str, str]] = rows.evaluate_all(
        "rows => rows.map((row) => ({ ...row.dataset, text: row.textContent }))"
    )
    return found


def shown_papers(page: Page) -> list[str]:
    rows: list[str] = page.locator("[data-document]").evaluate_all(
        "rows => rows.map((row) => row.dataset.document)"
    )
    return rows


def ids(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def tick_for(page: Page, document: str) -> Locator:
    return page.locator(f'[data-document="{document}"] input')


# Fonts give some characters of a printed text back as others that look the same.
LOOKALIKES = str.maketrans("⺠⻑⻝⻄⻘⻩⻲⻭⻨", "民長食西青黄亀歯麦")


def squeezed(text: str) -> str:
    """Letters and digits only, without the ligatures and lookalikes that printing brings."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).translate(LOOKALIKES))


def test_papers_steps_and_fees_are_those_of_the_rules(reader: Callable[..., Reader]) -> None:
    someone = reader()
    for person in PEOPLE.values():
        assert_plan_says_what_the_rules_say(open_plan(someone, person), plan_of(person))


def assert_plan_says_what_the_rules_say(page: Page, plan: dict[str, Any]) -> None:
    assert set(shown_papers(page)) == ids(plan["documents"])
    steps = told(page.locator("[data-stage]"))
    assert [step["stage"] for step in steps] == [step["id"] for step in plan["timeline"]]
    for row, step in zip(steps, plan["timeline"], strict=True):
        for text in ("title", "dates", "span", "detail", "average"):
            assert step["text"].get(text, "") in row["text"]
        assert row.get("late") == step["late"]
        word = said("en", f"page.plan.{step['late']}") if step["late"] else ""
        assert word in row["text"]
    for group in ("government", "office"):
        fees = [fee for fee in plan["fees"]["lines"] if fee["group"] == group]
        place = page.locator(f'[data-fees="{group}"]')
        expect(place).to_be_visible(visible=bool(fees))
        for row, fee in zip(told(place.locator("li")), fees, strict=True):
            for text in ("title", "amount", "tax", "total"):
                assert fee["text"].get(text, "") in row["text"]
        whole_group = place.text_content() or ""
        for fee in fees:
            for text in ("payer", "payee", "when"):
                assert fee["text"].get(text, "") in whole_group
    warnings = page.locator("[data-plan-warnings] li")
    expect(warnings).to_have_text([warning["text"] for warning in plan["warnings"]])
    asked = page.locator("[data-plan-questions] fieldset")
    assert asked.evaluate_all("all => all.map((one) => one.dataset.question)") == [
        ask["id"] for ask in plan["asks"]
    ]


def test_ticks_are_counted_and_survive_a_reload_the_other_language_and_the_link(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    total = re.search(r"\d+$", re.sub(r"\D+$", "", page.locator("[data-ready]").inner_text()))
    assert total
    ticked = shown_papers(page)[:3]
    for document in ticked:
        page.locator(f'[data-document="{document}"] label').click()

    def kept(language: str) -> None:
        for document in ticked:
            expect(tick_for(page, document)).to_be_checked()
        expect(page.locator("[data-tick]:checked")).to_have_count(len(ticked))
        expected = said(language, "page.say.ready", number="3", total=total[0])
        expect(page.locator("[data-ready]")).to_have_text(expected)

    kept("en")
    page.reload()
    kept("en")
    page.locator("[data-other-language]").click()
    expect(page.locator("html[lang=ja]")).to_be_attached()
    kept("ja")
    link = page.locator("[data-answers-link]").input_value()
    # Another tab knows nothing of this one's storage.
    page = page.context.new_page()
    page.goto(link)
    kept("ja")


def test_of_alternatives_one_is_enough(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(), UNSURE)
    groups = page.locator("[data-one-of]")
    expect(groups.first).to_contain_text(said("en", "page.plan.one_of"))
    rows = page.locator("[data-document]").count()
    within = groups.locator("[data-document]").count()
    total = rows - within + groups.count()
    boxes = groups.first.locator("input")
    assert boxes.count() > 1
    for box in boxes.all():
        box.check()
        expected = said("en", "page.say.ready", number="1", total=str(total))
        expect(page.locator("[data-ready]")).to_have_text(expected)


@both_languages
def test_an_answer_changes_the_plan_in_place(reader: Callable[..., Reader], language: str) -> None:
    someone = reader(language)
    page = open_plan(someone, UNSURE)
    before = plan_of(UNSURE, language)
    document = before["documents"][0]["id"]
    page.locator(f'[data-document="{document}"] label').click()
    field = page.locator("#category-category_1")
    field.focus()
    page.keyboard.press("Space")
    plan = plan_of(UNSURE, language, category="category_1")
    added = ids(plan["documents"]) - ids(before["documents"])
    dropped = ids(before["documents"]) - ids(plan["documents"])
    assert dropped
    expect(page.locator("[data-plan-said]")).to_contain_text(
        said(
            language,
            "page.say.plan_documents_changed",
            documents=str(len(plan["documents"])),
            added=str(len(added)),
            dropped=str(len(dropped)),
        )
    )
    expect(field).to_be_focused()
    assert set(shown_papers(page)) == ids(plan["documents"])
    expect(page.locator("[data-category]")).to_have_text(plan["text"]["category"])
    expect(tick_for(page, document)).to_be_checked()
    page.reload()
    expect(field).to_be_checked()
    assert set(shown_papers(page)) == ids(plan["documents"])


def test_who_does_not_know_the_category_is_led_to_it(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(), UNSURE)
    page.locator("label[for=category-not_sure]").click()
    page.locator("label[for=listed_or_certified-no]").click()
    page.locator("label[for=report_filed-no]").click()
    found = {"category": "not_sure", "listed_or_certified": "no", "report_filed": "no"}
    plan = plan_of(UNSURE, **found)
    assert plan["category"] == 4
    expect(page.locator("[data-category]")).to_have_text(plan["text"]["category"])
    expect(page.locator("#report_filed-no")).to_be_focused()


def test_dates_move_the_steps_and_warn(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = open_plan(someone, STUDENT)
    field = page.locator("#start_on-value")
    soon = after(20)
    field.fill(soon)
    plan = plan_of(STUDENT, start_on=soon)
    late = [step["id"] for step in plan["timeline"] if step["late"]]
    assert late
    for step in late:
        row = page.locator(f'[data-stage="{step}"]')
        expect(row.locator(".late-mark")).to_have_text(
            re.compile("|".join(said("en", f"page.plan.{word}") for word in ("tight", "late")))
        )
    expect(page.locator("[data-plan-warnings] li")).to_have_text(
        [warning["text"] for warning in plan["warnings"]]
    )
    expect(page.locator("[data-plan-said]")).to_contain_text(plan["warnings"][0]["text"])

    asked = page.locator("[data-plan-questions] fieldset[data-question=start_on]")
    field.fill("1027-03-01")
    field.blur()
    expect(asked.locator(".field-error")).to_contain_text(said("en", "page.error.out_of_range"))
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-plan-warnings] li")).to_have_count(len(plan["warnings"]))
    field.fill("")
    expect(asked.locator(".field-error")).to_have_count(0)
    expect(page.locator("[data-stage=start_after_permission]")).not_to_contain_text(soon[:4])


@both_languages
def test_reminders_come_as_a_calendar_file_without_a_request(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = open_plan(someone, LATE)
    expect(page.locator("[data-action=remind]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def saved() -> Calendar:
        with page.expect_download() as download:
            page.locator("[data-action=remind]").click()
        assert download.value.suggested_filename.endswith(".ics")
        return Calendar.from_ical(Path(download.value.path()).read_bytes())

    calendar = saved()
    assert [url for url in asked if urlsplit(url).scheme != "blob"] == []
    steps = [step for step in plan_of(LATE, language)["timeline"] if step["reminder"]]
    events = calendar.walk("VEVENT")
    assert len(events) == len(steps) > 0
    for event, step in zip(events, steps, strict=True):
        day = date.fromisoformat(step["date"])
        assert event.decoded("DTSTART") == day
        assert event.decoded("DTEND") == day + timedelta(days=1)
        assert str(event["SUMMARY"]) == step["text"]["title"]
        assert str(event["DESCRIPTION"]) == step["text"]["reminder"]
        (alarm,) = event.walk("VALARM")
        rings = datetime.combine(day, time()) + alarm.decoded("TRIGGER")
        assert rings > datetime.combine(TODAY, time())
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    assert [str(event["UID"]) for event in saved().walk("VEVENT")] == uids


@both_languages
def test_the_plan_prints_whole_on_one_to_three_sheets(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language, color_scheme="dark")
    for person in PEOPLE.values():
        page = open_plan(someone, person)
        assert_prints_whole(page, person, someone)
        page.emulate_media(media="print")
        assert page.evaluate("() => getComputedStyle(document.body).colorScheme") == "light"
        # What is wider than the sheet would be cut at its edge.
        page.set_viewport_size({"width": 718, "height": 1000})
        assert page.evaluate("() => document.documentElement.scrollWidth") == 718
        page.emulate_media(media="null")


def assert_prints_whole(page: Page, person: Person, someone: Reader) -> None:
    route, _ = person
    language = someone.language
    document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert 1 <= len(document.pages) <= 3
    for sheet in document.pages:
        size = (round(sheet.mediabox.width), round(sheet.mediabox.height))
        assert size == A4_IN_POINTS
    printed = squeezed("".join(sheet.extract_text() for sheet in document.pages))
    result = selfcheck.present(selfcheck.step(route, whole(person), on=TODAY), language)
    plan = result["plan"]
    wanted = [result["text"]["title"], plan["text"]["papers"]]
    wanted += [warning["text"] for warning in plan["warnings"]]
    wanted += [
        text
        for finding in result["findings"]
        for because in finding["text"]["because"]
        for text in (finding["text"]["reason"], because["asked"], because["answer"])
    ]
    wanted += [
        ask["text"]["answer"] for ask in plan["asks"] if ask["value"] not in (None, "not_sure")
    ]
    for rows, texts in (
        ("documents", ("title", "official_name", "need", "recency", "shows", "note")),
        ("timeline", ("title", "dates", "span", "detail", "average")),
        ("fees", ("title", "amount", "tax", "total", "payer", "payee", "when")),
        ("notes", ("text",)),
    ):
        wanted += [row["text"].get(text, "") for row in plan[rows] for text in texts]
        wanted += [source["url"] for row in plan[rows] for source in row["text"]["sources"]]
    wanted += [page.locator(".result__rules").first.inner_text(), someone.address]
    assert [text for text in wanted if squeezed(text) not in printed] == []


def test_a_link_is_short_and_brings_everything_back(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    link = page.locator("[data-answers-link]").input_value()
    assert len(link) < USUAL_LENGTH
    another = page.context.new_page()
    another.goto(link)
    another.locator("[data-outcome]").wait_for(timeout=20_000)
    assert set(shown_papers(another)) == ids(plan_of(GRADUATE)["documents"])
    expect(another.locator("#start_on-value")).to_have_value(whole(GRADUATE)["start_on"])
    expect(another.locator("[data-notice]")).to_be_empty()
    assert "#" not in another.url
    assert another.locator("[data-answers-link]").input_value() == link


def test_a_damaged_or_outdated_link_keeps_what_fits_and_says_so(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    address, _, text = page.locator("[data-answers-link]").input_value().partition("#answers=")
    version, first, *rest = text.split(".")
    for damaged in (
        ".".join([version, first[:-1] + ("A" if first[-1] != "A" else "B"), *rest]),
        ".".join([version, "zzzzzz", first, *rest]),
        text[:-20],
        f"9{text[1:]}",
        "%%%",
        "",
    ):
        page.goto(f"{address}#answers={damaged}")
        expect(page.locator("[data-notice]")).to_have_text(said("en", "page.say.link_repaired"))
        assert "#" not in page.url
        shown = page.locator("[data-selfcheck] :is([data-outcome], fieldset)").first
        expect(shown).to_be_visible()
        page.goto(f"{address}#answers={text}")
        expect(page.locator("[data-notice]")).to_be_empty()


def test_the_plan_can_be_copied_as_text(reader: Callable[..., Reader]) -> None:
    someone = reader(permissions=["clipboard-read", "clipboard-write"])
    page = open_plan(someone, GRADUATE)
    plan = plan_of(GRADUATE)
    ready = plan["documents"][0]["text"]["title"]
    tick_for(page, plan["documents"][0]["id"]).check()
    page.locator("[data-action=copy-plan]").click()
    expect(page.locator("[data-plan-copied]")).to_have_text(said("en", "page.say.plan_copied"))
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert f"☑ {ready}" in copied
    for rows in ("documents", "timeline", "fees"):
        for row in plan[rows]:
            assert row["text"]["title"] in copied
    assert said("en", "outcome.clear.title") in copied


def test_where_copying_is_not_allowed_the_plan_is_saved_and_the_link_selected(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    page.add_init_script(
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no'))"
    )
    open_plan(someone, GRADUATE)
    with page.expect_download() as download:
        page.locator("[data-action=copy-plan]").click()
    saved = Path(download.value.path()).read_text("utf-8")
    assert plan_of(GRADUATE)["documents"][0]["text"]["title"] in saved
    expect(page.locator("[data-plan-copied]")).to_have_text(said("en", "page.say.plan_saved"))
    page.locator("[data-action=copy]").click()
    expect(page.locator("[data-copied]")).to_have_text(said("en", "page.say.copy_failed"))


def test_a_link_that_lost_its_route_is_taken_up_once_the_route_is_chosen(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    tick_for(page, plan_of(GRADUATE)["documents"][0]["id"]).check()
    link = page.locator("[data-answers-link]").input_value()
    another = page.context.new_page()
    _, fragment = link.split("#")
    # Some mail programs write this sign in another way.
    another.goto(f"{someone.address}#{fragment.replace('~', '%7E')}")
    said_so = said("en", "page.say.link_without_route")
    expect(another.locator("[data-notice]")).to_have_text(said_so)
    another.locator("label[for=route-first]").click()
    another.locator("[data-selfcheck] button[type=submit]").click()
    another.locator("[data-outcome]").wait_for(timeout=20_000)
    expect(another.locator("[data-tick]:checked")).to_have_count(1)
    expect(another.locator("[data-notice]")).to_be_empty()


def test_clear_everything_asks_first_and_forgets_the_ticks_too(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    page.locator("[data-document] label").first.click()
    page.locator("[data-action=restart]").click()
    page.locator("[data-action=keep]").click()
    expect(page.locator("[data-tick]:checked")).to_have_count(1)
    page.locator("[data-action=restart]").click()
    page.locator("[data-action=clear]").click()
    expect(page.locator("[data-outcome]")).to_have_count(0)
    kept = page.evaluate("() => Object.values(sessionStorage).join() + localStorage.length")
    assert "employment" not in kept
    assert re.search(r'"ticks":\["', kept) is None
    someone.open(f"?route={GRADUATE[0]}")
    someone.sees("where")
    assert someone.chosen("where") == []


def test_a_full_or_forbidden_storage_loses_nothing_on_the_way(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = someone.page
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); }")
    open_plan(someone, GRADUATE)
    page.locator("[data-document] label").first.click()
    page.locator("label[for=category-category_1]").click()
    papers = ids(plan_of(GRADUATE, category="category_1")["documents"])
    expect(page.locator("[data-document]")).to_have_count(len(papers))
    page.locator("[data-other-language]").click()
    expect(page.locator("html[lang=ja] [data-document]")).to_have_count(len(papers))
    expect(page.locator("[data-tick]:checked")).to_have_count(1)


@pytest.mark.parametrize(("language", "person"), [("en", LATE), ("ja", STUDENT)])
def test_the_plan_is_accessible_on_a_narrow_screen_light_and_dark(
    reader: Callable[..., Reader], language: str, person: Person
) -> None:
    someone = reader(language, bypass_csp=True, viewport={"width": 320, "height": 800})
    page = open_plan(someone, person)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    page.locator("[data-outcome]").evaluate(
        "result => result.querySelectorAll('details').forEach((each) => { each.open = true; })"
    )
    page.add_script_tag(path=AXE)
    for scheme, shown in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f'body[data-md-color-scheme="{shown}"]')).to_be_attached()
        result = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
        assert [
            f"{violation['id']}: {node['html']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ] == []


TABLE = {
    id_: {"type": question.type, "options": list(question.all_options)}
    for id_, question in QUESTIONS.items()
}


class Links:
    """The page's own code for links, under Node."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, call: str, *given: Any) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps({"call": call, "given": given}), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def links() -> Iterator[Links]:
    command = [find_node(), Path(__file__).parent / "link.mjs"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Links(process)
        assert process.stdin
        process.stdin.close()


def answers_to(id_: str) -> st.SearchStrategy[Any]:
    question = QUESTIONS[id_]
    sure = [option for option in question.all_options if option not in ("none", "not_sure")]
    if question.type == "choice":
        return st.sampled_from(question.all_options)
    if question.type == "multi":
        alone = st.sampled_from([["none"], ["not_sure"]])
        return alone | st.lists(st.sampled_from(sure), min_size=1, unique=True)
    if question.type == "number":
        return st.just("not_sure") | st.integers(question.minimum, question.maximum)
    return st.just("not_sure") | st.dates().map(date.isoformat)


SOME_ANSWERS = st.fixed_dictionaries({}, optional={id_: answers_to(id_) for id_ in QUESTIONS})
TICKS = st.lists(st.text("ABYZabyz0189-_", min_size=3, max_size=3), max_size=30, unique=True)
ROUTES = st.sampled_from(selfcheck.ROUTES)


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, ticks=TICKS)
def test_what_is_packed_into_a_link_comes_out_of_it(
    links: Links, route: str, answers: dict[str, Any], ticks: list[str]
) -> None:
    text = links("pack", route, answers, ticks, TABLE)
    assert re.fullmatch(r"[\w.~-]+", text, re.ASCII)
    assert links("unpack", route, text, TABLE) == {
        "answers": answers,
        "ticks": ticks,
        "intact": True,
    }


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, data=st.data())
def test_of_a_link_of_other_questions_what_still_fits_comes_out(
    links: Links, route: str, answers: dict[str, Any], data: st.DataObject
) -> None:
    gone = data.draw(st.sets(st.sampled_from(sorted(TABLE))))
    text = links("pack", route, answers, [], TABLE)
    left = {id_: question for id_, question in TABLE.items() if id_ not in gone}
    assert links("unpack", route, text, left) == {
        "answers": {id_: answer for id_, answer in answers.items() if id_ not in gone},
        "ticks": [],
        "intact": not gone & answers.keys(),
    }


@settings(deadline=None)
@given(route=ROUTES, answers=SOME_ANSWERS, data=st.data())
def test_a_changed_link_gives_only_answers_that_questions_take(
    links: Links, route: str, answers: dict[str, Any], data: st.DataObject
) -> None:
    text = links("pack", route, answers, [], TABLE)
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(st.text(max_size=4))
    changed = text[:at] + put + text[at + data.draw(st.integers(0, 5)) :]
    carried = links("unpack", route, changed, TABLE)
    assert carried["intact"] is (changed == text)
    for id_, answer in carried["answers"].items():
        if QUESTIONS[id_].type in ("choice", "multi"):
            QUESTIONS[id_].read(answer)


def test_no_two_codes_are_the_same(links: Links) -> None:
    families = [list(TABLE), *(question["options"] for question in TABLE.values())]
    families.append(
        [
            row["id"]
            for procedure in ("coe", "change", "extension")
            for row in selfcheck.document_table(procedure, TODAY, "en")
        ]
    )
    for family in families:
        codes = {links("codeOf", id_) for id_ in family}
        assert len(codes) == len(set(family))
