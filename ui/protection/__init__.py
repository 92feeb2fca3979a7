"""The rooms of the page protection."""
