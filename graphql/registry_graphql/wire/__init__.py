"""The wire: everything between bytes and schema. Protocol, limits, plans, answers kept as bytes."""
