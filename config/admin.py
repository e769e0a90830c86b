"""The admin site: for users who sit as administrators, whatever Django's own flags say.

It is no second door: nobody signs in here but through the sign-in page of the house.
"""

from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy as _

from accounts.backends import actor_of
from accounts.models import User
from accounts.roles import Role
from web.door import hold


class TuntasAdmin(admin.AdminSite):
    site_title = "Tuntas"
    site_header = _("Tuntas: pengguna, unit, dan kalender")
    index_title = _("Administrasi")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        """An active user with an administrator's seat; without a query for who comes by session."""
        user = request.user
        return isinstance(user, User) and user.is_active and actor_of(user).has_role(Role.ADMINISTRATOR)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's; what was typed by whoever is no longer signed in waits for them."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def held(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.user.is_authenticated:
                hold(request)
            return guarded(request, *args, **kwargs)

        return held

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """To the sign-in page; 403 for whoever is signed in and no administrator."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        wanted = request.GET.get("next", request.path)
        return redirect_to_login(wanted, resolve_url(settings.LOGIN_URL))
