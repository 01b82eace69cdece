"""The desk: where stewards and registrars, signed in, change what everybody reads."""
