"""The JSON of answers, by noun: for each a function and the serializer that documents it."""
