import mirra as rx

config = rx.Config(app_name="todo", db_url="sqlite:///todo.db")
