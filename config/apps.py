"""The wiring room as an app (for its commands), and the admin that only administrators enter."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class WiringConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        import config.celery  # noqa: F401 - the app that shared tasks of every process belong to


class TuntasAdminConfig(AdminConfig):
    default_site = "config.admin.TuntasAdmin"
