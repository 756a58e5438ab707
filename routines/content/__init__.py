"""A routine's content: its document, what it may hold, and the only writer of it."""
