"""What administrators may read of the workflow: calendars, their changes, promises, signs of life. No case, no event, no duty.
And agencies and units, where an emergency asks for it: what cases are counted with does not change under them there either
(docs/adr/0138)."""

from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.db.models import Field, Model
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.admin import Administered, Noted, ReadOnly, SavesWhatChanged
from accounts.models import Agency, Unit
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

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
    Rows = admin.TabularInline[Any, Any]
else:
    Pages, Rows = admin.ModelAdmin, admin.TabularInline

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


class Body(Administered, SavesWhatChanged, Noted):
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

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """A change locks it, as the verb does: no case comes to it meanwhile."""
        row = super().get_object(request, object_id, from_field)  # type: ignore[misc]  # of a ModelAdmin
        if row is not None and request.method == "POST":
            row.refresh_from_db(from_queryset=type(row).objects.select_for_update(of=("self",)))
        return row

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
