"""REST: routes that parse, ask and shape; and the application that puts all ways in together."""
