"""The words that an outlet or a speaker chose, and those that they could have chosen."""
