"""The admin site: for users who sit as administrators, whatever Django's own flags say."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from accounts.roles import Role


class TuntasAdmin(admin.AdminSite):
    site_title = "Tuntas"
    site_header = _("Tuntas: pengguna, unit, dan kalender")
    index_title = _("Administrasi")

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(
            user.is_authenticated
            and user.is_active
            and Membership.objects.filter(user=user.pk, role=Role.ADMINISTRATOR).exists()
        )
