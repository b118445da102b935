"""What the user decided against what was worked out: kept in plain files of the dossier, and undone."""
