"""One frozen Settings, read once at the start of a command and passed on."""

from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from extractors.errors import BadInput

SETTINGS_FILE = "corridor.toml"
REPOSITORY = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Every setting, from CORRIDOR_* variables, then corridor.toml in the working folder, then these defaults."""

    model_config = SettingsConfigDict(
        env_prefix="CORRIDOR_", toml_file=SETTINGS_FILE, frozen=True, extra="forbid", ignored_types=(cached_property,)
    )

    home: Path = Field(Path("data"), description="Folder of the warehouse, its published copy and the kept pages.")
    seeds_folder: Path = Field(REPOSITORY / "seeds", description="Topic, sources, actors, places and the seed set.")
    sources_file: Path | None = Field(None, description="Another sources.toml than the one in seeds_folder.")
    originals_folder: Path | None = Field(
        None, description="Folder with the seed articles' own texts, extracted in place of the abstracts."
    )
    contact: str | None = Field(None, description="Your page or address, said in the User-Agent so that sites can ask.")
    host_delay_s: Annotated[float, Field(ge=0)] = Field(2.0, description="Least seconds between requests to one host.")
    response_deadline_s: Annotated[float, Field(gt=0)] = Field(60.0, description="Most seconds a response may take.")
    response_max_mb: Annotated[float, Field(gt=0)] = Field(10.0, description="Most decoded megabytes of a response.")
    allow_private_addresses: bool = Field(False, description="Fetch from loopback and private networks too.")
    fetch_workers: Annotated[int, Field(ge=1, le=64)] = Field(8, description="Hosts asked at the same time.")
    round_size: Annotated[int, Field(ge=1)] = Field(200, description="Candidates fetched before they are read.")
    batch_size: Annotated[int, Field(ge=1)] = Field(40, description="Articles read and stored in one transaction.")
    max_attempts: Annotated[int, Field(ge=1)] = Field(6, description="Fetches of one article before it is given up.")
    max_rechecks: Annotated[int, Field(ge=0)] = Field(8, description="Fetches of a known url for announced changes.")
    lock_wait_s: Annotated[float, Field(ge=0)] = Field(30.0, description="Seconds to wait for the warehouse file.")
    time_zone: str = Field("Asia/Karachi", description="Zone of the schedule's cron line.")
    cron: str = Field("0 * * * *", description="When the scheduled ingest runs.")
    ignore_cadence: bool = Field(False, description="Poll every source now, however lately it was polled.")

    @field_validator("home", "seeds_folder", "sources_file", "originals_folder")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().resolve() if path else None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: arguments, environment, corridor.toml."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def warehouse_file(self) -> Path:
        """The working warehouse, held for writing by one process at a time."""
        return self.home / "warehouse.duckdb"

    @property
    def published_folder(self) -> Path:
        """The read-only copy for analysts, with Parquet beside it."""
        return self.home / "published"

    @property
    def published_file(self) -> Path:
        """The read-only DuckDB copy."""
        return self.published_folder / "corridor.duckdb"

    @property
    def archive_folder(self) -> Path:
        """The kept bytes, as WARC files."""
        return self.home / "warc"

    @property
    def sources_path(self) -> Path:
        """The sources.toml in use."""
        return self.sources_file or self.seeds_folder / "sources.toml"


def load_settings(**overrides: object) -> Settings:
    """Read the settings once; raise BadInput naming each wrong one."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
        raise BadInput(
            "bad_settings",
            f"Settings are wrong: {wrong}",
            remedy=f"Correct the CORRIDOR_* variables or {SETTINGS_FILE}.",
        ) from None
