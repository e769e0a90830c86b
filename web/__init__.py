"""What does a person see and send in a browser? A door: it reads, calls one verb, and writes nothing."""
