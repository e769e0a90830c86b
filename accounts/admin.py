"""The administrators' pages of people and regions; those of agencies and units stand in workflow/admin.py, which knows what is
counted with them. Who may enter is decided by the site (config/admin.py).

Only seats can be deleted here. People and units stay named in what they did, so they are deactivated instead.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.db import DataError, transaction
from django.db.models import Model
from django.forms import BaseFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.backends import actor_of
from accounts.models import Agency, Membership, Region, Unit, User
from accounts.people import log
from accounts.people.log import What

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
    UserPages = UserAdmin[User]
    Rows = admin.TabularInline[Membership, User]
    PasswordForm = AdminPasswordChangeForm[User]
else:
    Pages, UserPages, Rows = admin.ModelAdmin, UserAdmin, admin.TabularInline
    PasswordForm = AdminPasswordChangeForm


class Administered:
    """Whoever may enter the site may view, add and change; Django's own permissions are ignored. Nobody deletes.

    A filter that no value fits (year 0, a number too large) is taken as Django takes one that it does not know.
    """

    admin_site: admin.AdminSite

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            return super().get_changelist_instance(request)  # type: ignore[misc,no-any-return]  # of a ModelAdmin
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters(error) from error

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnly(Administered):
    """For rows that only verbs and commands write."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class SavesWhatChanged:
    """Writes only the fields that the form changed, so that it never undoes what somebody else changed meanwhile."""

    def save_model(
        self, request: HttpRequest, obj: Model, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        if change:
            obj.save(update_fields=[name for name in form.changed_data if name in form.cleaned_data])
        else:
            obj.save(force_insert=True)


class Noted:
    """Every change that is made here is noted in the log of the office, in its transaction: here nobody previews or asks for a
    second person, so at least it is seen. Names of columns and codes of roles, never what stands in them."""

    def construct_change_message(
        self,
        request: HttpRequest,
        form: forms.Form,
        formsets: "Iterable[BaseFormSet[Any]]",
        add: bool = False,
    ) -> list[dict[str, dict[str, list[str]]]]:
        seats = [cast(Any, one) for one in formsets or () if getattr(one, "model", None) is Membership]
        request.tuntas_changed = {  # type: ignore[attr-defined]  # of this request alone
            "columns": [] if add else sorted(form.changed_data),
            "given": [row.role for one in seats for row in one.new_objects],
            "changed": [row.role for one in seats for row, _names in one.changed_objects],
            "taken": [row.role for one in seats for row in one.deleted_objects],
        }
        told: list[dict[str, dict[str, list[str]]]] = super().construct_change_message(  # type: ignore[misc]  # of a ModelAdmin
            request, form, formsets, add
        )
        return told

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._note(request, obj, added=True)
        return super().log_addition(request, obj, message)  # type: ignore[misc]  # of a ModelAdmin

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._note(request, obj, added=False)
        return super().log_change(request, obj, message)  # type: ignore[misc]  # of a ModelAdmin

    def _note(self, request: HttpRequest, obj: Model, *, added: bool) -> None:
        told = {name: what for name, what in getattr(request, "tuntas_changed", {}).items() if what}
        about = {"user": User, "agency": Agency, "unit": Unit}
        rows = {name: obj for name, kind in about.items() if isinstance(obj, kind)}
        facts = {"model": obj._meta.model_name, "added": added, **told}  # noqa: SLF001 - Django documents Model._meta
        if not rows:
            facts["code"] = str(getattr(obj, "code", obj.pk))
        log.note(What.EMERGENCY, by=actor_of(cast(User, request.user)), facts=facts, **cast(Any, rows))


class NewPassword(PasswordForm):
    """Sets a password and nothing else of the user. Their sessions and tokens end with it."""

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit=False)
        if commit:
            user.save(update_fields=["password"])
        return user


class SeatsOfUser(Administered, Rows):
    """A change of seats ends the user's sessions and tokens (a trigger on Membership)."""

    model = Membership
    extra = 0
    autocomplete_fields = ("agency", "unit", "region")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)


@admin.register(User)
class Users(Administered, SavesWhatChanged, Noted, UserPages):
    change_password_form = NewPassword
    list_display = ("username", "name", "email", "language", "is_active", "last_login")
    list_filter = ("is_active", "memberships__role")
    search_fields = ("username", "name", "email")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    inlines = (SeatsOfUser,)
    fieldsets = (
        (None, {"fields": ("username", "password", "is_active")}),
        (_("Orang"), {"fields": ("name", "email", "language")}),
        (_("Waktu"), {"fields": ("last_login", "date_joined")}),
    )

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 - Django's name
        """The new password and its note stand or fall together."""
        return super().user_change_password(request, id, form_url)

    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "username",
                    "name",
                    "email",
                    "language",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )


@admin.register(Region)
class Regions(Administered, SavesWhatChanged, Noted, Pages):
    """Which agencies stand in a region is said on the page of each agency."""

    list_display = ("code", "name")
    search_fields = ("code", "name")


admin.site.unregister(Group)  # seats, not groups, say who may what
