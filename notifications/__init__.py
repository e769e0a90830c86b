"""Who is told, by which way, in which words, and did it leave?"""
