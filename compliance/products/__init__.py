"""What the register of the Ombudsman's products says of agencies: the share done in time."""
