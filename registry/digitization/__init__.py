"""How far reporting is electronic: counted from facts, beside what is officially stated."""
