"""One file for each sort of page: it asks, and hands a template what to show."""
