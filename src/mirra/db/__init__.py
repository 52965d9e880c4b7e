"""Databases on SQLModel and Alembic: models, sessions, migrations.

Nothing here is imported until an app uses it, and nothing here knows of state, components or the server. Start at ``model``; ``url`` says where
the database is, ``engine`` opens it, ``migration`` changes its tables.
"""
