"""What is owed and when: of one regime in a year, and across regimes between two days."""
