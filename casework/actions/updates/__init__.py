"""Updates: drafted, previewed, released by one or two people, corrected, withdrawn."""
