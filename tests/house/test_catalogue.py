"""The checklist for a form: one slug everywhere, and everything that belongs to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from doc_templates.__main__ import README, with_table
from doc_templates.catalogue import FORMS, Form
from validators.check import SPECS, check
from validators.methodology import RULES

ROOT = Path(__file__).parents[2]
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)


@EVERY_FORM
def test_a_form_has_all_that_belongs_to_it(form: Form) -> None:
    """Golden text, cases and at least one rule; ``test_layout.py`` looks for the files of its folder."""
    assert (ROOT / "tests" / "golden" / f"{form.slug}.ru.txt").is_file()
    assert yaml.load((ROOT / "tests" / "cases" / f"{form.slug}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    assert any(form.slug in rule.forms for rule in RULES)


@EVERY_FORM
def test_the_sample_of_a_form_breaks_no_rule(form: Form) -> None:
    """What integrators copy first must be accepted without a single warning."""
    outcome = check(form.slug, form.sample(), today=form.sample_on)
    assert [violation.as_dict() for violation in outcome.violations] == []


def test_no_form_stands_beside_the_catalogue() -> None:
    """Schemas, rules and folders name only forms that the catalogue knows."""
    slugs = {form.slug for form in FORMS}
    assert set(SPECS) == slugs
    assert {slug for rule in RULES for slug in rule.forms} <= slugs
    folders = {path.parent.name for path in (ROOT / "doc_templates").glob("*/form.toml")}
    assert folders == slugs


def test_the_readme_names_every_form() -> None:
    """`make templates` writes its table anew."""
    readme = README.read_text("utf-8")
    assert with_table(readme) == readme
    assert all(f"| `{form.slug}` | {form.name} (" in readme for form in FORMS)


@EVERY_FORM
def test_a_sample_holds_only_what_json_can_say(form: Form) -> None:
    """The sample is served as it stands."""
    assert json.loads(json.dumps(form.sample())) == form.sample()
