"""A refresh from start to end."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dossier.analysis.actors.spacy_names import Marker, ModelNotInstalledError, spacy_marker
from dossier.analysis.events.fingerprints import VERSION as FINGERPRINT_VERSION
from dossier.analysis.quotes import QuoteLexicon, default_lexicon
from dossier.articles.outlets import Outlets
from dossier.config import Config
from dossier.corrections.actors import ActorCorrections
from dossier.corrections.events import EventCorrections
from dossier.corrections.quote_places import quote_journal
from dossier.corrections.quotes import apply_quote_corrections
from dossier.model import Cancelled, Progress, RefreshReport
from dossier.refresh.analysing import analyse_pending
from dossier.refresh.changes import find_changes
from dossier.refresh.grouping_actors import group_actors
from dossier.refresh.grouping_events import regroup_events
from dossier.refresh.indexing import index_pending
from dossier.refresh.memory import give_back
from dossier.refresh.reading import Read, read_changes
from dossier.refresh.stating import read_stated
from dossier.search.index import SearchIndex
from dossier.storage.applied import AppliedJournal
from dossier.storage.catalogue import Catalogue
from dossier.storage.findings import Findings
from dossier.storage.placement import Placement
from dossier.storage.values import dumps

# Raised when the step's results change for the same files, so that stored ones are made again; with reading,
# that of dossier/importing/ledger.py, which holds what tells one text from another.
_VERSIONS = {"reading": 5, "analysing": 6, "grouping": 1}
_OWN_KEYS = ("reading", "analysing")  # what they are is known before the step is done


def user_lexicon(config: Config) -> tuple[QuoteLexicon, tuple[str, ...]]:
    """Return the words that reports of speech are known by, with the user's, and what is wrong with those."""
    lexicon = default_lexicon().extended(role_nouns=config.role_nouns, honorifics=config.honorifics)
    problems: list[str] = []
    for verb in config.cue_verbs:
        try:
            lexicon = lexicon.extended(cue_verbs=[verb])
        except ValueError:
            problems.append(f"config.yaml: “{verb}” under cue_verbs is no verb and is left out.")
    return lexicon, tuple(problems)


def name_marker(config: Config) -> tuple[Marker | None, tuple[str, ...]]:
    """Return what marks names in place of the shipped tagger, if that is asked for, and why it cannot."""
    if not config.names:
        return None, ()
    try:
        return spacy_marker(config.names), ()
    except ModelNotInstalledError as error:
        return None, (f"config.yaml: names: {error}; the built-in tagger is used.",)


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a refresh works on."""

    folder: Path
    config: Config
    catalogue: Catalogue
    findings: Findings
    corrections: EventCorrections
    actor_corrections: ActorCorrections
    index: Callable[[], SearchIndex]

    def run(self, *, rebuild: bool, progress: Progress, cancelled: Cancelled) -> RefreshReport:
        """Bring everything up to date; what is done when cancelled stays done."""
        started = time.monotonic()
        database = self.catalogue.database
        keys = self._keys()
        read_all = rebuild or database.meta("reading") != keys["reading"]
        counts, stated_problems = self._read(read_all, progress, cancelled)
        if rebuild or counts.touched or any(database.meta(step) != keys[step] for step in _OWN_KEYS):
            with database.transaction():
                if not cancelled():
                    database.set_meta("reading", keys["reading"])
                if rebuild or database.meta("analysing") != keys["analysing"]:
                    self.findings.reset()
                    database.set_meta("analysing", keys["analysing"])
                if rebuild:
                    self.catalogue.reset_indexed()
                if counts.touched or rebuild:
                    database.set_meta("grouping", "")
        if not cancelled():
            index_pending(self.catalogue, self.index(), progress=progress, cancelled=cancelled)
            if counts.touched or rebuild:
                give_back()
        lexicon, odd_verbs = user_lexicon(self.config)
        mark, marking = name_marker(self.config) if self.findings.pending() else (None, ())
        if not cancelled():
            self._analyse_and_group(keys["grouping"], lexicon, mark, progress, cancelled)
        problems = odd_verbs + marking + self._correct_quotes() + stated_problems
        return RefreshReport(
            added=counts.added,
            changed=counts.changed,
            removed=counts.removed,
            renamed=counts.renamed,
            unchanged=counts.unchanged,
            skipped=tuple(self.catalogue.skipped()),
            complete=not cancelled(),
            problems=(*problems, *self.corrections.problems(), *self.actor_corrections.problems()),
            seconds=time.monotonic() - started,
        )

    def _read(self, read_all: bool, progress: Progress, cancelled: Cancelled) -> tuple[Read, tuple[str, ...]]:
        """Read what has changed; return how much that was, and what is wrong with what the user stated."""
        stated, problems = read_stated(self.folder, self.catalogue)
        known = self.catalogue.files()
        counts = read_changes(
            self.catalogue,
            self.folder,
            find_changes(self.folder, self.config.articles, known, read_all=read_all),
            known,
            Outlets.load(self.config.outlets, self.config.agencies),
            stated=stated,
            read_all=read_all,
            progress=progress,
            cancelled=cancelled,
        )
        return counts, problems

    def _analyse_and_group(
        self, key: str, lexicon: QuoteLexicon, mark: Marker | None, progress: Progress, cancelled: Cancelled
    ) -> None:
        database = self.catalogue.database
        if analyse_pending(
            self.catalogue, self.findings, lexicon, mark=mark, progress=progress, cancelled=cancelled
        ):
            database.set_meta("grouping", "")
        if not cancelled():
            group_actors(database, self.config.aliases, self.actor_corrections)
        if cancelled():
            return
        self.corrections.apply_edits()
        if database.meta("grouping") == key and not Placement(database).touched():
            return
        progress("Grouping", 0, 1)
        give_back()
        if regroup_events(self.findings, self.corrections, cancelled):
            database.set_meta("grouping", key)
            progress("Grouping", 1, 1)

    def _correct_quotes(self) -> tuple[str, ...]:
        """Lay what the user said of quotes over those found; return what is wrong with the file."""
        decisions = AppliedJournal(quote_journal(self.folder), self.catalogue.database)
        apply_quote_corrections(decisions, self.catalogue, self.findings)
        broken = decisions.problem()
        return () if broken is None else (broken,)

    def _keys(self) -> dict[str, str]:
        """Return, for each step, what its results depend on besides the files."""
        config = self.config
        settings = {
            "reading": [config.articles, dict(config.outlets), dict(config.agencies)],
            "analysing": [
                FINGERPRINT_VERSION,
                config.cue_verbs,
                config.role_nouns,
                config.honorifics,
                config.names,
            ],
            "grouping": [],
        }
        return {
            step: hashlib.blake2b(dumps([_VERSIONS[step], value]).encode(), digest_size=8).hexdigest()
            for step, value in settings.items()
        }
