"""What the user is asked for, in a line or an editor, and what is then done with it."""
