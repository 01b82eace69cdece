"""From the catalogue's objects to the JSON a stranger understands. One function a thing."""
