"""Are the duties and columns of a case what its events tell?"""
