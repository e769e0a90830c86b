"""What becomes of a file before somebody else may read it, and where does it lie?"""
