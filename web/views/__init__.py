"""Which page answers an address? A screen a file."""
