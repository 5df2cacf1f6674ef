"""The reviewed data of a seeds/ folder, loaded once and handed to every reader."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractors.lexicon import Lexicon
from extractors.reading.actors import ActorIndex
from extractors.reading.places import Gazetteer
from extractors.relevance import Topic

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "seeds"


@dataclass(frozen=True)
class Knowledge:
    """What the topic is and what was known at the start; each part is read when first asked for."""

    folder: Path = DEFAULT_FOLDER

    @cached_property
    def topic(self) -> Topic:
        """What is on topic, from topic.toml."""
        return Topic.load(self.folder / "topic.toml")

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places, from places.csv."""
        return Gazetteer.load(self.folder / "places.csv")

    @cached_property
    def actors(self) -> ActorIndex:
        """People, groups, agencies and companies, from actors.toml."""
        return ActorIndex.load(self.folder / "actors.toml")

    @cached_property
    def lexicon(self) -> Lexicon:
        """Words the readers know, from lexicon/*.toml."""
        return Lexicon(self.folder / "lexicon")
