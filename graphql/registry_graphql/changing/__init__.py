"""Everything that changes the catalogue: inputs, mutations, change requests, refusals as data."""
