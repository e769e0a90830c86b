"""Where each door stands."""

from django.contrib import admin
from django.urls import include, path

from config import health, metrics

handler400 = "config.failures.bad_request"
handler403 = "config.failures.forbidden"
handler404 = "config.failures.not_found"
handler500 = "config.failures.failed"
urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", metrics.view),
    path("api/v1/", include("api.urls")),
    path("admin/", admin.site.urls),
    path("", include("web.urls")),
]
