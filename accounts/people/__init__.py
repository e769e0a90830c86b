"""Keeping who works here: which seats make sense, who may give them, and the log of what was changed."""
