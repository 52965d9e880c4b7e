"""`mirra db` in a project, as a user runs it, on SQLite and on PostgreSQL."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

APP = """
import mirra as rx

class Todo(rx.Model, table=True):
    text: str
{more}
def index():
    return rx.text("todos")

app = rx.App()
app.add_page(index)
"""


def mirra(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-c", "from mirra.cli import main; main(prog_name='mirra')", "db", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    text = re.sub(r"\b[0-9a-f]{12}(?=_|\b)", "REVISION", done.stdout + done.stderr)
    return done.returncode, text.replace(str(Path.cwd()) + os.sep, "")


def test_from_the_first_revision_to_a_new_column(url, tmp_path):
    import mirra as rx

    app = tmp_path / "app.py"
    app.write_text(APP.format(more=""))
    assert mirra("init", "app.py") == (0, "  ✓ alembic/ and REVISION_initialize_database.py\n")
    with rx.session() as session:
        session.connection().exec_driver_sql("insert into todo (text) values ('old')")
        session.commit()
    app.write_text(APP.format(more='    done: bool = False\n    who: str = "nobody\'s"\n'))
    assert mirra("status", "app.py") == (
        1,
        "  ✓ REVISION initialize database\n"
        "  ✗ 2 differences between the models and the database.\n    Run `mirra db makemigrations`.\n",
    )
    assert mirra("makemigrations", "app.py", "--message", "done") == (
        0,
        "  ✓ alembic/versions/REVISION_done.py\n",
    )
    assert mirra("makemigrations", "app.py") == (
        1,
        "  ✗ The database is behind the revisions.\n    Run `mirra db migrate` first.\n",
    )
    assert mirra("status", "app.py") == (
        1,
        "  ✓ REVISION initialize database\n  · REVISION done\n  ✗ 1 to apply.\n    Run `mirra db migrate`.\n",
    )
    assert mirra("migrate", "app.py") == (0, "  ✓ applied REVISION\n")
    assert mirra("migrate", "app.py") == (0, "  ✓ the database is up to date\n")
    assert mirra("makemigrations", "app.py") == (0, "  ✓ the database is as the models say\n")
    with rx.session() as session:
        rows = session.connection().exec_driver_sql("select text, done, who from todo").all()
    assert [tuple(row) for row in rows] == [("old", False, "nobody's")]


def test_without_a_folder_the_next_step_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "app.py").write_text(APP.format(more=""))
    assert mirra("migrate", "app.py") == (
        1,
        "  ✗ This project has no migrations: `alembic.ini` is missing.\n    Run `mirra db init`.\n",
    )
