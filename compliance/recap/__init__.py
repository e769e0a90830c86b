"""What may the public read of a month (docs/adr/0057)?"""
