"""How things look in answers, by noun: one function each, and beside it the serializer that documents it."""
