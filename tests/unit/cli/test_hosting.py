"""Commands of a hosting service that mirra has not: a sentence, what to do instead, and an exit code."""

import pytest
from click.testing import CliRunner

from mirra.cli.main import main


def said(*arguments):
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output


def test_deploy_says_what_to_do_instead(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "requirements.txt").write_text("mirra\n")
    assert said("deploy", "--app-name", "shop", "-r", "fra", "--no-interactive") == (
        1,
        """\
  ✗ `mirra deploy` needs a hosting service, and mirra has none.
    On a machine of your own: `mirra run --env prod`, one process and one port (3000) behind your proxy.
    With the frontend on a server of files: `mirra export` writes `frontend.zip` and `backend.zip`.
    In a container:

    FROM python:3.13-slim
    WORKDIR /app
    COPY . .
    RUN pip install --no-cache-dir mirra -r requirements.txt
    EXPOSE 3000
    CMD ["mirra", "run", "--env", "prod", "--backend-host", "0.0.0.0"]
""",
    )


@pytest.mark.parametrize("arguments", [("login",), ("logout", "--token", "x"), ("cloud", "apps", "list")])
def test_there_are_no_accounts(arguments):
    assert said(*arguments) == (
        1,
        f"  ✗ `mirra {arguments[0]}` needs a hosting service, and mirra has none.\n"
        "    `mirra deploy` says how to bring an app to a server of your own.\n",
    )


@pytest.mark.parametrize(("file", "packages"), [(None, ""), ("pyproject.toml", " .")])
def test_the_container_gets_the_packages_that_the_project_names(file, packages, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if file:
        (tmp_path / file).touch()
    assert f"RUN pip install --no-cache-dir mirra{packages}\n" in said("deploy")[1]
