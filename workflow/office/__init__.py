"""Verbs about the office itself: its units and agencies, and the messages that did not arrive."""
