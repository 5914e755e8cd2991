"""Figures, dates, places and actors as they stand in the text: one finder a file."""
