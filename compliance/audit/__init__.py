"""The outcome audit: whether what answers say was done, found of a sample whose seed was bound before they existed (docs/adr/0061)."""
