"""What does the clock do to many cases at once?"""
