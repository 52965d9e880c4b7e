"""Proof by fault: a seeded user over a link that breaks and a server that is killed.

Read ``runs.py`` first: what a run is and what must be true at its end. ``python tests/faults/nightly.py --seeds 1000`` does many.
"""
