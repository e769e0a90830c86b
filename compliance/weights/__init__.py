"""The versions of an instrument's weights: the first is its file, later ones are written by an administrator with a reason."""
