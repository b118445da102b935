"""One module for each family of formats; `dossier.importing.kinds` lists them."""
