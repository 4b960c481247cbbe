"""What the browser loads: it says what CPython says, and it is small."""

from __future__ import annotations

import json
import re
import shutil
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import brotli
import pytest

import selfcheck
from selfcheck import wording
from selfcheck.browser import build as builder
from selfcheck.browser.build import BuildError, build
from selfcheck.browser.profile import request
from selfcheck.browser.shipped import needed, shipped
from tests.browser.bundle import Bundle

ON = date(2026, 10, 1)
LANGUAGES = ("en", "ja")
VARIANTS = ("", "employer")
SAMPLES_PER_ROUTE = 520
PARTIAL_ONE_IN = 16
WHOLE_ONE_IN = 4
RENEW = "run python -m selfcheck.browser.profile"
NO_NODE = Path("no-node-is-needed")
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
"""What a page that loads Pyodide as it comes fetches before it knows any rule."""
MOST_OF_STOCK = 0.4
"""Of a first start, by a quick compression; hosts that compress better send less."""


def asked(route: str, given: dict[str, Any], language: str, variant: str) -> str:
    return request(route, given, on=ON, language=language, variant=variant)


def decided(route: str, given: dict[str, Any]) -> tuple[bool, dict[str, Any]]:
    """Whether the rules take the answers, and what they say to them, without words."""
    try:
        return True, selfcheck.step(route, given, on=ON)
    except selfcheck.AnswerError as error:
        return False, {"kind": "answer", **vars(error)}


def kinds(it: object, place: str = "") -> Iterator[tuple[str, ...]]:
    """The ids in what the rules say, each with its place, and what each finding comes to.

    What a finding cites hangs on its reason.
    """
    if isinstance(it, dict):
        if "status" in it:
            yield it["requirement"], it["status"], it["reason"]
        for name, content in it.items():
            if name != "sources":
                yield from kinds(content, name)
    elif isinstance(it, list | tuple):
        for each in it:
            yield from kinds(each, place)
    elif isinstance(it, str) and it[:1].isalpha():
        yield place, it


