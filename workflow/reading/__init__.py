"""What does somebody read of cases: lists, explanations, papers, files?"""
