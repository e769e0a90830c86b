"""Some figures only: sz_ask SECONDS PLANS ROLE SUBSTRING..."""

import logging
import sys
from pathlib import Path

logging.disable()
import os

if os.environ.get("SZ"):
    from django.db import connections

    for alias in connections:
        o = connections[alias].settings_dict.setdefault("OPTIONS", {})
        o["options"] = (o.get("options", "") + " -c search_path=size,public").strip()
from django.test import Client

from accounts import tokens
from accounts.roles import Role
from bench import asking
from config.serving import loaded
from workflow import clock

loaded.keep()
secs, plans, role, subs = float(sys.argv[1]), Path(sys.argv[2]), Role(sys.argv[3]), sys.argv[4:]
user = asking.reader_of(role)
token = tokens.issue(user, at=clock.now())[0]
mine = asking._references(user, role)
client = Client(headers={"host": "localhost"})
client.force_login(user)


def wanted(n):
    return any(s in n for s in subs)


with plans.open("a") as out:
    for a in asking.figures(role, mine, 5):
        if wanted(a.name):
            print(a.name, role, {k: v for k, v in asking._measure(a, token, secs, out).items()}, flush=True)
    for p in asking.pages(role, user.memberships.get(role=role), mine):
        if wanted(p.name):
            print(p.name, role, asking._page(p.name, p.paths, client, secs, out), flush=True)
