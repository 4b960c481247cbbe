"""The plan as a reader uses it: refined, ticked off, filtered, saved and handed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import TODAY, Reader, said
from tests.browser.people import (
    GRADUATE,
    LATE,
    STUDENT,
    UNSURE,
    after,
    open_parts,
    open_plan,
    plan_of,
    rows_of,
    shown_papers,
    tick_for,
    told_to,
)

pytestmark = pytest.mark.browser

both_languages = pytest.mark.parametrize("language", ["en", "ja"])


def needed(page: Page) -> int:
    return page.locator('[data-document]:not([data-need="optional"])').count()


def test_the_papers_can_be_filtered_by_who_prepares_them(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(), GRADUATE)
    rows = page.locator("[data-papers=must] [data-document]")
    everything = rows.count()
    page.locator("label[for=preparer-organisation]").click()
    shown = page.locator("[data-document]:visible")
    assert 0 < page.locator("[data-papers=must] [data-document]:visible").count() < everything
    for who in shown.evaluate_all("rows => rows.map((row) => row.dataset.who)"):
        assert "organisation" in who.split()
    page.locator("label[for=preparer-all]").click()
    expect(page.locator("[data-papers=must] [data-document]:visible")).to_have_count(everything)


def test_ticks_are_counted_and_survive_a_reload_the_other_language_and_the_link(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    total = str(needed(page))
    ticked = shown_papers(page)[:3]
    for document in ticked:
        tick_for(page, document).check()

    def kept(language: str) -> None:
        page.locator("[data-outcome]").wait_for()
        open_parts(page)
        for document in ticked:
            expect(tick_for(page, document)).to_be_checked()
        expect(page.locator("[data-tick]:checked")).to_have_count(len(ticked))
        expected = said(language, "page.say.ready", number="3", total=total)
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


def test_of_alternatives_one_is_enough_and_they_are_one_row(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(), UNSURE)
    groups = [items for items in rows_of(plan_of(UNSURE)) if len(items) > 1]
    assert groups
    for items in groups:
        row = page.locator(f'[data-document="{items[0]["id"]}"]')
        expect(row.locator("[data-tick]")).to_have_count(1)
        for item in items:
            expect(row.locator("summary").first).to_contain_text(item["text"]["title"])


@both_languages
def test_the_plan_s_questions_come_one_a_screen_and_change_the_plan(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = open_plan(someone, UNSURE)
    before = plan_of(UNSURE, language)
    first = before["asks"][0]["id"]
    document = rows_of(before)[0][0]["id"]
    tick_for(page, document).check()
    page.locator("[data-action=refine]").click()
    someone.sees(first)
    expect(page.locator("[data-selfcheck] fieldset h2")).to_be_focused()
    expect(page.locator("[data-selfcheck] fieldset h2")).to_be_in_viewport(ratio=1)
    seen: list[str] = []
    while page.locator("[data-action=skip]").is_visible():
        question = someone.question
        assert question not in seen
        seen.append(question)
        if question == "category":
            someone.choose(question, "category_1")
            someone.go_on()
        else:
            page.locator("[data-action=skip]").click()
        expect(page.locator("main h2:visible").first).to_be_focused()
        expect(page.locator(f"[data-selfcheck] fieldset[data-question={question}]")).to_have_count(
            0
        )
    assert "category" in seen
    expect(page.locator("[data-outcome] h2")).to_be_focused()
    expect(page.locator("[data-outcome] h2")).to_be_in_viewport(ratio=1)
    plan = plan_of(UNSURE, language, category="category_1")
    open_parts(page)
    assert set(shown_papers(page)) == {items[0]["id"] for items in rows_of(plan)}
    number = str(needed(page))
    expect(page.locator("[data-plan-said]")).to_contain_text(number)
    expect(tick_for(page, document)).to_be_checked()
    expect(page.locator("[data-category]")).to_have_text(plan["text"]["category"])
    page.reload()
    expect(page.locator("[data-category]")).to_have_text(plan["text"]["category"])


def test_one_answer_to_the_plan_can_be_changed_from_where_it_stands(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, STUDENT)
    control = page.locator("[data-asks] [data-change=start_on]")
    control.click()
    someone.sees("start_on")
    field = page.locator("#start_on-value")
    field.fill("1027-03-01")
    someone.go_on()
    expect(page.locator(".field-error")).to_contain_text(said("en", "page.error.out_of_range"))
    expect(field).to_be_focused()
    soon = after(20)
    field.fill(soon)
    someone.go_on()
    plan = plan_of(STUDENT, start_on=soon)
    # Back at the control that led there, with the plan made anew around it.
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport(ratio=1)
    open_parts(page)
    late = [step["id"] for step in plan["timeline"] if step["late"]]
    assert late
    for step in late:
        row = page.locator(f'[data-stage="{step}"]')
        expect(row.locator(".late-mark")).to_have_text(
            re.compile("|".join(said("en", f"page.plan.{word}") for word in ("tight", "late")))
        )
    expect(page.locator("[data-plan-warnings] li")).to_have_text(
        [told["text"] for told in (*plan["law_changes"], *plan["warnings"])]
    )


def test_today_stands_in_its_place_on_the_rail(reader: Callable[..., Reader]) -> None:
    page = open_plan(reader(), GRADUATE)
    marks = page.locator("[data-rail] > li").evaluate_all(
        "rows => rows.map((row) => row.dataset.stage ?? 'today')"
    )
    steps = {step["id"]: step for step in plan_of(GRADUATE)["timeline"]}
    behind = [steps[mark] for mark in marks[: marks.index("today")]]
    days = [step["latest"] or step["date"] for step in behind]
    assert all(day < TODAY.isoformat() for day in days if day)
    following = steps[marks[marks.index("today") + 1]]
    assert (following["latest"] or following["date"]) >= TODAY.isoformat()


@both_languages
def test_the_employer_s_page_holds_the_employer_s_part_and_no_answers(
    reader: Callable[..., Reader], language: str
) -> None:
    someone = reader(language)
    page = open_plan(someone, GRADUATE)
    page.locator("[data-action=employer-page]").click()
    sheet = page.locator("[data-employer-page]")
    expect(sheet.locator("h2")).to_be_focused()
    mine = [
        document
        for document in plan_of(GRADUATE, language)["documents"]
        if "organisation" in document["who"]
    ]
    theirs = [
        document
        for document in plan_of(GRADUATE, language)["documents"]
        if "organisation" not in document["who"]
    ]
    for document in mine:
        if document["certain"]:
            expect(sheet).to_contain_text(document["official_name"])
    titles = sheet.locator("[data-employer-document] strong").all_inner_texts()
    assert titles
    assert not {document["text"]["title"] for document in theirs} & set(titles)
    other = "en" if language == "ja" else "ja"
    expect(page.locator(f"[data-employer-page][lang={language}]")).to_be_visible()
    sheet.locator("[data-action=employer-language]").click()
    expect(page.locator(f"[data-employer-page][lang={other}]")).to_be_visible()
    expect(page.locator("[data-employer-document]")).to_have_count(len(titles))
    assert "#" not in page.url
    page.locator("[data-action=to-result]").click()
    expect(page.locator("[data-outcome] h2")).to_be_focused()


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
        assert datetime.combine(TODAY, time()) < rings
        assert rings < datetime.combine(event.decoded("DTEND"), time())
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    assert [str(event["UID"]) for event in saved().walk("VEVENT")] == uids


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
    for rows in (plan["documents"], plan["timeline"], plan["fees"]["lines"]):
        for row in rows:
            assert row["text"]["title"] in copied
    assert told_to(GRADUATE)["text"]["title"] in copied


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


def test_clear_everything_asks_first_and_forgets_the_ticks_too(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    page = open_plan(someone, GRADUATE)
    page.locator("[data-tick]").first.check()
    page.locator("[data-card=keep] [data-action=restart]").click()
    page.locator("[data-action=keep]").click()
    expect(page.locator("[data-tick]:checked")).to_have_count(1)
    page.locator("[data-card=keep] [data-action=restart]").click()
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
    page.locator("[data-tick]").first.check()
    papers = rows_of(plan_of(GRADUATE))
    page.locator("[data-other-language]").click()
    expect(page.locator("html[lang=ja] [data-document]")).to_have_count(len(papers))
    expect(page.locator("[data-tick]:checked")).to_have_count(1)
