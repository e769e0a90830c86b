"""The indicators of complaint management in the instrument of 2026 that count themselves from what happened."""
