"""Places in running text, decided by the gazetteer and what stands around a name."""

from extractors.reading.places.find import PlaceMention, find_places
from extractors.reading.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "PlaceMention", "find_places"]
