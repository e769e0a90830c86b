"""The house's own pages and some that fail, for tests of what stands around a view."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from accounts.models import Agency
from config import health, metrics
from workflow import clock

CANARY = "kenari-8391"


def count_agencies(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Agency.objects.count()))


def fall_over(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "") or request.POST.get("q", "")
    raise ValueError(f"cannot read {typed} {clock.now()}")


def write_twice(request: HttpRequest) -> HttpResponse:
    for _once in range(2):
        Agency.objects.create(code=request.POST["q"], name=request.POST["q"], level="city")
    return HttpResponse()


def hide(_request: HttpRequest, reference: str) -> HttpResponse:
    raise Http404(reference)


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


handler400 = "config.failures.bad_request"
handler403 = "config.failures.forbidden"
handler404 = "config.failures.not_found"
handler500 = "config.failures.failed"
urlpatterns = [
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("metrics", metrics.view),
    path("admin/", admin.site.urls),
    path("masuk/", hello, name="sign-in"),
    path("halaman/", hello),
    path("kasus/", hello),
    path("api/v1/agencies/", count_agencies),
    path("instansi/", count_agencies),
    path("api/v1/rusak/", fall_over),
    path("rusak/", fall_over),
    path("dua-kali/", write_twice),
    path("lacak/<str:reference>/", hide),
]
