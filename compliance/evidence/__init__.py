"""What proves a unit's year: the documents that the instrument asks for, and the binder that is handed in."""
