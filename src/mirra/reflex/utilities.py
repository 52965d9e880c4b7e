"""``reflex.utils``: a package of which the submodules are imported."""
