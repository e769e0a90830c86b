"""Which days are off, who proposed them, and what is approved?"""
