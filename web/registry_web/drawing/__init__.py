"""Geometry of what pages draw: drawn by the templates as accessible SVG and as tables."""
