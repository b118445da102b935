"""One open dossier: the facade that both front ends use, and what it is put together from."""

from dossier.session.dossier import Dossier, places

__all__ = ["Dossier", "places"]
