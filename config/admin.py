"""The admin site: for users who sit as administrators, whatever Django's own flags say.

It is no second door: nobody signs in here but through the sign-in page of the house.
"""

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


class TuntasAdmin(admin.AdminSite):
    site_title = "Tuntas"
    site_header = _("Tuntas: pengguna, unit, dan kalender")
    index_title = _("Administrasi")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        """An active user with an administrator's seat; without a query for who comes by session."""
        user = request.user
        return isinstance(user, User) and user.is_active and actor_of(user).has_role(Role.ADMINISTRATOR)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """To the sign-in page; 403 for whoever is signed in and no administrator."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        wanted = request.GET.get("next", request.path)
        return redirect_to_login(wanted, resolve_url(settings.LOGIN_URL))
