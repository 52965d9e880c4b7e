"""mirra's own documentation: `mirra run docs/app.py`."""

import mirra as rx

app = rx.App(theme=rx.theme(accent_color="indigo"))
site = rx.docs.site(".", title="mirra")
