"""When does a duty end, who is reminded, and what follows when it passes?"""
