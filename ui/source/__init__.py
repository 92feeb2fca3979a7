"""The rooms of the page source: a submitted report as it was filed."""
