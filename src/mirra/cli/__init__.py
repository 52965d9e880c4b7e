"""The ``mirra`` command. Each subcommand is a file; nothing heavy is imported before it is needed."""

from mirra.cli.main import main

__all__ = ["main"]
