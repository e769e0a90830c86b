"""What is written down of an act, and how does it read to whom?"""
