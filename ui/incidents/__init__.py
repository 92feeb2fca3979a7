"""The rooms of the page incidents."""
