"""How far reporting is electronic: counted from evidence, beside tallies and targets.

One module a subject: ``metrics`` (the whole of one figure), ``standings`` (its members),
``splitting`` (its parts), ``official`` and ``targets`` (what was stated and is wanted), ``pacing``,
``supposing``, ``supplying``.
"""
