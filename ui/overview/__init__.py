"""The rooms of the page overview."""
