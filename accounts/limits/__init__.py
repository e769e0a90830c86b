"""How often somebody may try something. What is counted lies in Redis and may be lost: then everybody may.

Which limits there are, and why nobody is shut out by what others do: docs/adr/0025.
"""
