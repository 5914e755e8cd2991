"""What is said to have happened: events with their type, roles, figures, place, date and who says so."""
