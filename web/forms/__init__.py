"""What may be typed into a form, and which verb does it call?"""
