"""Before a year is frozen, each unit reads its draft, objects case by case and replies (docs/adr/0068)."""
