"""What the forms of both apps share."""
