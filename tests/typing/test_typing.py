"""What users see in the editor is behaviour: `corpus/` is right and wrong code, with what mypy (strict) and pyright say of it.

Three comments are read there: `# right: …` names what is right, `# wrong: arg-type, reportArgumentType` gives the code of mypy and the
rule of pyright for a line (`-` where one of them cannot know), and after `reveal_type(…)` stands the type.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
ROOT = HERE.parents[1]
Verdicts = dict[tuple[str, int], str]
"""(file, line) -> the codes of its errors, or the type that is revealed there."""


def commented(pattern: str) -> Iterator[tuple[tuple[str, int], re.Match[str]]]:
    for path in sorted(CORPUS.glob("*.py")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if found := re.search(pattern, line):
                yield (path.name, number), found


def expected(checker: int) -> Verdicts:
    wrong = {at: found[1].split(", ")[checker] for at, found in commented(r"# wrong: (.*)")}
    return {at: codes for at, codes in wrong.items() if codes != "-"}


def run(*command: str) -> str:
    env = {**os.environ, "MYPYPATH": str(ROOT / "src"), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-m", *command, str(CORPUS)], cwd=ROOT, env=env, capture_output=True, text=True
    ).stdout


def gathered(found: Iterator[tuple[str, int, str]]) -> Verdicts:
    codes: dict[tuple[str, int], set[str]] = {}
    for path, line, code in found:
        codes.setdefault((Path(path).name, line), set()).add(code)
    return {at: " ".join(sorted(each)) for at, each in codes.items()}


def revealed(text: str) -> str:
    return re.sub(r"\b(builtins|mirra|tests)\.([a-z_]+\.)*", "", text)


@pytest.fixture(scope="module")
def mypy() -> tuple[Verdicts, Verdicts]:
    text = run("mypy", "--strict", "--no-error-summary")
    errors = re.findall(r"^(\S+):(\d+): error: .*?  \[([\w-]+)\]$", text, re.MULTILINE)
    types = re.findall(r'^(\S+):(\d+): note: Revealed type is "(.*)"', text, re.MULTILINE)
    return (
        gathered((path, int(line), code) for path, line, code in errors),
        gathered((path, int(line), revealed(kind)) for path, line, kind in types),
    )


@pytest.fixture(scope="module")
def pyright() -> tuple[Verdicts, Verdicts]:
    found = json.loads(run("pyright", "--outputjson"))["generalDiagnostics"]
    places = [(each["file"], each["range"]["start"]["line"] + 1, each) for each in found]
    types = (
        (path, line, re.findall(r'is "(.*)"', each["message"])[0])
        for path, line, each in places
        if each["severity"] == "information"
    )
    errors = (
        (path, line, each.get("rule", "")) for path, line, each in places if each["severity"] == "error"
    )
    return gathered(errors), gathered(types)


@pytest.mark.slow
def test_mypy_sees_what_is_wrong_and_nothing_else(mypy: tuple[Verdicts, Verdicts]) -> None:
    assert mypy[0] == expected(0)


@pytest.mark.slow
def test_pyright_sees_what_is_wrong_and_nothing_else(pyright: tuple[Verdicts, Verdicts]) -> None:
    assert pyright[0] == expected(1)


@pytest.mark.slow
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_expressions_have_the_types_that_are_written_behind_them(
    checker: str, request: pytest.FixtureRequest
) -> None:
    written = {at: found[1] for at, found in commented(r"reveal_type\(.*  # (\S.*)")}
    assert request.getfixturevalue(checker)[1] == written


def test_the_corpus_is_broad() -> None:
    assert len(list(commented(r"# right: \S"))) >= 60
    assert len(list(commented(r"# wrong: \S"))) >= 60
