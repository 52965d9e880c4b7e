"""Vars: typed expressions that the browser computes, with Python's meaning. Start in ``base``."""

from mirra.vars.array import ArrayVar, TupleVar
from mirra.vars.base import Var, client_var, make
from mirra.vars.color import Color, ColorVar, color
from mirra.vars.data import ImportDict, ImportVar, VarData
from mirra.vars.display import as_text
from mirra.vars.flow import conditional, items, switch, truth
from mirra.vars.function import ArgsFunctionOperation, FunctionStringVar, FunctionVar
from mirra.vars.hooks import get_unique_variable_name, get_uuid_string_var, use_hook_var, use_id
from mirra.vars.known import (
    EMPTY_VAR_INT,
    EMPTY_VAR_STR,
    LiteralArrayVar,
    LiteralBooleanVar,
    LiteralColorVar,
    LiteralNumberVar,
    LiteralObjectVar,
    LiteralStringVar,
    LiteralVar,
)
from mirra.vars.leaves import get_leaf_vars
from mirra.vars.number import AnyVar, BooleanVar, DateTimeVar, NoneVar, NumberVar
from mirra.vars.object import ObjectVar, RecordVar
from mirra.vars.operation import var_operation, var_operation_return
from mirra.vars.rest import RestProp
from mirra.vars.text import StringVar

__all__ = [
    "EMPTY_VAR_INT", "EMPTY_VAR_STR", "AnyVar", "ArgsFunctionOperation", "ArrayVar", "BooleanVar", "Color", "ColorVar", "DateTimeVar", "ImportDict", "ImportVar",
    "FunctionStringVar", "FunctionVar", "LiteralArrayVar", "LiteralBooleanVar", "LiteralColorVar", "LiteralNumberVar",
    "LiteralObjectVar", "LiteralStringVar", "LiteralVar", "NoneVar", "NumberVar", "ObjectVar", "RecordVar", "RestProp", "StringVar", "TupleVar", "Var",
    "VarData", "as_text", "client_var", "color", "conditional", "get_leaf_vars", "get_unique_variable_name", "get_uuid_string_var", "items", "make", "switch", "truth",
    "use_hook_var", "use_id", "var_operation", "var_operation_return",
]  # fmt: skip
