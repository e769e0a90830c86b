"""Plugs the rooms together: settings, URLs, the Celery app, the servers of one machine."""
