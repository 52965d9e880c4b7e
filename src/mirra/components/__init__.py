"""The catalogue: one typed declaration a component, in files by family. Nothing here does anything but declare.

``names`` says in which file a public name lives; nothing is imported before it is used.
"""
