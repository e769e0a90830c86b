"""One machine, as `bin/run` starts it. Never for the public."""

import os

from config.env import phone
from config.settings.base import *
from config.settings.base import INSTALLED_APPS, VAR, env

DEBUG = env.bool("DEBUG", default=False)
EMAIL_BACKEND = env("EMAIL_BACKEND", default="notifications.channels.eml.EmailBackend")
PHONE = phone(os.environ, VAR / "phone")
MAIL_PAGE = True
DEMO = True
INSTALLED_APPS += ["demo"]
