"""Whole articles written for this project, with gold readings, a scorer and a gate."""
