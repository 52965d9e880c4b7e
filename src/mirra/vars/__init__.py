"""Vars: typed expressions that the browser computes, with Python's meaning. Start in ``base``."""

from mirra.vars.array import ArrayVar
from mirra.vars.base import Var, VarData, as_text, client_var, conditional, items, make, switch, truth
from mirra.vars.color import Color, color
from mirra.vars.function import FunctionStringVar, FunctionVar
from mirra.vars.number import AnyVar, BooleanVar, DateTimeVar, NoneVar, NumberVar
from mirra.vars.object import ObjectVar
from mirra.vars.text import StringVar

__all__ = [
    "AnyVar", "ArrayVar", "BooleanVar", "Color", "DateTimeVar", "FunctionStringVar", "FunctionVar", "NoneVar", "NumberVar",
    "ObjectVar", "StringVar", "Var", "VarData", "as_text", "client_var", "color", "conditional", "items", "make", "switch",
    "truth",
]  # fmt: skip
