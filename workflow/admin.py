"""What administrators may read of the workflow: calendars, their changes, promises, signs of life. No case, no
event, no duty."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin

from accounts.admin import ReadOnly
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

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
    Rows = admin.TabularInline[Any, Any]
else:
    Pages, Rows = admin.ModelAdmin, admin.TabularInline


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
