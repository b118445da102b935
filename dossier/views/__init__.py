"""What a query finds, seen in other ways than as a list: pure functions for the screens and the commands."""
