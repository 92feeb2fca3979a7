"""Recognises a file: which report it is, whose, and of which month, each with what that is known by.

A guess for a clerk to confirm, made from the file's name, its header and its rows. Nothing here refuses a file.
"""

from analytics.recognition.guess import Guess, Recognised, recognise

__all__ = ["Guess", "Recognised", "recognise"]
