"""Read by mypy and pyright, never run: what a checker says of the catalogue. Lines that end in `error` must be one."""

import mirra as rx

rx.button("Save", size="2", color_scheme="red", padding="1em", _hover={"color": "red"})
rx.button("Save", size=2, on_click=rx.console_log("x"))
rx.hstack(rx.text("a"), spacing="4", align="center")
rx.flex(direction=["column", "row"])

rx.button("Save", size="7")  # wrong: arg-type, reportArgumentType
rx.button("Save", color_scheme="redd")  # wrong: arg-type, reportArgumentType
rx.hstack(spacng="4")  # wrong: call-arg, reportCallIssue
rx.heading("x", align="middle")  # wrong: arg-type, reportArgumentType
rx.flex(direction="colum")  # wrong: arg-type, reportArgumentType
rx.link("x", underline="never")  # wrong: arg-type, reportArgumentType
