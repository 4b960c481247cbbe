"""The self-check in a terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from selfcheck.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
DATED = ("--on", "2026-11-22")


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "selfcheck", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"PYTHONUTF8": "1", "PATH": ""},
        check=False,
    )


def test_assess_prints_the_next_question() -> None:
    done = run("assess", "--route", "first", "--answers", "-", *DATED, typed='{"where":"abroad"}')
    question = json.loads(done.stdout)
    assert (question["kind"], question["id"]) == ("question", "contract")
    assert "not_sure" in question["options"]


def test_assess_prints_wording_when_a_language_is_given(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text('{"where": "abroad"}', "utf-8")
    done = run("assess", "--route", "first", "--answers", str(file), *DATED, "--lang", "ja")
    assert "勤務先との契約" in json.loads(done.stdout)["text"]["title"]


def test_an_employer_is_asked_about_a_candidate() -> None:
    asked = ("assess", "--answers", "-", *DATED, "--lang", "en")
    own, employer = (
        json.loads(run(*asked, *more, typed="{}").stdout) for more in ((), ("--for", "employer"))
    )
    assert own["id"] == employer["id"]
    assert "applicant" in employer["text"]["title"]
    assert "applicant" not in own["text"]["title"]


@pytest.mark.parametrize(
    ("option", "value", "other"),
    [
        ("--route", "permanent", "first"),
        ("--on", "2027-04-02", "2026-11-22"),
        ("--lang", "ja", "en"),
        ("--for", "employer", None),
    ],
)
def test_options_count_before_and_after_the_command(
    option: str, value: str, other: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that stands before the command was silently ignored."""

    def printed(*arguments: str) -> str:
        assert main(arguments) == 0
        return capsys.readouterr().out

    base = {"--route": "first", "--on": "2026-11-22", "--lang": "en"} | {option: value}
    flat = [part for pair in base.items() for part in pair]
    after = printed("questions", *flat)
    assert printed(*flat, "questions") == after
    if other is not None:
        assert printed(option, other, "questions", *flat) == after
        different = [part for pair in (base | {option: other}).items() for part in pair]
        assert printed("questions", *different) != after


def test_questions_lists_every_question_with_its_options() -> None:
    listed = json.loads(run("questions", "--route", "first", *DATED, "--lang", "en").stdout)
    assert {"where", "occupation", "pay"} <= {question["id"] for question in listed}


def test_paths_counts_the_ways_through() -> None:
    counted = json.loads(run("paths", "--route", "first", *DATED).stdout)
    assert counted["paths"] == sum(counted["outcomes"].values())


def test_the_interview_ends_in_a_verdict() -> None:
    # Abroad, no offer, looks for work as a cook, a slip, high school; never lived in Japan.
    listed = {q["id"]: q["options"] for q in json.loads(run("questions", *DATED).stdout)}
    chosen = [
        listed["where"].index("abroad"),
        listed["contract"].index("none"),
        listed["occupation"].index("cook"),
        98,
        listed["education"].index("secondary"),
        listed["lived_in_japan"].index("no"),
    ]
    typed = "".join(f"{position + 1}\n" for position in chosen)
    done = run("--lang", "en", *DATED, typed=typed)
    assert done.returncode == 0
    assert "This status does not cover the work" in done.stdout
    assert "Please try again" in done.stdout
    assert "  Other statuses to consider:\n  - " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "typed", "names"),
    [
        (("assess", "--route", "first", "--answers", "-"), '{"pay": "huge"}', "pay"),
        (("assess", "--route", "first", "--answers", "-"), '{"what": 1}', "what"),
        (("assess", "--route", "first", "--answers", "-"), "[1]", "object"),
        (("assess", "--route", "first", "--answers", "-"), "{", "line 1"),
        (("assess", "--route", "nowhere", "--answers", "-"), "{}", "nowhere"),
        (("assess", "--route", "first", "--answers", "no-such-file"), "", "no-such-file"),
        (("assess", "--route", "first", "--answers", "-", "--on", "2026-13-01"), "{}", "--on"),
        (("assess", "--route", "first"), "", "--answers"),
        (("paths", "--route", "nowhere"), "", "nowhere"),
    ],
)
def test_bad_input_is_one_line_and_status_2(
    arguments: tuple[str, ...], typed: str, names: str
) -> None:
    done = run(*arguments, typed=typed)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert names in done.stderr
