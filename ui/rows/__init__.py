"""The rooms of the page rows."""
