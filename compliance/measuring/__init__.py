"""How are instruments of other ombudsmen reckoned from data (docs/instruments.md)?"""
