"""The family's pages. Each module adds its own to this blueprint."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("family", __name__, template_folder="../templates")
