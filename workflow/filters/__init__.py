"""Filters of the work list that somebody keeps, and who is told of what is new in them."""
