"""What an app did not name: its theme, what is shown for an unknown page, and an app for a module that has none."""
