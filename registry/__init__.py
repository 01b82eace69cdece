"""What the registry is: kinds, versions, the log, the catalogue.

It knows nothing of HTTP, GraphQL or HTML.
"""
