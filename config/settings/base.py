"""Settings that hold everywhere. Addresses and secrets come from the environment (`.env.example`)."""

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from accounts import languages
from config import logs
from config.env import bucket, database, phone
from config.serving import framing

ROOT = Path(__file__).resolve().parent.parent.parent
env = environ.Env()


def secret(name: str, default: str | None = None) -> str:
    """As it stands in the environment: `env` would take a leading `$` for the name of another variable."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the {name} environment variable")
    return value


VAR = Path(env("TUNTAS_VAR", default=str(ROOT / "var"))).absolute()
SECRET_KEY = secret("SECRET_KEY")
BASE_URL: str = env("BASE_URL", default="http://localhost:8000").rstrip("/")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "config.apps.TuntasAdminConfig",
    "django.contrib.postgres",
    "django_fsm",
    "django_htmx",
    "django_filters",
    "pgtrigger",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "accounts",
    "complaints",
    "notifications",
    "workflow",
    "compliance",
    "api",
    "web",
    "config.apps.WiringConfig",
]

MIDDLEWARE = [
    "config.middleware.Recorded",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.CompressedPages",
    "config.middleware.NotStored",
    "config.middleware.Recovering",
    "config.middleware.Policy",
    "config.middleware.WellFormed",
    "config.middleware.Sessions",
    "config.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.middleware.SignedIn",
    "config.middleware.Told",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.Htmx",
    "web.views.typed.GivesBack",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("web.compiled.loader.Loader", ["django.template.loaders.app_directories.Loader"]),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    }
]

FORM_RENDERER = "web.forms.rendering.Renderer"

# A new connection costs 9 ms of CPU: always a pool (docs/operations.md). The app role has no DDL; the
# owner role runs migrations only (config/management/commands/migrate.py).


def _options(address: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**address, "CONN_MAX_AGE": 0, "OPTIONS": {**address.get("OPTIONS", {}), **more}}


# While PostgreSQL is away a request gets its 503 after 2 s, and each new one tries again at once, instead of
# the pool resting longer and longer (config/middleware.py drops the connections that died).
_POOL = {"min_size": 1, "max_size": env.int("DB_POOL", default=10), "timeout": 2, "reconnect_timeout": 0.5}
_SESSION = "-c plan_cache_mode=force_generic_plan -c lock_timeout=5s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
# A host that loses power closes no connection: PostgreSQL ends its sessions, and with them the locks of the messages in
# its workers' hands, after 25 s instead of two hours.
_SESSION += " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=20s"
DATABASES = {
    "default": _options(database(env("DATABASE_URL")), pool=_POOL, options=_SESSION),
    "owner": _options(database(env("DATABASE_OWNER_URL", default=env("DATABASE_URL")))),
}
# PgBouncer in transaction mode, for web alone (config/pooler.py): it drops `options`, and no cursor outlives a transaction.
DATABASE_POOLER: dict[str, Any] | None = None
if _pooler := env("DATABASE_POOLER_URL", default=""):
    DATABASE_POOLER = {**_options(database(_pooler), pool=_POOL), "DISABLE_SERVER_SIDE_CURSORS": True}
# A streaming replica for figures, search and exports (workflow/replica.py): one state of it for each reading, no writes,
# and whatever does not answer is known within seconds.
_STANDBY = " -c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on"
_SOON = {"connect_timeout": 2, "tcp_user_timeout": 3000}
DATABASE_ROUTERS: list[str] = []
if _replica := env("DATABASE_REPLICA_URL", default=""):
    _pool = {**_POOL, "min_size": 0, "timeout": 1}
    DATABASES["replica"] = _options(database(_replica), pool=_pool, options=_SESSION + _STANDBY, **_SOON)
    DATABASES["replica"]["CONN_HEALTH_CHECKS"] = True
    DATABASE_ROUTERS = ["workflow.replica.Router"]
REPLICA_LAG_SECONDS: float = env.float("REPLICA_LAG_SECONDS", default=5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str = env("REDIS_URL")

# How many proxies before us write X-Forwarded-For: only what they wrote is believed (accounts/limits/addresses.py).
PROXIES: int = env.int("PROXIES", default=0)
LIMITS_NAMESPACE = "limits"  # before every key that counts what somebody tries

PRODUCTION = False  # true: starts on no unsafe database (config/guard.py); /metrics only with a token
METRICS_TOKEN = secret("METRICS_TOKEN", "")
LOGGING = logs.configuration()

# A time that is the default of a field is taken for "now" within ten seconds of it. Our sending window ends at 20:00: then the check of a sound
# installation failed.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.SeatedBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.NotObvious"},
]
LOGIN_URL = "web:sign-in"
LOGIN_REDIRECT_URL = "web:worklist"
LOGOUT_REDIRECT_URL = "web:home"
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE: int = env.int("SESSION_SECONDS", default=12 * 3600)
SESSION_IDLE_SECONDS: int = env.int("SESSION_IDLE_SECONDS", default=2 * 3600)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "web.views.errors.csrf_failure"

# The source texts are Indonesian; English is a translation (docs/adr/0004).
LANGUAGE_CODE = "id"
LANGUAGES = languages.LANGUAGES
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nothing of ours is for pages of others
MEDIA_ROOT = VAR / "files"
# Where attachments and case files lie: an S3 bucket of all machines, else MEDIA_ROOT on this one.
STORAGE_URL = secret("STORAGE_URL", "")
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "files": {"BACKEND": "complaints.files.bucket.Bucket", "OPTIONS": bucket(STORAGE_URL)}
    if STORAGE_URL
    else {"BACKEND": "complaints.files.local.Local"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# What each side of a case may send, the complainant and the office apart: megabytes of a file, files and megabytes
# of a case, messages of a case within an hour. Staff grant more (workflow/verbs/room.py).
FILES: dict[str, dict[str, int]] = {
    "complainant": {
        "file_mb": env.int("FILE_MB_COMPLAINANT", default=10),
        "case_files": env.int("CASE_FILES_COMPLAINANT", default=50),
        "case_mb": env.int("CASE_MB_COMPLAINANT", default=100),
        "messages_an_hour": env.int("MESSAGES_AN_HOUR_COMPLAINANT", default=20),
    },
    "office": {
        "file_mb": env.int("FILE_MB_OFFICE", default=25),
        "case_files": env.int("CASE_FILES_OFFICE", default=200),
        "case_mb": env.int("CASE_MB_OFFICE", default=500),
        "messages_an_hour": env.int("MESSAGES_AN_HOUR_OFFICE", default=60),
    },
}
if max(side["file_mb"] for side in FILES.values()) * 1024 * 1024 > framing.LARGEST_BODY - 2 * 1024 * 1024:
    raise ImproperlyConfigured(
        "FILE_MB_COMPLAINANT and FILE_MB_OFFICE are at most 62: config/serving takes in no more."
    )
# What a unit may hand in as evidence of one year: files, and megabytes together; of each, as of the office above.
EVIDENCE: dict[str, int] = {
    "files": env.int("EVIDENCE_FILES", default=500),
    "mb": env.int("EVIDENCE_MB", default=1000),
}
DISK_RESERVE_MB: int = env.int("DISK_RESERVE_MB", default=512)
# For how long what sent mails said and the rungs of finished duties are kept; 0: for ever (workflow/retention.py).
KEEP_SENT_DAYS: int = env.int("KEEP_SENT_DAYS", default=0)
# For how many days what staff began to write and did not send is kept (workflow/verbs/half_written.py).
KEEP_DRAFT_DAYS: int = env.int("KEEP_DRAFT_DAYS", default=14)
DISK_LOW_MB: int = env.int("DISK_LOW_MB", default=2048)
# The virus scanner clamd: tcp://host:3310 or unix:///path, empty for none; seconds for each of its answers.
CLAMD: str = env("CLAMD", default="")
CLAMD_SECONDS: float = env.float("CLAMD_SECONDS", default=10)

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.identity.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsing.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.parsing.AlwaysJSON",
    "EXCEPTION_HANDLER": "api.errors.handle",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Tuntas",
    "VERSION": "1",
    "DESCRIPTION": "Complaint management for public service units: one complaint from filing to score.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Opened all at once, Swagger UI stops in the midst of some 130 operations, without a word.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "none"},
    "REDOC_DIST": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVERS": [{"url": "/"}],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "api.schema.describe_refusals",
    ],
    "ENUM_NAME_OVERRIDES": {
        "StateEnum": "complaints.lifecycle.State",
        "PhaseEnum": "complaints.lifecycle.Phase",
        "IdentityEnum": "complaints.codes.IdentityKind",
        "ChannelEnum": "complaints.codes.Channel",
        "ClassificationEnum": "api.schema.CLASSIFICATIONS",
        "OutcomeEnum": "complaints.codes.Outcome",
        "DutyKindEnum": "api.schema.DUTY_KINDS",
        "ExaminationKindEnum": "complaints.codes.ExaminationKind",
        "ProductKindEnum": "complaints.codes.ProductKind",
        "VerbEnum": "complaints.lifecycle.VERBS",
    },
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST: str = env("EMAIL_HOST", default="localhost")
EMAIL_PORT: int = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = secret("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = secret("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS: bool = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = VAR / "mail"  # of the channel that writes files (development)
DEFAULT_FROM_EMAIL: str = env("EMAIL_FROM", default="Tuntas <tuntas@localhost>")
# Through what short messages to phones leave, by medium; empty: none do, and the product says so (docs/operations.md).
PHONE: dict[str, dict[str, Any]] = phone(os.environ)
DEMO = False  # demo data and its sign-ins: development only
MAIL_PAGE = False  # the page that shows administrators the mails of this machine: development only
