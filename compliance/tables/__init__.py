"""Small tables that people send in: CSV of any usual kind, or XLSX."""
