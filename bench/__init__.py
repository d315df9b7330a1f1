"""Measures of the product: `python -m bench`, or `make bench`. Nothing here runs in the tests."""
