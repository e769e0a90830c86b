from datetime import UTC, datetime

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

GOING_ON = models.Q(("state__in", ("closed", "rejected", "withdrawn")), _negated=True)
OPEN = models.Q(("kind", "complaint")) & GOING_ON
ALONE = models.Q(("handler", None)) & OPEN
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
HANDLED = models.Q(("handler__isnull", False), ("kind", "complaint")) & (
    GOING_ON | models.Q(("next_due_at__lt", NEVER))
)
class Migration(migrations.Migration):
    """The work list reads what is open, one case in fifteen, by indexes of its own; nobody is asked for all cases of a handler.
    Made beside other work. What a search plans depends on its words, also where a session keeps one plan for all values."""

    ADDED = (
        models.Index("next_due_at", "id", name="complaint_open_due", condition=OPEN),
        models.Index("received_on", "id", name="complaint_open_newest", condition=OPEN),
        models.Index("last_at", "id", name="complaint_open_active", condition=OPEN),
        models.Index("state", "next_due_at", "id", name="complaint_open_state", condition=OPEN),
        models.Index("agency", "next_due_at", "id", name="complaint_open_due_here", condition=OPEN),
        models.Index("agency", "state", "id", name="complaint_open_of_agency", condition=OPEN),
        models.Index("agency", "id", name="complaint_open_alone", condition=ALONE),
        models.Index("handler", "next_due_at", "id", name="complaint_handled", condition=HANDLED),
        models.Index("held_by", name="complaint_open_held", condition=OPEN),
    )
    REMOVED = ("complaint_list_handler", "complaint_open_states", "complaint_unassigned")
    SEARCHES = (
        "cases_sought(tsquery, text[], integer)",
        "cases_found(tsquery, text[], integer)",
        "cases_with_words(text, bigint[], integer)",
        "found_in(text, boolean, boolean, text, text[], text[], bigint[], bigint[])",
    )
    atomic = False
    dependencies = [("complaints", "0034_rows_of_a_case")]
    operations = [
        *(AddIndexConcurrently("complaint", index) for index in ADDED),
        *(RemoveIndexConcurrently("complaint", name) for name in REMOVED),
        *(
            migrations.RunSQL(
                f"ALTER FUNCTION {name} SET plan_cache_mode = 'auto'",
                f"ALTER FUNCTION {name} RESET plan_cache_mode",
            )
            for name in SEARCHES
        ),
    ]
