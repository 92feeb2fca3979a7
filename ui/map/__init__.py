"""The rooms of the page map."""
