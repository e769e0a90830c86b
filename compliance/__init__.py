"""How well did a unit do? Measures, scores, and the Ombudsman's desk."""