def cases() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Whole walks and the questions on the way that say something new in their language.

    And answers that are refused.
    """
    heard: set[tuple[str, tuple[str, ...]]] = set()
    for route in selfcheck.ROUTES:
        samples = selfcheck.sample(route, on=ON, number=SAMPLES_PER_ROUTE, seed=7)
        for number, given in enumerate(samples):
            language, variant = LANGUAGES[number % 2], VARIANTS[number // 2 % 2]
            ways = [given]
            if number % PARTIAL_ONE_IN == 0:
                ways.append(dict(list(given.items())[: number % (len(given) + 1)]))
            for way in ways:
                told = {(language, kind) for kind in kinds(decided(route, way)[1])}
                if not told <= heard:
                    heard |= told
                    yield route, way, language, variant
        first = selfcheck.step(route, {}, on=ON)["id"]
        for refused in ({"nothing": "x"}, {first: "nothing 何も"}, {first: 7}, {first: ["x", 1]}):
            yield route, refused, "ja", ""


@pytest.fixture(scope="module")
def talk() -> list[tuple[str, str]]:
    """Requests, and what the worker should say, without the door through which the worker goes."""
    told = []
    for route, given, language, variant in cases():
        right, step = decided(route, given)
        answer = (
            {"ok": True, "result": selfcheck.present(step, language, variant or None)}
            if right
            else {"ok": False, "error": step}
        )
        reply = json.dumps(answer, ensure_ascii=False, sort_keys=True)
        told.append((asked(route, given, language, variant), reply))
    return told


def test_the_frozen_package_and_cpython_say_the_same_to_the_byte(
    bundle: Bundle, talk: list[tuple[str, str]]
) -> None:
    answered = bundle.answer(sent for sent, _ in talk)
    for (sent, reply), answer in zip(talk, answered, strict=True):
        assert answer, f"{RENEW}; the frozen package lacks something for {sent}"
        assert answer == reply, sent


def test_the_whole_of_pyodide_and_cpython_say_the_same_to_the_byte(
    bundle: Bundle, talk: list[tuple[str, str]]
) -> None:
    some = talk[::WHOLE_ONE_IN]
    answered = bundle.answer((sent for sent, _ in some), "whole")
    for (sent, reply), answer in zip(some, answered, strict=True):
        assert answer == reply, sent


def test_the_profile_is_of_this_pyodide(bundle: Bundle) -> None:
    profile = json.loads(builder.PROFILE.read_text("utf-8"))
    assert profile["pyodide"] == bundle.manifest.pyodide, RENEW


def test_an_error_inside_a_step_comes_back_as_text_and_the_next_step_works(
    bundle: Bundle,
) -> None:
    route = selfcheck.ROUTES[0]
    given = [request("nowhere", {}), request(route, {}, language="xx"), "no JSON"]
    said = list(bundle.answer([*given, request(route, {})], "whole"))
    unknown_route, unknown_language, no_json, good = map(json.loads, said)
    for failed in (unknown_route, unknown_language, no_json):
        assert failed["ok"] is False
        assert failed["error"]["kind"] == "runtime"
        assert failed["error"]["message"].startswith("Traceback (most recent call last):")
    message = unknown_route["error"]["message"]
    assert re.search(r'File "selfcheck/__init__\.py", line \d+, in step', message)
    assert message.endswith("UnknownRoute: unknown route: nowhere\n")
    assert good["ok"] is True


def test_the_frozen_package_leaves_every_error_to_the_whole(bundle: Bundle) -> None:
    route = selfcheck.ROUTES[0]
    given = [request("nowhere", {}), request(route, {}, language="xx"), "no JSON"]
    *failed, good = bundle.answer([*given, request(route, {})])
    assert failed == ["", "", ""]
    assert json.loads(good)["ok"] is True


def test_the_page_checks_each_script_that_the_worker_imports(bundle: Bundle) -> None:
    def imported(path: str) -> set[str]:
        text = (bundle.folder / path).read_text("utf-8")
        found = set(re.findall(r'^(?:import|\}) [^"\n]*"\./([^"]+)"', text, re.MULTILINE))
        return found.union(*(imported(each) for each in found))

    runtime = (bundle.folder / bundle.manifest.scripts["runtime.mjs"]).read_text("utf-8")
    of_the_worker = imported(bundle.manifest.scripts["worker.mjs"])
    assert of_the_worker
    for script in of_the_worker:
        assert f'"./{script}"' in runtime.partition("IMPORTED = ")[2].partition(";")[0]


def test_size(bundle: Bundle, capsys: pytest.CaptureFixture[str]) -> None:
    """What a first start brings, and what only comes where the frozen package is not enough."""
    manifest = bundle.manifest
    first = [manifest.frozen, manifest.image, manifest.words["ja"]]
    first += [manifest.scripts[name] for name in ("worker.mjs", "files.mjs", "frozen.mjs")]
    compressed = {
        path: len(brotli.compress((bundle.folder / path).read_bytes(), quality=5)) for path in first
    }
    with capsys.disabled():
        print(f"\n{'file':<40} {'bytes':>10} {'brotli 5':>10}")
        for path, size in compressed.items():
            print(f"{path:<40} {manifest.files[path]:>10,} {size:>10,}")
        print(f"{'all':<40} {'':>10} {sum(compressed.values()):>10,}")
    pyodide = builder.HERE.parents[1] / "node_modules" / "pyodide"
    stock = sum(len(brotli.compress((pyodide / name).read_bytes(), quality=5)) for name in STOCK)
    assert sum(compressed.values()) <= MOST_OF_STOCK * stock


def test_the_image_holds_no_words(bundle: Bundle) -> None:
    image = (bundle.folder / bundle.manifest.image).read_bytes()
    for language in LANGUAGES:
        words = wording.load(language, on=ON)
        title = words.text(f"question.{selfcheck.step(selfcheck.ROUTES[0], {}, on=ON)['id']}.title")
        kinds = ("utf-8", "utf-16-le", "utf-32-le")
        assert not [kind for kind in kinds if title.encode(kind) in image]


def test_the_image_holds_no_data_of_functions_that_are_gone(bundle: Bundle) -> None:
    image = (bundle.folder / bundle.manifest.image).read_bytes()
    module = (builder.PROJECT / "node_modules" / "pyodide" / "pyodide.asm.wasm").read_bytes()
    for text in (b"LITTLE CONJOINED", b"version\0encoding\0standalone"):
        assert text in module
        assert text not in image


def test_the_image_holds_only_facts_that_something_names(bundle: Bundle) -> None:
    goods = shipped(builder.HERE.parent)
    data = needed(goods)
    kept = {id_ for content in data.values() for id_ in json.loads(content) if id_[:2] == "F-"}
    named = json.dumps([content.decode() for content in {**goods.sources, **data}.values()])
    named += json.dumps([words.decode() for of in goods.words.values() for words in of.values()])
    for id_ in kept:
        assert named.count(id_) > 1, id_
    everything = {id_ for content in goods.data.values() for id_ in json.loads(content)}
    image = (bundle.folder / bundle.manifest.image).read_bytes()
    unused = {id_ for id_ in everything if id_[:2] == "F-"} - kept
    assert unused
    assert not [id_ for id_ in unused if holds_text(image, id_)]


def holds_text(image: bytes, text: str) -> bool:
    """Whether Python's memory holds a string: its length, hash and state stand before it.

    Scraps of longer ones, in memory that was given back, are none.
    """
    length = struct.pack("<I", len(text))
    return (
        re.search(re.escape(length) + b".{8}" + text.encode() + b"\0", image, re.DOTALL) is not None
    )


def test_strings_are_found_where_python_keeps_them(bundle: Bundle) -> None:
    image = (bundle.folder / bundle.manifest.image).read_bytes()
    assert holds_text(image, "F-NOT-1")


def test_nothing_of_the_command_line_is_shipped(bundle: Bundle) -> None:
    manifest = bundle.manifest
    with ZipFile(bundle.folder / manifest.package) as archive:
        shipped = set(archive.namelist())
    with ZipFile(bundle.folder / manifest.library) as archive:
        library = set(archive.namelist())
    assert not [name for name in shipped if name.endswith((".py", "__main__.pyc", "build.pyc"))]
    assert "selfcheck/browser/bridge.pyc" in shipped
    assert not library & {"argparse.pyc", "unittest/__init__.pyc"}


def test_a_build_without_a_change_needs_no_node_and_gives_the_same_names(
    bundle: Bundle, tmp_path: Path
) -> None:
    assert build(tmp_path, node=NO_NODE) == bundle.manifest


def test_a_changed_text_and_source_leave_modules_scripts_and_other_words_as_they_are(
    bundle: Bundle, tmp_path: Path
) -> None:
    changed = copy_of_the_package(tmp_path)
    texts, face = changed / "wording" / "en" / "page.json", changed / "__init__.py"
    texts.write_text(texts.read_text("utf-8").replace("{", '{"new": "x",', 1), "utf-8")
    face.write_text(face.read_text("utf-8") + "\nCHANGED = True\n", "utf-8")
    manifest = build(tmp_path / "out", package=changed)
    assert manifest.package != bundle.manifest.package
    kept = "runtime", "library", "scripts", "frozen"
    for name in kept:
        assert getattr(manifest, name) == getattr(bundle.manifest, name)
    assert manifest.words["en"] != bundle.manifest.words["en"]
    assert manifest.words["ja"] == bundle.manifest.words["ja"]


def test_the_same_sources_give_the_same_image(bundle: Bundle, tmp_path: Path) -> None:
    again = build(tmp_path / "out", cache=tmp_path / "cache")
    assert again.image == bundle.manifest.image


def test_a_package_that_fails_is_not_built(tmp_path: Path) -> None:
    broken = copy_of_the_package(tmp_path)
    face = broken / "__init__.py"
    face.write_text(face.read_text("utf-8") + "\nstep = None\n", "utf-8")
    with pytest.raises(BuildError, match="'NoneType' object is not callable"):
        build(tmp_path / "out", package=broken)


def copy_of_the_package(folder: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(
        shutil.copytree(Path(selfcheck.__file__).parent, folder / "selfcheck", ignore=ignored)
    )
