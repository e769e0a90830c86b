"""Measures Tuntas on this machine: each figure beside its floor, taken in the same run (docs/speed.md)."""
