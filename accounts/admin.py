"""What the administrators' pages have in common, and that of regions; people, agencies and units stand in workflow/admin.py, which
knows what cases hang on them. Who may enter is decided by the site (config/admin.py).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import Group
from django.db import DataError
from django.db.models import Model
from django.forms import BaseFormSet
from django.http import HttpRequest

from accounts.backends import actor_of
from accounts.models import Agency, Membership, Region, Unit, User
from accounts.people import log
from accounts.people.log import What

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
else:
    Pages = admin.ModelAdmin


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


class Locked:
    """A row is locked while it is changed, as the verb of the house does: whoever names it meanwhile waits (docs/adr/0137)."""

    no_key = False
    """Whether rows that point at this one may be written meanwhile."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row = super().get_object(request, object_id, from_field)  # type: ignore[misc]  # of a ModelAdmin
        if row is not None and request.method == "POST":
            row.refresh_from_db(
                from_queryset=type(row).objects.select_for_update(of=("self",), no_key=self.no_key)
            )
        return row


@admin.register(Region)
class Regions(Administered, SavesWhatChanged, Noted, Pages):
    """Which agencies stand in a region is said on the page of each agency."""

    list_display = ("code", "name")
    search_fields = ("code", "name")


admin.site.unregister(Group)  # seats, not groups, say who may what
