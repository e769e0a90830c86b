"""Who are we? Users, agencies, units and roles; who signs in, and how often somebody may try."""
