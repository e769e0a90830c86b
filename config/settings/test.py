"""The suite's settings: real PostgreSQL and Valkey, a quick hasher, mail into memory."""

from config.settings.base import *
from config.settings.base import DATABASES, INSTALLED_APPS, PHONE

DEBUG = False
DEMO = True
INSTALLED_APPS += ["demo"]
MAIL_PAGE = True
PHONE.clear()  # until a test configures a gateway
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A pool outlives the databases that the suite makes and drops.
for _database in DATABASES.values():
    _database.get("OPTIONS", {}).pop("pool", None)
