"""Announcements over every page, for administrators: those that stand or are to come, and a form for another."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.actors import Actor
from accounts.models import Banner
from accounts.roles import Role
from web import door, held
from web.forms.fields import Checks, Day, Form, Radios, Words
from workflow import clock
from workflow.office import banners

PLACES = [
    ("on_public", gettext_lazy("Halaman umum: beranda, mengadu, melacak, kasus pengadu")),
    ("on_staff", gettext_lazy("Halaman petugas")),
]


class BannerForm(Form):
    """What it says, when and where."""

    kind = Radios(gettext_lazy("Jenis"), Banner.Kind.choices, in_a_line=True)
    words_id = Words(gettext_lazy("Pengumuman, bahasa Indonesia"), "banner")
    words_en = Words(gettext_lazy("Pengumuman, bahasa Inggris"), "banner")
    first_day = Day(gettext_lazy("Hari pertama"))
    last_day = Day(gettext_lazy("Hari terakhir"), help_text=gettext_lazy("Sampai akhir hari itu, WIB."))
    places = Checks(gettext_lazy("Tampil di"), PLACES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words_en"].widget.attrs["lang"] = "en"
        self.fields["places"].may_be_empty = False  # type: ignore[attr-defined]  # of ours


@require_http_methods(["GET", "HEAD", "POST"])
@door.roles_only(Role.ADMINISTRATOR)
def show(request: HttpRequest, actor: Actor) -> HttpResponse:
    """POST puts one up, or takes one down (`end`)."""
    at, sentence = clock.now(), ""
    if request.method != "POST":
        typed = held.initial(door.typed_before(request, door.owner_of(actor), at=at))
        return _page(request, actor, BannerForm(initial={"places": ["on_public", "on_staff"], **typed}))
    ends = request.POST.get("end", "")
    if ends and not (ends.isascii() and ends.isdecimal() and len(ends) < 19):
        raise Http404
    form = BannerForm() if ends else BannerForm(request.POST)
    if not ends and not form.is_valid():
        return _page(request, actor, form, status=400)

    def act() -> dict[str, Any]:
        if ends:
            banners.take_down(int(ends), by=actor, at=at)
        else:
            told = form.cleaned_data
            banners.put_up(
                kind=told["kind"],
                words={"id": told["words_id"], "en": told["words_en"]},
                first_day=told["first_day"],
                last_day=told["last_day"],
                places=told["places"],
                by=actor,
                at=at,
            )
        return {}

    used = door.use(request, act, actor=door.owner_of(actor), route="web:banners", at=at)
    if used.refusal is None:
        messages.success(request, _("Pengumuman diakhiri.") if ends else _("Pengumuman dipasang."))
        return redirect("web:banners")
    if ends:
        sentence = used.sentence
    else:
        form.take(used.errors or {"": used.sentence})
    return _page(request, actor, form, sentence=sentence, status=used.status)


def _page(
    request: HttpRequest, actor: Actor, form: BannerForm, *, sentence: str = "", status: int = 200
) -> HttpResponse:
    at = clock.now()
    context = {
        "form": form,
        "rows": [(row, row.from_at <= at) for row in banners.planned(at=at)],
        "sentence": sentence,
        "new_key": door.new_key(door.owner_of(actor)),
        "here": "office",
    }
    return door.page(request, "office/banners", context, status=status)
