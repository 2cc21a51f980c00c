"""Handing messages over to the world: one small port, and an adapter for each way out.

Nothing here knows the record. `rounds` takes messages out of the outbox and writes down what
became of them; the rest speaks to receivers and reads their answers.
"""
