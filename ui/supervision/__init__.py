"""Rooms of the page 督查问责."""
