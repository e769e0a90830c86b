"""What does a program ask over JSON, and what is it answered? A door: it reads, calls one verb, and writes nothing."""
