"""The forms of the family's pages."""
