"""What people entered of a unit's year, indicator by indicator."""
