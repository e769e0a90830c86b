"""The Celery app and the whole beat schedule. Celery is a doorbell: whatever it loses, a sweep finds again.

Tasks carry nothing that cannot be lost: no legal date is ever an ETA, no result is kept.
"""

import logging.config
import os
from typing import Any

from celery import Celery, signals
from django.conf import settings

from config import guard, pooler
from config.env import broker_url

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

app = Celery("tuntas")
app.conf.update(
    broker_url=broker_url(settings.REDIS_URL),
    broker_transport_options={
        # Worker and beat. The doorbell rings over a connection of its own with shorter times (notifications/doorbell.py).
        "socket_connect_timeout": 5,
        "socket_timeout": 10,
        # A hung broker that wakes up again is heard after 1 + 2 x 10 s at most.
        "health_check_interval": 10,
        "unacked_restore_throttle": 1,
        "visibility_timeout": 600,
    },
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,  # a day without the broker is waited out
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    worker_max_tasks_per_child=1000,
    task_soft_time_limit=480,
    timezone="UTC",
    beat_scheduler="config.leader.Leader",
    beat_schedule={
        # Legal clocks: a minute late is no day late; what is recorded carries the duty's own end.
        "clock": {"task": "workflow.tasks.sweep", "schedule": 60.0, "options": {"expires": 55}},
        # A change of calendar goes on where it stopped, a part of each 20 s: nothing is lost with a worker.
        "calendars": {
            "task": "workflow.tasks.follow_calendars",
            "schedule": 20.0,
            "options": {"expires": 18},
        },
        # Files that could not be read when they came: the scanner was away, or their pages are many.
        "files": {"task": "workflow.tasks.prepare_files", "schedule": 20.0, "options": {"expires": 18}},
        # Files of cases that the clock promised: the mail that offers one is made with it.
        "case_files": {"task": "workflow.tasks.case_files", "schedule": 20.0, "options": {"expires": 18}},
        # The promise behind the doorbell: everything is sent within a minute of its channel being healthy.
        "outbox": {"task": "notifications.tasks.deliver_due", "schedule": 20.0, "options": {"expires": 18}},
        # Figures are exact without it, and quick with it: what was touched goes into their cells within a minute.
        "figures": {"task": "compliance.tasks.recount", "schedule": 30.0, "options": {"expires": 28}},
        # The public recap of a month, ten days after its end in each agency's zone.
        "recaps": {
            "task": "compliance.tasks.freeze_recaps",
            "schedule": 3600.0,
            "options": {"expires": 3000},
        },
        # Of the cases that were closed last month, a sample is asked how it went: once a month and agency.
        "questions": {"task": "compliance.tasks.ask", "schedule": 3600.0, "options": {"expires": 3000}},
        # What was held for a mailbox, once a day each.
        "digests": {"task": "workflow.tasks.digests", "schedule": 3600.0, "options": {"expires": 3000}},
        # What is late and due, to heads, once a week when their agency's sending window opens.
        "heads": {"task": "workflow.tasks.tell_heads", "schedule": 1800.0, "options": {"expires": 1700}},
        # What is new in filters of the work list, to who watches them.
        "filters": {
            "task": "workflow.tasks.tell_of_filters",
            "schedule": 600.0,
            "options": {"expires": 580},
        },
        # What the intake queue suggests by; an agency once a day.
        "suggestions": {"task": "workflow.tasks.learn", "schedule": 300.0, "options": {"expires": 280}},
        # How a silent beat is noticed (/readyz): the sweep's heartbeat is a database row.
        # Replies remembered for retries live seven days, tokens twelve hours: tidy once a day.
        "tidy": {"task": "workflow.tasks.tidy", "schedule": 24 * 3600.0, "options": {"expires": 3600}},
    },
)
app.autodiscover_tasks()


def keep_our_logs(**_: Any) -> None:
    """Celery leaves logging alone when somebody else sets it up: worker and beat write the same lines as web."""
    logging.config.dictConfig(settings.LOGGING)


def refuse_unsafe_database(**_: Any) -> None:
    guard.refuse_unsafe_database()
    pooler.refuse_shared_sessions()


signals.setup_logging.connect(keep_our_logs)
signals.worker_init.connect(refuse_unsafe_database)
signals.beat_init.connect(refuse_unsafe_database)
