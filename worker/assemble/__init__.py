"""Looks at finished files before they are called ready."""

from worker.assemble.docx import inspect_docx
from worker.assemble.errors import InspectionError
from worker.assemble.pdf import PdfFacts, inspect_pdf

__all__ = ["InspectionError", "PdfFacts", "inspect_docx", "inspect_pdf"]
