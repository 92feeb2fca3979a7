"""What a report is: its columns, vocabularies, key and rules, declared in the ``.toml`` files of this folder.

Adding a column or a count means editing a declaration; the template, the checks, the staging and the documentation follow.
"""

from analytics.contract.declarations import Column, Kind, Rule, Term, load

KINDS: dict[str, Kind] = load()

__all__ = ["KINDS", "Column", "Kind", "Rule", "Term", "load"]
