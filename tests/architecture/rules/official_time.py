"""Official time is the database's, asked at doors and tasks and passed down (promise P9)."""

import ast
import re
from typing import Final

from tests.architecture.rules.rule import Places, Rule, at, words
from tests.architecture.source import DOORS, Source, chain

# Official time is the database's (promise P9).

PYTHONS_CLOCK: Final = words(
    """
    datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today
    time.time time.time_ns time.localtime time.gmtime time.ctime time.asctime time.clock_gettime
    django.utils.timezone.now django.utils.timezone.localtime django.utils.timezone.localdate
    email.utils.localtime email.utils.formatdate django.utils.http.http_date uuid.uuid1
    """
)
OF_THE_DAY: Final = frozenset({"auto_now", "auto_now_add"})


def pythons_clock(source: Source) -> Places:
    """Also handed on without being called, as a field's default; counters such as `monotonic` name no instant."""
    yield from (node for node, name in source.mentions() if name in PYTHONS_CLOCK)
    for call in source.calls():
        yield from (each.value for each in call.keywords if each.arg in OF_THE_DAY)
        match call.func:
            case ast.Attribute(attr="today" | "utcnow") if not (call.args or call.keywords):
                if source.imported.get(chain(call.func)[0], "datetime").startswith("datetime"):
                    yield call


NO_CLOCK_OF_PYTHONS: Final = Rule(
    "Python's clock is read nowhere",
    pythons_clock,
    bad=at(
        "workflow/verbs/moves.py",
        "from datetime import datetime\nat = datetime.now(UTC)",
        "from datetime import datetime as dt\nat = dt.utcnow()",
        "import datetime\nday = datetime.date.today()",
        "import datetime as d\nat = d.datetime.now()",
        "from datetime import date\nday = date.today()",
        "import time\nat = time.time()",
        "from time import time\nat = time()",
        "import time as t\nat = t.time_ns()",
        "from django.utils import timezone\nat = timezone.now()",
        "from django.utils.timezone import now\nat = now()",
        "from django.utils.timezone import localdate as today\nday = today()",
        "from django.utils import timezone\nat = models.DateTimeField(default=timezone.now)",
        "at = models.DateTimeField(auto_now=True)",
        "at = models.DateTimeField(auto_now_add=True)",
        "from email.utils import formatdate\nsent = formatdate()",
        "from datetime import date\nread = date.today",
    ),
    good=at(
        "workflow/verbs/moves.py",
        "from workflow import clock\nat = clock.now()",
        "from time import monotonic\nbegan = monotonic()",
        "from datetime import datetime\nat = datetime.fromisoformat(text)",
        "from datetime import datetime\nat = datetime.combine(day, time(), zone)",
        "day = step.today",
        "today = family.today(at)[0]",
        "from email.utils import format_datetime\nsent = format_datetime(at)",
        "'''Nothing reads datetime.now().'''",
    ),
)

DAYS: Final = words("date year month day hour weekday isoweekday isocalendar strftime")


