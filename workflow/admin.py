"""What administrators may read of the workflow: calendars, their changes, promises, signs of life. No case, no event, no duty.
And people, agencies and units, where an emergency asks for it: what cases are counted with does not change under them there
either, and a seat that ends leaves none of its unit's cases with whoever sat there (docs/adr/0138).

Only seats can be deleted here. People and units stay named in what they did, so they are deactivated instead.
"""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.db import transaction
from django.db.models import Field, Model
from django.forms import BaseFormSet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.admin import Administered, Locked, Noted, ReadOnly, SavesWhatChanged
from accounts.backends import actor_of
from accounts.models import Agency, Membership, Unit, User
from workflow import clock
from workflow.models import (
    Calendar,
    CalendarChange,
    CalendarVersion,
    CalendarYear,
    Export,
    Heartbeat,
    Holiday,
    ProposedDay,
    UnitPromise,
)
from workflow.office import bodies
from workflow.people import leaving

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
    Rows = admin.TabularInline[Any, Any]
    UserPages = UserAdmin[User]
    PasswordForm = AdminPasswordChangeForm[User]
else:
    Pages, Rows = admin.ModelAdmin, admin.TabularInline
    UserPages, PasswordForm = UserAdmin, AdminPasswordChangeForm

WEEKDAYS = [
    (1, _("Senin")),
    (2, _("Selasa")),
    (3, _("Rabu")),
    (4, _("Kamis")),
    (5, _("Jumat")),
    (6, _("Sabtu")),
    (7, _("Minggu")),
]


class YearsOfCalendar(ReadOnly, Rows):
    model = CalendarYear
    ordering = ("-year",)


class VersionsOfCalendar(ReadOnly, Rows):
    model = CalendarVersion
    ordering = ("-version",)
    fields = ("version", "parent_version", "change", "made_at")


@admin.register(Calendar)
class Calendars(ReadOnly, Pages):
    list_display = ("code", "name", "kind", "parent", "version", "retired_on")
    list_select_related: ClassVar[Any] = ("parent",)
    inlines = (YearsOfCalendar, VersionsOfCalendar)


class DaysOfChange(ReadOnly, Rows):
    model = ProposedDay


@admin.register(CalendarChange)
class CalendarChanges(ReadOnly, Pages):
    list_display = ("decree", "calendar", "state", "version", "seen", "total", "moved", "told", "finished_at")
    list_filter = ("state", "calendar", "source")
    list_select_related: ClassVar[Any] = ("calendar",)
    inlines = (DaysOfChange,)
    ordering = ("-pk",)


@admin.register(UnitPromise)
class UnitPromises(ReadOnly, Pages):
    list_display = ("unit", "kind", "classification", "length", "effective_from")
    list_filter = ("kind",)
    list_select_related: ClassVar[Any] = ("unit",)
    ordering = ("-effective_from",)


@admin.register(Holiday)
class Holidays(ReadOnly, Pages):
    list_display = ("date", "name", "kind", "decree", "calendar", "from_version", "until_version")
    list_filter = ("calendar", "kind", "date")
    list_select_related: ClassVar[Any] = ("calendar",)
    search_fields = ("name", "decree")
    ordering = ("-date",)


@admin.register(Heartbeat)
class Heartbeats(ReadOnly, Pages):
    list_display = ("name", "at")


@admin.register(Export)
class Exports(ReadOnly, Pages):
    list_display = ("at", "user", "form", "filters", "cases", "identities")
    list_select_related: ClassVar[Any] = ("user",)
    list_filter = ("form", "at")
    ordering = ("-pk",)


class Body(Administered, Locked, SavesWhatChanged, Noted):
    """An agency or a unit. The working week is shown as days to tick, and stored as ISO weekdays, 1 = Monday."""

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name == "working_week":
            return forms.TypedMultipleChoiceField(
                label=capfirst(db_field.verbose_name),
                choices=WEEKDAYS,
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
                initial=db_field.get_default(),
            )
        field: forms.Field | None = super().formfield_for_dbfield(  # type: ignore[misc]  # of ModelAdmin
            db_field, request, **kwargs
        )
        return field

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        if obj is None:
            return ()
        fixed = bodies.fixed(cast("Agency | Unit", obj))
        return "code", *fixed  # addresses and imports name it by its code


@admin.register(Agency)
class Agencies(Body, Pages):
    list_display = ("code", "name", "level", "region", "zone", "calendar", "open_for_filing")
    list_filter = ("level", "zone", "open_for_filing", "region")
    list_select_related: ClassVar[Any] = ("region",)
    search_fields = ("code", "name")
    autocomplete_fields = ("region",)


@admin.register(Unit)
class Units(Body, Pages):
    list_display = ("code", "name", "agency", "district", "active", "answers_need_supervisor")
    list_filter = ("active", "answers_need_supervisor", "agency")
    list_select_related: ClassVar[Any] = ("agency",)
    search_fields = ("code", "name", "district")
    autocomplete_fields = ("agency", "parent", "successor")


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
class Users(Administered, Locked, SavesWhatChanged, Noted, UserPages):
    no_key = True
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

    def save_formset(
        self,
        request: HttpRequest,
        form: "forms.ModelForm[Any]",
        formset: "BaseFormSet[Any]",
        change: bool,
    ) -> None:
        """What the person handles in a unit where no seat of theirs remains goes back to it, which is told."""
        user = cast(User, form.instance)
        before = leaving.units_of(user)
        super().save_formset(request, form, formset, change)
        by = actor_of(cast(User, request.user))
        leaving.back_where_no_seat_remains(user, before, by=by, at=clock.now())

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
