"""What is called from where: no signals, tasks rung by the outbox, files of one subject, a law that is pure."""

import ast
import re
from typing import Final

from tests.architecture.rules.rule import Places, Rule, at, words
from tests.architecture.source import Source, chain

# No signals: what happens stands where it happens.

SIGNALS: Final = (
    "django.dispatch",
    "django.db.models.signals",
    "django.db.backends.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
    "django.test.signals",
    "allauth.account.signals",
    "blinker",
)


def signals(source: Source) -> Places:
    yield from (node for node, name in source.imports() if name.startswith(SIGNALS))
    yield from (node for node, name in source.mentions() if name.startswith(SIGNALS))
    for node in source.nodes:
        for decorator in getattr(node, "decorator_list", ()):
            if chain(decorator)[-1] == "receiver":
                yield decorator


NO_SIGNALS: Final = Rule(
    "there are no signals, but Celery's own, which start its processes",
    signals,
    bad=at(
        "complaints/apps.py",
        "from django.db.models.signals import post_save",
        "from django.db.models import signals",
        "from django.dispatch import receiver",
        "import django.dispatch",
        "from django.db import models\n\nmodels.signals.post_save.connect(told)",
        "from house import receiver\n\n\n@receiver(saved)  # found\ndef told(sender, **more): ...",
        "from django.contrib.auth.signals import user_logged_in",
    ),
    good=at("config/celery.py", "from celery import signals\n\nsignals.worker_init.connect(refuse)")
    + at("config/supervisor.py", "import signal\n\nsignal.signal(signal.SIGTERM, stop)"),
)


# Tasks are rung by the outbox's doorbell and by other tasks.

RINGS: Final = words("delay delay_on_commit apply_async apply_async_on_commit send_task signature si subtask")


def rings(source: Source) -> Places:
    if source.path == "notifications/doorbell.py" or source.path.endswith("/tasks.py"):
        return
    yield from (node for node in source.nodes if isinstance(node, ast.Attribute) and node.attr in RINGS)
    for node, name in source.imports():
        of_celery = name.startswith("celery") and source.room != "config"
        a_task = re.search(r"(^|\.)tasks(\.|$)", name) is not None
        a_bell = name.startswith("notifications.doorbell") and source.room != "notifications"
        if of_celery or a_task or a_bell:
            yield node


TASKS_ARE_RUNG_BY_THE_OUTBOX: Final = Rule(
    "tasks are rung by the outbox, by tasks and by beat alone",
    rings,
    bad=at(
        "workflow/verbs/moves.py",
        "deliver.delay()",
        "deliver.apply_async(args)",
        "deliver.delay_on_commit()",
        "app.send_task('notifications.tasks.deliver_due')",
        "transaction.on_commit(deliver.delay)",
        "from notifications.tasks import deliver_due",
        "from notifications import tasks",
        "from notifications import doorbell",
        "from celery import shared_task",
        "import celery",
    )
    + at("web/views/file.py", "from workflow import tasks"),
    good=at(
        "notifications/outbox.py",
        "from notifications import doorbell\n\ntransaction.on_commit(doorbell.ring)",
    )
    + at("workflow/tasks.py", "from celery import shared_task", "follow.apply_async()")
    + at("config/celery.py", "from celery import Celery"),
)


# Files say what they are about, and can be read in one sitting.

DRAWERS: Final = words(
    "utils util helpers helper common core services service managers misc tools base shared lib"
)
NAMED_BY_DJANGO: Final = ("config/settings/", "complaints/postgresql/")
LONGEST: Final = 500


def names_and_lengths(source: Source) -> Places:
    *folders, name = source.path.removesuffix(".py").split("/")
    if DRAWERS & {*folders, name} and not source.path.startswith(NAMED_BY_DJANGO):
        yield 1
    if len(source.text.splitlines()) > LONGEST:
        yield LONGEST + 1


FILES_ARE_SMALL_AND_NAMED: Final = Rule(
    "no drawer is called after nothing, and no file is longer than a sitting",
    names_and_lengths,
    bad=(
        *at("workflow/utils.py", ""),
        *at("web/helpers/texts.py", ""),
        *at("complaints/services.py", ""),
        *at("law/counting.py", "\n" * 501),
    ),
    good=(
        *at("law/counting.py", "\n" * 500),
        *at("config/settings/base.py", ""),
        *at("complaints/postgresql/base.py", ""),
        *at("web/templatetags/tuntas.py", ""),
    ),
)


# The law is pure: it counts what it is told.

PURE: Final = ("law/", "compliance/scores.py", "compliance/instrument.py")
IMPURE: Final = words(
    """
    django celery psycopg redis time random secrets os socket subprocess threading rest_framework
    accounts complaints notifications workflow api web demo config
    """
)


def impure(source: Source) -> Places:
    if source.path.startswith(PURE):
        yield from (node for node, name in source.imports() if name.partition(".")[0] in IMPURE)


THE_LAW_IS_PURE: Final = Rule(
    "the law imports no framework, no clock and no room",
    impure,
    bad=at(
        "law/counting.py",
        "from django.utils.translation import gettext",
        "import time",
        "from workflow.models import Duty",
        "def count():\n    from accounts.models import Agency",
    )
    + at("compliance/scores.py", "import random"),
    good=at("law/counting.py", "from datetime import date, time", "from law.codes import Kind")
    + at("compliance/scoring.py", "from django.db.models import Q"),
)


# A docket that is passed on in hand is not read again: whoever passes it vouches for the case.

PASSED_ON: Final = ("workflow.clocks.under_lock.in_hand", "workflow.sweep.sweeps.acted")
"""What takes a docket from its caller."""


def passes_on(source: Source) -> Places:
    if source.path == "workflow/clocks/under_lock.py":
        return
    yield from (node for node, name in source.mentions() if name in PASSED_ON)
    yield from (node for node, name in source.imports() if name in PASSED_ON)


A_CASE_IS_PASSED_ON_BY_FEW: Final = Rule(
    "a locked case is passed on in hand by the clock and by the demo alone",
    passes_on,
    bad=at(
        "workflow/verbs/moves.py",
        "from workflow.clocks import under_lock\n\nwith under_lock.in_hand(docket, pk) as hand:  # found\n    verb(pk)",
        "from workflow.clocks.under_lock import in_hand",
        "from workflow.clocks.under_lock import in_hand as mine",
        "from workflow.clocks import under_lock as locks\n\npass_on = locks.in_hand",
        "import workflow.clocks.under_lock\n\nheld = workflow.clocks.under_lock.in_hand(docket, pk)",
        "from workflow.sweep import sweeps\n\nleft = sweeps.acted(pk, by=by, at=at, docket=docket)",
        "from workflow.sweep.sweeps import acted",
    ),
    good=at(
        "workflow/verbs/moves.py",
        "from workflow.clocks import under_lock\n\ndocket = under_lock.docket(pk)",
        "in_hand = logs.REQUEST.set(request_id)",
        "from workflow.sweep import sweeps\n\nsweeps.act(pk, by=by, at=at)",
    ),
    allowed={
        "workflow/sweep/sweeps.py": "an end that moves a case: the sweep locked it a moment before",
        "demo/tale.py": "a whole life told in one transaction, by one who knows all of its acts",
    },
)
