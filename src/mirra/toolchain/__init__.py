"""The impure edge: loading the user's code, watching files, processes, the users' npm packages.

``load`` finds and imports the app; ``dev`` keeps it running while it is edited; ``production`` runs it; ``export`` writes it down.
"""
