"""What do the rules say? Counting days, and rules as data: no database, no clock."""
