"""Demo data: 14 months of invented complaints, told through the verbs. Development settings only."""
