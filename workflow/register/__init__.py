"""How do cases of an older register come in?"""
