"""The commands beside `run`: what they write, what they say, and their exit codes."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mirra as rx
from mirra.cli.rename import renamed_imports

MIRRA = Path(sys.executable).parent / "mirra"


def mirra(folder, *arguments):
    """``(exit code, output)``"""
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [MIRRA, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "shop"
    folder.mkdir()
    assert mirra(folder, "init", "--template", "blank") == (
        0,
        "  • made the app `shop`\n  Start it with: mirra run\n",
    )
    return folder


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_init_makes_a_project_that_compiles(project):
    assert files_in(project) == [
        ".gitignore", "AGENTS.md", "requirements.txt", "rxconfig.py", "shop/__init__.py", "shop/shop.py",
    ]  # fmt: skip
    assert "`shop/shop.py`" in (project / "AGENTS.md").read_text()
    code, text = mirra(project, "compile")
    assert (code, text.startswith("  • 2 of 2 pages compile")) == (0, True)


def test_init_keeps_what_is_there_and_may_leave_out_the_agents(tmp_path):
    (tmp_path / "rxconfig.py").write_text("# mine\n")
    (tmp_path / "pyproject.toml").write_text("")
    assert mirra(tmp_path, "init", "--name", "shop", "--no-agents")[0] == 0
    assert (tmp_path / "rxconfig.py").read_text() == "# mine\n"
    assert not {"AGENTS.md", "requirements.txt"} & set(files_in(tmp_path))


def test_init_from_somebodys_template(project, tmp_path):
    (project / "shop" / "parts.py").write_text("from shop.shop import State\n")
    archive = tmp_path / "template.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name in files_in(project):
            packed.write(project / name, f"template-main/{name}")
    store = tmp_path / "store"
    store.mkdir()
    assert mirra(store, "init", "--template", str(archive))[0] == 0
    assert {"store/store.py", "store/parts.py"} <= set(files_in(store))
    assert (store / "store" / "parts.py").read_text() == "from store.store import State\n"
    assert mirra(store, "compile")[0] == 0


def test_a_template_that_would_write_elsewhere_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as packed:
        packed.writestr("../outside.py", "")
    assert mirra(tmp_path, "init", "--template", "bad.zip") == (
        1,
        "  ✗ `bad.zip` names a file outside of itself.\n",
    )


def test_an_unknown_template(tmp_path):
    assert mirra(tmp_path, "init", "--name", "shop", "--template", "fancy") == (
        1,
        "  ✗ There is no template `fancy`.\n"
        "    There are `blank`, `welcome`; or name a folder or zip file with an `rxconfig.py`.\n",
    )


def test_rename(project):
    (project / "other.py").write_text("import shop.shop\n\nprint(shop.shop.app)\n")
    code, text = mirra(project, "rename", "store")
    assert (code, text) == (0, "  • `shop` is `store` now: the folder, its module and 2 files\n")
    assert (project / "other.py").read_text() == "import store.store\n\nprint(store.store.app)\n"
    assert 'app_name="store"' in (project / "rxconfig.py").read_text()
    assert mirra(project, "compile")[0] == 0


@pytest.mark.parametrize(
    "before, after",
    [
        ("import shop", "import store"),
        ("import shop.parts as p; p.shop", "import store.parts as p; p.shop"),
        ("from shop import parts", "from store import parts"),
        ("from shop import shop as app", "from store import store as app"),
        ("from shop import shop\nshop.app", "from store import store as shop\nshop.app"),
        ("from shop.shop import app  # the shop", "from store.store import app  # the shop"),
        ("from . import shop", "from . import shop"),
        ("import shopping\nshop = 1", "import shopping\nshop = 1"),
        ("'é'; import shop\nprint('shop', shop.x)", "'é'; import store\nprint('shop', store.x)"),
    ],
)
def test_only_imports_and_what_they_bind_are_renamed(before, after):
    assert renamed_imports(before, "shop", "store") == after


@pytest.mark.parametrize(
    "name, message",
    [
        ("reflex", "`reflex` cannot be the name of an app."),
        ("two words", "`two words` cannot be the name of an app."),
        ("shop", "The app is called `shop` already."),
    ],
)
def test_a_name_that_an_app_cannot_have(project, name, message):
    code, text = mirra(project, "rename", name)
    assert (code, text.splitlines()[0]) == (1, f"  ✗ {message}")


def test_a_package_of_components(tmp_path):
    folder = tmp_path / "color-picker"
    folder.mkdir()
    assert mirra(folder, "component", "init")[0] == 0
    assert files_in(folder) == [
        ".gitignore", "README.md", "color_picker_demo/color_picker_demo/__init__.py",
        "color_picker_demo/color_picker_demo/color_picker_demo.py", "color_picker_demo/rxconfig.py",
        "custom_components/color_picker/__init__.py", "custom_components/color_picker/color_picker.py", "pyproject.toml",
    ]  # fmt: skip
    sys.path.insert(0, str(folder / "custom_components"))
    try:
        from color_picker import color_picker

        assert isinstance(color_picker(color="red"), rx.Component)
    finally:
        sys.path.remove(str(folder / "custom_components"))
    assert mirra(folder, "component", "publish-check") == (
        1,
        "  ✗ `color-picker` 0.0.1 is not ready to be uploaded.\n"
        "    Give a `license` in `pyproject.toml`, or a file `LICENSE`: nobody may use a package without one.\n"
        "    Build version 0.0.1: `mirra component build`.\n",
    )
    (folder / "LICENSE").write_text("Do as you like.")
    # Building needs the network for an environment of its own: the backend that it calls is run here.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    code, text = mirra(folder, "component", "publish-check")
    assert code == 0
    assert "      color_picker/color_picker.py\n" in text
    assert "      color_picker-0.0.1/pyproject.toml\n" in text
    assert text.endswith(
        "  • `color-picker` 0.0.1 can be uploaded with a tool of your own: `twine upload dist/*`, for example\n"
    )
    with zipfile.ZipFile(next((folder / "dist").glob("*.whl"))) as wheel:
        assert "color_picker/color_picker.py" in wheel.namelist()


def test_building_where_there_is_no_package(tmp_path):
    assert mirra(tmp_path, "component", "build") == (
        1,
        "  ✗ There is no package here: `pyproject.toml` is missing.\n    Make one with `mirra component init`.\n",
    )


def test_everything_as_json(project):
    code, text = mirra(project, "compile", "--json")
    (line,) = [json.loads(line) for line in text.splitlines()]
    assert (code, line["level"], line["message"].startswith("2 of 2 pages compile")) == (0, "info", True)
    (project / "shop" / "shop.py").write_text("import mirra as rx\nrx.App().add_page(None, route='/')\n")
    code, text = mirra(project, "compile", "--json")
    (line,) = [json.loads(line) for line in text.splitlines()]
    assert (code, line["level"]) == (1, "error")
    assert line["message"].startswith("The page at `/` has no component.")


def test_the_version():
    assert mirra(".", "--version") == (0, f"mirra, version {rx.__version__}\n")


@pytest.mark.parametrize("command", ["init", "run", "compile", "export", "rename", "component", "db"])
def test_every_command_says_what_it_does(command):
    code, text = mirra(".", command, "--help")
    assert code == 0
    assert text.startswith(f"Usage: mirra {command}")


@pytest.mark.parametrize(
    "options, message",
    [
        (["--single-port"], "`--single-port` goes with `--env prod`."),
        (["--backend-only", "--frontend-port", "1"], "`--frontend-port` goes with a frontend: leave out `--backend-only`."),
        (["--frontend-only", "--backend-port", "1"], "`--backend-port` goes with a backend: leave out `--frontend-only`."),
        (["--frontend-only", "--backend-only"], "Give one of `--frontend-only` and `--backend-only`, or neither."),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together(tmp_path, options, message):
    code, text = mirra(tmp_path, "run", *options)
    assert (code, text.splitlines()[-1]) == (2, f"Error: {message}")


@pytest.mark.parametrize("env", ["dev", "preview", "prod"])
def test_ctrl_c_stops_cleanly(project, env):
    environment = {**os.environ, "NO_COLOR": "1", "MIRRA_SSR": "0"}
    port = 3100 + os.getpid() % 500 + len(env) * 500
    running = subprocess.Popen(
        [MIRRA, "run", "--env", env, "--frontend-port", str(port)],
        cwd=project, env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    said = []
    for line in running.stderr:
        said.append(line)
        if "➜ App" in line:
            break
    running.send_signal(signal.SIGINT)
    rest, code = running.stderr.read(), running.wait(30)
    running.stderr.close()
    assert code == 0
    assert f":{port}/" in said[-1]
    assert "Traceback" not in rest
    assert ("Backend" in rest) == (env == "dev")


def test_a_port_that_was_asked_for_is_taken_or_nothing(project):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, text = mirra(project, "run", "--frontend-port", str(port))
    assert (code, text.splitlines()[0]) == (1, f"  ✗ Port {port} is in use.")
