"""The rooms of the page reporting, one a part of it."""
