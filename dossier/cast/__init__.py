"""The actors of a dossier as they are kept: merged article by article, and corrected by the user.

What the articles say of one name is a node. The rules join nodes to actors; the user's corrections
then move nodes from actor to actor, or take mentions out of them. So a new article changes only the
nodes that it names, and a correction only the actors that it is about.
"""
