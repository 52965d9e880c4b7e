import mirra as rx

config = rx.Config(app_name="packages")
