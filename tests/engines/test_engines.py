"""The main journey in Firefox and WebKit: from home to the verdict, the plan and the office."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from selfcheck.browser.build import find_node
from tests.browser.conftest import HOME, build
from tests.browser.faulty import Server, serving
from tests.engines.people import MOVER, asked_of, assessed
from tools import engines, inbox

pytestmark = pytest.mark.engines

JOURNEY = Path(__file__).with_name("journey.mjs")
MESSAGE = {
    "name": "Mei 田中",
    "email": "mei@example.com",
    "role": "applicant",
    "topic": "job-change",
    "message": "When do I have to notify?",
    "consent": "yes",
}
SHORT = bool(os.environ.get("SHORT_JOURNEYS"))


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("messages")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, messages: Path) -> Iterator[Server]:
    with (
        serving(tmp_path_factory.mktemp("site")) as server,
        inbox.running(messages, [server.address.rstrip("/")]) as endpoint,
    ):
        build(server.folder, SITE_URL=server.address, CONTACT_ENDPOINT=endpoint)
        server.strict = True
        yield server


def pages(server: Server, language: str) -> list[str]:
    """All pages of a language, and those that stand for what is not there; of a short one, few."""
    listed = re.findall("<loc>(.*?)</loc>", (server.folder / "sitemap.xml").read_text("utf-8"))
    home = f"{server.address}{HOME[language]}"
    own = [each for each in listed if ("/ja/" in each) == (language == "ja")]
    others = [f"{server.address}{name}" for name in ("404.html", "offline.html", "nowhere/at-all")]
    return [home, *others] if SHORT else [*own, *others]


def travel(engine: str, task: dict[str, Any]) -> dict[str, Any]:
    """What the browser saw on the way."""
    asked = (json.dumps(engines.paths(engine)), json.dumps(task))
    screen = engines.SCREEN if engine == "webkit" else ()
    command = [*screen, str(find_node()), str(JOURNEY), engine, *asked]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("language", ["en"] if SHORT else ["en", "ja"])
@pytest.mark.parametrize("engine", engines.PACKAGES)
def test_from_home_to_the_verdict_the_plan_and_the_office(
    server: Server,
    messages: Path,
    capsys: pytest.CaptureFixture[str],
    engine: str,
    language: str,
) -> None:
    before = len(list(messages.glob("*.eml")))
    server.breaches.clear()
    task = {
        "site": f"{server.address}{HOME[language]}",
        "route": MOVER.route,
        "answers": asked_of(MOVER),
        "message": MESSAGE,
        "pages": pages(server, language),
    }
    seen = travel(engine, task)
    with capsys.disabled():
        times = f"question {seen['question_after']} ms, verdict {seen['verdict_after']} ms"
        print(f"\n{engine}, {language}: {times}")
    assert seen["kept"] == []
    assert server.breaches == []
    expected = assessed(MOVER, language)
    assert seen["outcome"] == expected["text"]["title"]
    assert seen["documents"] > 0
    days = {event.start for event in Calendar.from_ical(seen["calendar"]).events}
    assert days
    assert seen["sent"]
    assert len(list(messages.glob("*.eml"))) == before + 1
