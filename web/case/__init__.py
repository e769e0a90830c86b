"""What does a page of a case show, and what may be done there now?"""
