"""Teaching the learned coder: from the sentences in the package to the small network that ships with it.

Run `python -m tests.training --help`; it needs the dependency group `training`, the program itself never does.
"""
