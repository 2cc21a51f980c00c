"""The shared record of a case: rules, models, queries and actions, and the web plumbing."""
