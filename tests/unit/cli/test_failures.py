"""What the command line says when something is missing or wrong; whole texts, and the exit code."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

MIRRA = Path(sys.executable).parent / "mirra"
APP = 'import mirra as rx\n\n\ndef index():\n    return rx.text("x")\n'


def mirra(folder, *arguments):
    """``(exit code, output)``"""
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(
        [MIRRA, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=30
    )
    return done.returncode, done.stdout + done.stderr


def test_a_port_in_use(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        assert mirra(tmp_path, "run", "app.py", "--env", "prod", "--frontend-port", str(port)) == (
            1,
            f"  ✗ Port {port} is in use.\n    Stop what uses it, or choose another port.\n",
        )


def test_no_project(tmp_path):
    code, text = mirra(tmp_path, "run")
    assert (code, text) == (
        1,
        "  ✗ There is no project here: `rxconfig.py` is missing.\n"
        "    Make one with `mirra init`, or name a file: `mirra run app.py`.\n",
    )


def test_workers_need_a_shared_store(tmp_path):
    (tmp_path / "app.py").write_text(APP)
    code, text = mirra(tmp_path, "run", "app.py", "--env", "prod", "--workers", "2")
    assert code == 1
    assert text == (
        "  ✗ `--workers 2` needs a store that the workers share; this app's is in memory.\n"
        '    On one machine: `rx.Config(state_manager_mode="disk")`; on many: `rx.Config(redis_url="redis://…")`.\n'
    )


def test_an_unknown_command(tmp_path):
    code, text = mirra(tmp_path, "rnu")
    assert code == 2
    assert text.endswith("Error: No such command 'rnu'. Did you mean 'run'?\n")


CONFIGS = {
    "config = 5": '  ✗ `rxconfig.py` defines no `config`.\n    Write `config = rx.Config(app_name="…")`.\n    in rxconfig.py:1\n',
    "def (": "  ✗ `rxconfig.py` raised `SyntaxError: invalid syntax (rxconfig.py, line 1)`.\n    in rxconfig.py:1\n",
    "1 / 0": "  ✗ `rxconfig.py` raised `ZeroDivisionError: division by zero`.\n    in rxconfig.py:1\n",
    "import mirra as rx\nconfig = rx.Config(app_name='shop', fronted_port=3)": "  ✗ There is no setting `fronted_port`.\n"
    "    Did you mean `frontend_port`?\n    in rxconfig.py:2\n",
    "import mirra as rx\nconfig = rx.Config(app_name='shop', loglevel=3)": "  ✗ `loglevel` must be `str`, not `3`.\n    in rxconfig.py:2\n",
    "import mirra as rx\nconfig = rx.Config(app_name='shpo')": "  ✗ There is no `shpo/shpo.py`, where the app is looked for.\n"
    '    Did you mean `app_name="shop"`?\n    in rxconfig.py:1\n',
}


@pytest.mark.parametrize("config", CONFIGS)
def test_a_broken_configuration(config, tmp_path):
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "shop.py").write_text(APP)
    (tmp_path / "rxconfig.py").write_text(config)
    assert mirra(tmp_path, "compile") == (1, CONFIGS[config])
