"""Which template a document is made from: the one it was accepted with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from doc_templates.form import Form
from doc_templates.template_files import Template
from service.documents.claims import Claim
from service.files.store import FileStore
from validators.parameters import editions


def accepted_template(files: FileStore, form: Form, held: Claim) -> Template:
    """Return the template a document was accepted with.

    That of a state body's own variant was put into the file store then, for its folder may have changed since. Of the
    official ones this version of the program may have it no more; then the one of the same edition is taken.

    Raises:
        CatalogueError: the form is not made in that language.
        StorageError: the store does not give the variant's template back.
    """
    if held.variant is not None:
        content = files.read(held.template_sha256)
        return Template(Path(held.variant), content, held.template_sha256, held.language)
    known = {template.sha256: template for template in form.templates() if template.language == held.language}
    return known.get(held.template_sha256) or form.template(held.language, _edition_day(form, held))


def _edition_day(form: Form, held: Claim) -> date | None:
    days = [edition.since for edition in editions(form.methodology).tables if edition.id == held.edition]
    return days[-1] if days else None
