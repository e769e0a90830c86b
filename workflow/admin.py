"""What administrators may read of the workflow: calendars and signs of life. No case, no event, no duty."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin

from accounts.admin import ReadOnly
from workflow.models import Calendar, CalendarYear, Heartbeat, Holiday

if TYPE_CHECKING:
    Pages = admin.ModelAdmin[Any]
    Rows = admin.TabularInline[Any, Any]
else:
    Pages, Rows = admin.ModelAdmin, admin.TabularInline


class YearsOfCalendar(ReadOnly, Rows):
    model = CalendarYear
    ordering = ("-year",)


@admin.register(Calendar)
class Calendars(ReadOnly, Pages):
    list_display = ("code", "name", "version")
    inlines = (YearsOfCalendar,)


@admin.register(Holiday)
class Holidays(ReadOnly, Pages):
    list_display = ("date", "name", "kind", "decree", "calendar")
    list_filter = ("calendar", "kind", "date")
    list_select_related: ClassVar[Any] = ("calendar",)
    search_fields = ("name", "decree")
    ordering = ("-date",)


@admin.register(Heartbeat)
class Heartbeats(ReadOnly, Pages):
    list_display = ("name", "at")
