"""Who is asked after their case was closed, and what did they say (docs/adr/0060)?"""
