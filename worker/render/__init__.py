"""Fills the official forms: a template and its values in, the bytes of a DOCX out."""

from worker.render.errors import ContextRefusedError, RenderError, TemplateRefusedError
from worker.render.renderer import DocxRenderer

__all__ = ["ContextRefusedError", "DocxRenderer", "RenderError", "TemplateRefusedError"]
