"""Styles: from keyword props, dicts and lists to rules (``build``), and from rules to atomic CSS (``atomic``)."""
