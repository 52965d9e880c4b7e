"""``mirra check``: the pages compile, and the settings are sound; with ``--deploy``, those of a public site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mirra.cli.run import check_pages, target_of
from mirra.config import load_config
from mirra.toolchain import terminal
from mirra.toolchain.checks import Finding, deployment, sanity


def check_project(file: Path | None, deploy: bool) -> int:
    """Print what is wrong; the exit code: 1 if anything is."""
    failed = check_pages(file)
    config = load_config(target_of(file).root)
    return max(failed, report(deployment(config) if deploy else sanity(config), deploy))


def report(findings: Sequence[Finding], deploy: bool) -> int:
    """Print the settings, unsafe ones with their fix; the exit code."""
    for finding in findings:
        mark = terminal.paint("✗", "31") if finding.advice else terminal.paint("✓", "32")
        terminal.say(f"  {mark} {finding.setting}: {finding.state}")
        if finding.advice:
            terminal.say(f"    {finding.advice}")
    wrong = sum(1 for finding in findings if finding.advice)
    if wrong:
        terminal.step(f"{wrong} setting{'s' * (wrong != 1)} to mend")
        return 1
    terminal.step("the settings are safe to deploy" if deploy else "the settings are sound")
    return 0
