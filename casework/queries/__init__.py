"""Reads: every function takes the viewer and sees only what the scope allows."""
