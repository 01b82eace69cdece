"""The pages: what officials read and stewards work with, in Vietnamese and in English.

``site.routes`` is everything there is to mount; ``refusals`` says no as a page.
"""
