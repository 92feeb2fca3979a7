"""The rooms of the page work."""
