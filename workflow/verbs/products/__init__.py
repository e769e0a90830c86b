"""The register of the Ombudsman's products: what it asks of a body, by when, what was done and what it made of that
(docs/adr/0062)."""
