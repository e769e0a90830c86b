"""What the model knows of the law, written from docs/domain.md sections 3 and 4: who may move a case from where,
what each verb does to its duties, how long they are, and how days are counted. Shares nothing with the product but the
codes, as strings. Dates are local dates of the agency; W counts its working days, C calendar days.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)

# who: (role, unit where they sit)
PEOPLE = {
    "complainant": ("complainant", None),
    "stranger": ("complainant", None),  # holds the code of no case, or of another one
    "officer": ("officer", "near"),
    "officer2": ("officer", "near"),
    "supervisor": ("supervisor", "near"),
    "other_officer": ("officer", "far"),
    "coordinator": ("coordinator", None),
    "coordinator2": ("coordinator", None),
    "ombudsman": ("ombudsman", None),
    "clock": ("clock", None),
}
STAFF = "officer supervisor"
COMPLAINANTS = ("complete", "reply")  # duties that are the complainant's own

ENDS = ("closed", "rejected", "withdrawn")

# verb: (from, to; "" where the state stays, who)
MOVES = {
    "request_completion": ("received", "incomplete", "coordinator"),
    "complete": ("incomplete", "received", "complainant"),
    "lapse": ("incomplete", "withdrawn", "clock"),
    "reject": ("received", "rejected", "coordinator"),
    "dispatch": ("received", "dispatched", "coordinator"),
    "send_back": ("dispatched", "received", STAFF),
    "begin": ("dispatched", "investigating", STAFF),
    "transfer": ("dispatched investigating", "dispatched", "coordinator"),
    "answer": ("investigating", "answered", f"{STAFF} coordinator"),
    "answer_with_original": ("received dispatched investigating", "answered", "clock"),
    "extend": ("investigating", "", "supervisor coordinator"),
    "contest_extension": ("dispatched investigating", "", "complainant"),
    "suspend": ("investigating", "", f"{STAFF} coordinator"),
    "resume": ("investigating", "", f"{STAFF} coordinator"),
    "reclassify": ("dispatched investigating", "", f"{STAFF} coordinator"),
    "mark_remedied": ("answered closed", "", STAFF),
    "accept": ("answered", "closed", "complainant"),
    "deem_accepted": ("answered", "closed", "clock"),
    "rate": ("closed", "", "complainant"),
    "contest": ("answered", "investigating", "complainant"),
    "reopen": ("closed", "investigating", "complainant coordinator"),
    "withdraw": ("received incomplete dispatched investigating", "withdrawn", "complainant"),
    "appeal": ("rejected", "received", "complainant"),
    "escalate": (
        "received dispatched investigating answered rejected",
        "escalated",
        "complainant coordinator",
    ),
    "demand": ("escalated", "", "ombudsman"),
    "explain": ("escalated", "", f"{STAFF} coordinator"),
    "remand": ("escalated", "investigating", "ombudsman"),
    "conclude": ("escalated", "closed", "ombudsman"),
}

# verb: (duties it opens, meets, ends unmet)
ALL_BUT_REMEDY = "receipt verify first_answer complete follow_up settle decide notify reply explain"
DUTIES = {
    "request_completion": ("complete", "verify first_answer", "settle decide"),
    "complete": ("verify settle decide", "complete", ""),
    "lapse": ("", "", ALL_BUT_REMEDY),
    "reject": ("", "verify first_answer", "settle decide"),
    "dispatch": ("follow_up", "verify first_answer", ""),
    "send_back": ("verify", "", "follow_up"),
    "begin": ("", "follow_up", ""),
    "transfer": ("follow_up", "", "follow_up"),
    "answer": ("notify reply", "follow_up settle decide", ""),
    "answer_with_original": ("notify reply", "verify first_answer follow_up settle decide", ""),
    "mark_remedied": ("", "remedy", ""),
    "accept": ("", "reply", ""),
    "deem_accepted": ("", "reply", ""),
    "contest": ("settle", "reply", ""),
    "reopen": ("settle", "reply", ""),
    "withdraw": ("", "", ALL_BUT_REMEDY),
    "appeal": ("verify", "", ""),
    "escalate": ("", "", "verify first_answer follow_up reply"),
    "demand": ("explain", "", "explain"),
    "explain": ("", "explain", ""),
    "remand": ("settle", "", "settle decide explain"),
    "conclude": ("", "", ALL_BUT_REMEDY),
}

# kind: (length, what it counts); settle by class
W, C = "working_day", "calendar_day"
LENGTHS = {
    "receipt": (0, C),
    "verify": (3, W),
    "first_answer": (14, C),
    "complete": (30, C),
    "follow_up": (5, W),
    "decide": (60, C),
    "notify": (14, C),
    "reply": (10, W),
    "explain": (14, C),
}
SETTLE = {"information": 5, "aspiration": 5, "ordinary": 14, "supervisory": 60}
SETTLE_LATER = 14  # or the class's length, if shorter
DECIDED = ("ordinary", "supervisory")
EXTENSION = {"information": 5, "aspiration": 5, "ordinary": 14, "supervisory": 0}  # once, first round
SUSPENSION = {"information": 0, "aspiration": 0, "ordinary": 14, "supervisory": 14}  # working days in all
REASONS = ("awaiting_complainant", "awaiting_other_body", "force_majeure")
WAY_BACK = 30  # calendar days after the closing or the rejection


@dataclass
class Pause:
    """The clock stands still: days d with start < d <= until do not count. `until` is the last day that the rule
    allows, as long as nobody ended it before."""

    start: date
    until: date
    reason: str
    ended: bool = False


@dataclass
class Duty:
    kind: str
    round: int
    zero: date
    length: int | None  # None: the date was given
    unit: str
    week: frozenset[int]
    own: date | None = None  # the day on which it ends by itself
    shared: date | None = None  # the earliest such day among the cases linked with this one
    first: date | None = None  # as first counted, the class of the dispatch included
    extended: int | None = None
    contested: bool = False
    pauses: list[Pause] = field(default_factory=list)
    met: datetime | None = None
    ended: datetime | None = None
    ended_by: str = ""

    @property
    def due(self) -> date | None:
        return min(self.own, self.shared or self.own) if self.own else None

    @property
    def runs(self) -> bool:
        return self.met is None and self.ended is None


@dataclass
class Agency:
    """Where the cases live. `weeks`: the ISO weekdays worked, by unit and, under "", the agency's own."""

    zone: str
    weeks: dict[str, frozenset[int]]
    days_off: frozenset[date]
    years: frozenset[int]  # those whose days off are known
    supervisors_answer: frozenset[str] = frozenset()  # units whose answers are a supervisor's

    def local(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.zone)).date()

    def after(self, day: date) -> datetime:
        """The first instant after a local day."""
        return datetime.combine(day + ONE_DAY, time(), ZoneInfo(self.zone))

    def works(self, day: date, week: frozenset[int]) -> bool:
        return day.isoweekday() in week and day not in self.days_off

    def counted(self, duty: Duty) -> date | None:
        """The last day of its length, extension included."""
        assert duty.length is not None
        return self.walk(duty, duty.zero, duty.length + (duty.extended or 0))

    def walk(self, duty: Duty, day: date, left: int) -> date | None:
        """So many of its days on, one by one; none where the way leads into an unknown year."""
        while left:
            day += ONE_DAY
            if duty.unit == W and day.year not in self.years:
                return None
            stands_still = any(pause.start < day <= pause.until for pause in duty.pauses)
            left -= not stands_still and (duty.unit == C or self.works(day, duty.week))
        return day

    def between(self, duty: Duty, after: date, until: date) -> int:
        """How many of its days d have after < d <= until."""
        days = [after + timedelta(days=n) for n in range(1, (until - after).days + 1)]
        return sum(duty.unit == C or self.works(day, duty.week) for day in days)

    def stood_still(self, duty: Duty) -> int:
        return sum(self.between(duty, pause.start, pause.until) for pause in duty.pauses)

    def late(self, duty: Duty, now: datetime) -> int | None:
        """By how many of its days; none for the complainant's own duties and without a date."""
        if duty.due is None or duty.kind in COMPLAINANTS:
            return None
        return self.between(duty, duty.due, self.local(duty.met or duty.ended or now))
