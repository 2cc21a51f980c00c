"""The law of the product: tables and pure functions. Standard library only."""
