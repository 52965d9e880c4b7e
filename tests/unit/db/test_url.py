import subprocess
import sys

import pytest

import mirra as rx
from mirra.db.url import database_url, required_url


def test_the_parts_of_a_url_are_escaped():
    made = rx.DBConfig.postgresql("app", "ada", "p@ss/word", "db.example")
    assert made.get_url() == "postgresql://ada:p%40ss%2Fword@db.example:5432/app"
    assert rx.DBConfig.postgresql_psycopg("app", "ada").get_url() == "postgresql+psycopg://ada@/app"
    assert rx.DBConfig.sqlite("app.db").get_url() == "sqlite:///app.db"


def test_the_environment_wins_over_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "rxconfig", raising=False)
    (tmp_path / "rxconfig.py").write_text(
        'import mirra as rx\nconfig = rx.Config(app_name="a", db_url="sqlite:///of_project.db")\n'
    )
    assert database_url(environment={}) == "sqlite:///of_project.db"
    assert database_url(environment={"REFLEX_DB_URL": "sqlite:///other.db"}) == "sqlite:///other.db"
    monkeypatch.delitem(sys.modules, "rxconfig")


def test_without_a_url_there_is_sqlite_but_no_second_driver(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "rxconfig", raising=False)
    assert required_url("db_url") == "sqlite:///app.db"
    with pytest.raises(ValueError) as error:
        required_url("async_db_url")
    assert str(error.value).splitlines()[:2] == [
        "There is no database: `async_db_url` is not set.",
        '  Set it in `rxconfig.py`: `rx.Config(app_name="…", async_db_url="sqlite+aiosqlite:///app.db")`.',
    ]


def test_without_the_extra_a_model_says_what_to_install():
    code = "import sys; sys.modules['sqlmodel'] = None\nimport mirra as rx\ntry:\n  rx.Model\nexcept ImportError as e: print(e)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["`rx.Model` needs SQLModel and Alembic.", "  pip install 'mirra[db]'"]
