"""Pages from Markdown whose code blocks run, and a site from a folder of them: ``rx.docs.site("docs")``.

Start at ``pages``; ``document`` reads a file into parts, ``blocks`` runs its code, ``prose`` makes components of its text, ``frame`` is what is
around every page, ``search`` the index, ``reference`` the tables of a component's props. Nothing here knows of the compiler or the server.
"""

from __future__ import annotations

from mirra.docs.pages import Site, site

__all__ = ["Site", "site"]
