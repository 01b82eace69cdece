"""Every way to change the catalogue, one file a verb. Each command is one transaction."""
