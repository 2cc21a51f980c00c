"""The staff's pages. Each module adds its own to this blueprint."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("advocate", __name__, template_folder="../templates")
