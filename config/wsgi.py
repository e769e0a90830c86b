"""The web process (gunicorn)."""

import os

from django.core.wsgi import get_wsgi_application

from config import guard, pooler
from config.serving import loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
pooler.go_through()
application = get_wsgi_application()
guard.refuse_unsafe_database()
loaded.keep()
