"""A ministry's servers. What is missing stops the start with one sentence; nothing secret has a default."""

import os

from config import guard

REQUIRED = (
    "SECRET_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "BASE_URL",
    "ALLOWED_HOSTS",
    "EMAIL_HOST",
    "EMAIL_FROM",
)
if _missing := [name for name in REQUIRED if not os.environ.get(name)]:
    guard.refuse(f"not set: {', '.join(_missing)}. .env.example says what each one is.")
if guard.weak_secret(os.environ["SECRET_KEY"]):
    guard.refuse(f"SECRET_KEY is too weak: use {guard.SHORTEST_SECRET} or more random characters.")

from config.settings.base import *  # noqa: E402 - only once its variables are known to be there
from config.settings.base import ALLOWED_HOSTS, BASE_URL, PHONE, STORAGES, VAR, env  # noqa: E402 - as above

if _fault := guard.faulty_address(BASE_URL, ALLOWED_HOSTS):
    guard.refuse(_fault)

if _fault := guard.faulty_gateways(PHONE):
    guard.refuse(_fault)

PRODUCTION = True
DEBUG = False
DEMO = False
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked by machines beside this one, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
STATIC_ROOT = VAR / "static"
STORAGES |= {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_USE_FINDERS = False
