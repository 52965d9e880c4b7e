"""FullCalendar: plugins are values of other packages, dates are dates in Python."""

import datetime
from typing import Annotated, Any

import mirra as rx

from .frame import card, package, told

VERSION = "6.1.20"


def plugin(name: str) -> rx.Var[Any]:
    return rx.Var(
        f"{name}Plugin",
        _var_data=rx.vars.VarData(
            imports={f"@fullcalendar/{name}": rx.ImportVar(f"{name}Plugin", is_default=True)}
        ),
    )


class Calendar(rx.NoSSRComponent):
    library = f"@fullcalendar/react@{VERSION}"
    tag = "FullCalendar"
    is_default = True
    lib_dependencies = [f"@fullcalendar/{name}@{VERSION}" for name in ("core", "daygrid", "interaction")]
    plugins: rx.Var[list[Any]] = rx.Var.create([plugin("daygrid"), plugin("interaction")])
    events: rx.Var[list[dict[str, Any]]]
    initial_view: rx.Var[str]
    initial_date: rx.Var[datetime.date]
    height: rx.Var[str]
    editable: rx.Var[bool]
    date_click: Annotated[rx.EventHandler[str], lambda info: [info.dateStr]]
    event_drop: Annotated[rx.EventHandler[str, str], lambda info: [info.event.id, info.event.startStr]]


class Diary(rx.State):
    entries: list[dict[str, Any]] = [
        {"id": "1", "title": "Concert", "start": datetime.date(2026, 5, 8), "color": "#8e4ec6"},
        {
            "id": "2",
            "title": "Hiking",
            "start": datetime.date(2026, 5, 16),
            "end": datetime.date(2026, 5, 19),
            "color": "#46a758",
        },
    ]

    @rx.event
    def add(self, day: datetime.date) -> None:
        self.entries.append(
            {"id": str(len(self.entries) + 1), "title": f"{day:%A}", "start": day, "color": "#3e63dd"}
        )

    @rx.event
    def move(self, number: str, day: datetime.date) -> None:
        for entry in self.entries:
            if entry["id"] == number:
                entry["start"] = day

    @rx.var
    def count(self) -> int:
        return len(self.entries)

    @rx.event
    def cancel(self) -> None:
        self.entries.pop()


@package("/calendar", "@fullcalendar/react", "Click on a day: Python writes its name there.")
def show() -> list[rx.Component]:
    return [
        card(
            Calendar.create(
                events=Diary.entries,
                initial_view="dayGridMonth",
                initial_date=datetime.date(2026, 5, 1),
                height="520px",
                editable=True,
                date_click=Diary.add,
                event_drop=Diary.move,
            )
        ),
        told(
            rx.text(rx.text.strong(Diary.count, id="entries"), " entries"),
            rx.button("Cancel the last", on_click=Diary.cancel, variant="soft"),
        ),
    ]
