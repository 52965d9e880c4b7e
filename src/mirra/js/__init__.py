"""JavaScript as trees: the one expression language every layer above speaks.

A Var wraps an :data:`Expr`, an Element holds them in its props, a page is a :class:`Module`. Nothing here knows
what a Var, a component or a state class is. Text is produced in ``printer`` and nowhere else in the package; the
same trees are given a meaning in Python by ``evaluate``. Start reading in ``tree``.
"""
