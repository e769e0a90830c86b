"""The doors of the house and some pages that fail, for tests of what stands around a view."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from accounts.models import Agency
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as house
from workflow import clock

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
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


urlpatterns = [
    path("coba/halaman/", hello),
    path("coba/instansi/", count_agencies),
    path("coba/rusak/", fall_over),
    path("coba/dua-kali/", write_twice),
    path("coba/lacak/<str:reference>/", hide),
    path("api/coba/instansi/", count_agencies),
    path("api/coba/rusak/", fall_over),
    *house,
]
