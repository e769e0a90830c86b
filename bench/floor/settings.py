"""A bare project: no sign-in, no languages, the product's database pool."""

from config.settings import base

SECRET_KEY = base.SECRET_KEY
DATABASES = base.DATABASES
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "rest_framework",
    "bench.floor.apps.FloorConfig",
]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]  # tells the length, so that connections stay open
ROOT_URLCONF = "bench.floor.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
USE_TZ = True
USE_I18N = False
LOGGING_CONFIG = None
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "UNAUTHENTICATED_USER": None,
}
