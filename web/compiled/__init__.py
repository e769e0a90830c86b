"""Templates of the web door as Python functions (docs/adr/0107)."""
