"""The todo example, on SQLite and on PostgreSQL: an account, a list, and somebody else who sees nothing of it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mirra.testing import placeholder, role
from postgres import new_database

TODO = Path(__file__).parents[2] / "examples" / "todo"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project") / "todo"
    shutil.copytree(TODO, folder, ignore=shutil.ignore_patterns("*.db", "__pycache__", ".mirra"))
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def todo(request, project, tmp_path, monkeypatch):
    """The project, with an empty database."""
    monkeypatch.chdir(project)
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/todo.db"
    else:
        url = new_database(request.getfixturevalue("postgres_server"), "todo")
    monkeypatch.setenv("MIRRA_DB_URL", url)
    mirra = Path(sys.executable).parent / "mirra"
    subprocess.run([mirra, "db", "migrate"], cwd=project, check=True, capture_output=True)
    return project


async def log_in(page, name):
    await page.fill("Name", name)
    await page.fill("Password", "secret")
    await page.click("Log in")


async def test_todos(todo, connect):
    async with connect(todo) as page:
        await page.fill("Name", "ada")
        await page.fill("Password", "123")
        await page.click(role("button", "Log in"))
        await page.see("A name and a password of at least four characters.")
        await log_in(page, "ada")
        await page.see("Todos of ada", "0 left")
        assert page.url == "/todos"
        await page.type(placeholder("What is to do?"), "Tea")
        await page.press("Enter")
        await page.see("Tea", "1 left")
        assert await page.value(placeholder("What is to do?")) == ""
        await page.check("Tea")
        await page.see("0 left")
        other = await page.new_user("/todos")
        await other.see("Log in")
        await page.click("Remove Tea")
        await page.dont_see("Tea")
        await page.click("Log out")
        await page.see("Log in")
