"""Which dates does a change of the calendar move, and who approves it?"""
