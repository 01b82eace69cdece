"""Plans: what a query selects, compiled once into functions that answer as the executor does."""
