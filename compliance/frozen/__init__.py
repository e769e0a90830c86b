"""Scores of a year that were frozen: versions with every input, which can be rebuilt from events (docs/adr/0067)."""
