"""The reporting calendar and what is sent because of it: reminders before and after a due day, and serious incidents at once."""
