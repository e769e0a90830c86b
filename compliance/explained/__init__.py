"""Why a unit's score is what it is: from the score to dimension, indicator and case (docs/adr/0066)."""
