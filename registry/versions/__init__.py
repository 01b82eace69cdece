"""The rules of time, as pure functions: numbers, statuses, validity, resolution, differences."""
