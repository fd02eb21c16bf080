"""Looks at finished files before they are called ready."""

from worker.inspection.docx import inspect_docx
from worker.inspection.errors import InspectionError
from worker.inspection.pdf import PdfFacts, inspect_pdf

__all__ = ["InspectionError", "PdfFacts", "inspect_docx", "inspect_pdf"]
