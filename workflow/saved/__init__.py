"""What somebody keeps under a name: a page of the work list or of the desk; and who is told of what is new in a list."""
