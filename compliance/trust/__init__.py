"""The survey of public trust: what respondents answered, without who they are, and the score that follows from it."""
