"""Who acts in an article and across a dossier: people, organisations, governments and places."""

from dossier.analysis.actors.find import find_actors
from dossier.analysis.actors.merge import ActorIndex, merge_actors

__all__ = ["ActorIndex", "find_actors", "merge_actors"]
