"""The rooms of the page hazards."""
