"""What a command or a page does, each joining the rooms below."""
