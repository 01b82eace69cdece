"""The addresses of REST, one file a subject. A route parses, asks the view, shapes."""
