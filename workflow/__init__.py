"""What may happen to a complaint, by when, and who did it?"""
