"""The web application for a WSGI server of the operator's choice: ``gunicorn 'service.app.wsgi:application()'``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service import logs
from service.app.factory import create_app
from service.privacy import become_private
from service.settings import read_settings
from service.wiring import open_services

if TYPE_CHECKING:
    from flask import Flask


def application() -> Flask:
    """Return the application the environment describes; the database has to be migrated before.

    Raises:
        SettingsError: a setting cannot be used.
    """
    become_private()
    settings = read_settings()
    logs.configure(settings.log_level)
    return create_app(open_services(settings))
