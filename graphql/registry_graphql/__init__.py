"""GraphQL, by Strawberry."""
