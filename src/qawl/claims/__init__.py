"""What is in question, and who answered."""
