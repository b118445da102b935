"""Every quote of a dossier as a table of columns, which lists, counts and the command line share."""
