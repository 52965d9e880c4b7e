"""Styles: from keyword props, dicts and lists to rules, and from rules to atomic CSS."""
