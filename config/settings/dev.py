"""One machine, as `bin/run` starts it. Never for the public."""

from config.settings.base import *
from config.settings.base import INSTALLED_APPS, env

DEBUG = env.bool("DEBUG", default=False)
EMAIL_BACKEND = env("EMAIL_BACKEND", default="notifications.channels.eml.EmailBackend")
MAIL_PAGE = True
DEMO = True
INSTALLED_APPS += ["demo"]
