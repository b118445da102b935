"""The keys: one table of commands, what is made of it, and the keys as the user has them."""
