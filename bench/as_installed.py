"""The settings of one machine, with static files as an installation serves them: collected, compressed, under names that may be
kept for good."""

from config.settings.base import STORAGES, VAR
from config.settings.dev import *

STATIC_ROOT = VAR / "static"
STORAGES |= {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_USE_FINDERS = False