def londons_day(source: Source) -> Places:
    """The date of an instant as it stands: between midnight and seven in Jakarta that is yesterday's."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr in DAYS:
            *_, last = chain(node.value)
            if last in ("at", "now") or last.endswith("_at"):
                yield node


A_DAY_IS_SOMEWHERES: Final = Rule(
    "the day of an instant is asked of a zone",
    londons_day,
    bad=at(
        "web/views/home.py",
        "day = clock.now().date()",
        "year = clock.now().year",
        "day = at.date()",
        "day = event.at.date()",
        "month = case.received_at.month",
        "name = at.strftime('%Y')",
    ),
    good=at(
        "web/views/home.py",
        "day = clock.today()",
        "day = counting.local_date(at, agency.zone)",
        "day = at.astimezone(zone).date()",
        "year = day.year",
        "shown = at.isoformat()",
    ),
    allowed={
        "workflow/register/lines.py": "a moment as a foreign register tells it, before it has a zone",
    },
)

DATABASES_CLOCK: Final = re.compile(
    r"\b(clock_timestamp|statement_timestamp|transaction_timestamp|now|timeofday)\s*\(\s*\)"
    r"|\b(current_timestamp|current_date|localtimestamp)\b",
    re.IGNORECASE,
)


def databases_clock(source: Source) -> Places:
    yield from (text for text in source.strings() if DATABASES_CLOCK.search(str(text.value)))
    yield from (node for node, name in source.imports() if name == "django.db.models.functions.Now")
    yield from (node for node, name in source.mentions() if name.endswith("functions.Now"))
    for node in source.nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id="function")], value=ast.Constant(value=str() as name)):
                if DATABASES_CLOCK.search(f"{name}()"):
                    yield node


ONE_CLOCK: Final = Rule(
    "the database's clock is asked in one place",
    databases_clock,
    bad=at(
        "workflow/verbs/moves.py",
        "cursor.execute('SELECT now()')",
        "cursor.execute('UPDATE workflow_duty SET met_at = clock_timestamp()')",
        "cursor.execute('SELECT CURRENT_DATE')",
        "from django.db.models.functions import Now",
        "from django.db.models import functions\nrows.filter(due_at__lt=functions.Now())",
        "class Clock(Func):\n    function = 'clock_timestamp'",
    ),
    good=at(
        "workflow/verbs/moves.py",
        "'''Instants are written by the database itself (`now()`).'''",
        "sentence = 'Not now.'",
        "at = clock.now()",
        "class Lower(Func):\n    function = 'lower'",
    ),
    allowed={
        "workflow/clock.py": "this is the place",
        "accounts/prepared.py": "the time of a trip, for what is asked in the trip that reads a session",
        "accounts/sessions.py": "a session is read and its age judged in one trip, at every request",
        "accounts/tokens.py": "a token is read and its age judged in one trip, which tells the time of the request",
        "accounts/models.py": "a trigger stamps the end of a calendar address whose owner's credentials changed",
        "workflow/models.py": "what the column of the stamp of an event would be filled with",
        "workflow/triggers.py": "a trigger stamps each event, and reads what a verb says of the time against it",
        "workflow/redating/job.py": "which transactions began before a change, by the clock that they began by",
        "workflow/calendars/waits.py": "a question that every page asks comes with its time in one trip",
        "workflow/heartbeats.py": "whether the demo is being told right now is asked by every page as well, in one trip",
        "notifications/addresses.py": "what a mailbox got in a day comes in the trip that also brings a filing its time",
        "notifications/hands.py": "how long a mail waits between tries is no act in a case",
        "config/leader.py": "when beat sent an entry is no act in a case, and it has a session of its own",
    },
)

OF_OFFICIAL_TIME: Final = ("workflow.clock", "workflow.models.ClockTimestamp")


def official_time(source: Source) -> Places:
    """Read by doors, commands and tasks, and passed down as `at`."""
    reader = source.room in (*DOORS, "config") or source.path.endswith("/tasks.py")
    if (
        reader
        or "/management/commands/" in source.path
        or source.path in ("workflow/clock.py", "workflow/models.py")
    ):
        return
    for node, name in source.imports():
        if any(name == each or name.startswith(f"{each}.") for each in OF_OFFICIAL_TIME):
            yield node


TIME_IS_PASSED_DOWN: Final = Rule(
    "official time is read at doors and tasks and passed down",
    official_time,
    bad=at(
        "workflow/verbs/moves.py",
        "from workflow import clock",
        "from workflow.clock import now",
        "import workflow.clock",
        "from workflow import clock as official",
        "from workflow.models import ClockTimestamp",
    )
    + at("compliance/measures.py", "from workflow import clock")
    + at("demo/story.py", "from workflow import clock"),
    good=at("workflow/verbs/moves.py", "from accounts.actors import clock", "from workflow import clocks")
    + at("web/views/file.py", "from workflow import clock")
    + at("workflow/tasks.py", "from workflow import clock")
    + at("demo/management/commands/demo.py", "from workflow import clock"),
    allowed={
        "workflow/reading/opened.py": "a door reads the case that it opens and the time in one trip",
        "workflow/admin.py": "a page of the emergency administration is a door",
    },
)
