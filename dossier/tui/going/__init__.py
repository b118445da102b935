"""Going from place to place: by name, by hit, by label, back and forth, and to where the app was left."""
