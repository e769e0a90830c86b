"""The least that could do the same: bare Django and DRF on the same server and the same database."""
