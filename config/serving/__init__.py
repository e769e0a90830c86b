"""How the web process takes requests in: whole, in good time, before any of its threads hears of them."""
