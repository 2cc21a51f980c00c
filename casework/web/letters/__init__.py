"""Letters in the reader's language: a page for any printer, and the same as a tagged PDF."""

from casework.web.letters.pdf import NoPdf, pdf_available
from casework.web.letters.render import Addressee, Letter, batch_pdf, render_letter
from casework.web.letters.sending import pdf_response

__all__ = [
    "Addressee",
    "Letter",
    "NoPdf",
    "batch_pdf",
    "pdf_available",
    "pdf_response",
    "render_letter",
]
