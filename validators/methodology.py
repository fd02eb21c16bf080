"""The methodology as one package: dated parameters, wordings of messages and rules, taken together.

:data:`BUNDLED` is the order as it comes with the product. An amendment is appended to the same files and the same
tuple; another package is only needed where two have to stand side by side, as in a test of a future amendment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from validators import dossiers, forms
from validators.messages.catalog import MESSAGES, Localization, MessageCatalog
from validators.parameters.package import BUNDLED as PARAMETERS
from validators.parameters.package import Package
from validators.rules.model import Rule, Scope
from validators.violations import LawReference


@dataclass(frozen=True, eq=False)
class Methodology:
    """Rules, parameters and messages that documents are checked by.

    Attributes:
        parameters: the dated tables, editions among them.
        rules: every rule, past ones too, in the order in which violations of one value are reported.
        messages: what the rules say.
    """

    parameters: Package
    rules: tuple[Rule, ...]
    messages: MessageCatalog

    def rules_for(self, form: str, scope: Scope = Scope.DOCUMENT) -> tuple[Rule, ...]:
        """Return the rules that look at the form in this scope: by default, at one document of it."""
        return self._by_form.get((form, scope), ())

    def localization(self, language: str) -> Localization:
        """Return the messages in the language; an unknown language gets the Russian ones."""
        return Localization(self.messages, language)

    def law(self, rule_id: str, on: date) -> LawReference:
        """Return the place in the law of a rule as it was on a day, or else as it was last.

        Raises:
            KeyError: there is no such rule.
        """
        known = self._by_id[rule_id]
        return next((rule for rule in known if rule.in_force(on)), known[-1]).law

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found

    @cached_property
    def _by_form(self) -> Mapping[tuple[str, Scope], tuple[Rule, ...]]:
        found: dict[tuple[str, Scope], tuple[Rule, ...]] = {}
        for rule in self.rules:
            for form in rule.forms:
                found[form, rule.scope] = (*found.get((form, rule.scope), ()), rule)
        return found


RULES: tuple[Rule, ...] = tuple(chain.from_iterable((*forms.DECLARED, *dossiers.DECLARED)))
"""Every rule, in the order of the methodology: those of the forms, then those between documents."""

BUNDLED = Methodology(PARAMETERS, RULES, MESSAGES)
