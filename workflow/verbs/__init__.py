"""What may somebody do with a case? A file a phase; `table.py` has them by name."""
