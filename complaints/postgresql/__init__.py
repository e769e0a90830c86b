"""The database backend of all rooms: Django's, with fewer trips to the server."""
