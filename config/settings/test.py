"""The suite's settings: real PostgreSQL and Valkey, a quick hasher, mail into memory."""

from os import getenv
from urllib.parse import urlsplit

from config.settings.base import *
from config.settings.base import DATABASES, INSTALLED_APPS, PHONE, REDIS_URL

DEBUG = False
# What one worker of pytest (it is told which by pytest itself) empties or leaves in its queue is no matter of the others.
_number = int(getenv("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 16
_redis = urlsplit(REDIS_URL)
REDIS_URL = (
    _redis._replace(query=f"db={_number}") if _redis.scheme == "unix" else _redis._replace(path=f"/{_number}")
).geturl()
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
