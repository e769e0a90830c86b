"""How does one message leave: by mail, to a phone, into a file?"""
