"""Calling libraries on files that strangers wrote."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator

from dossier.articles.files import Unreadable


@contextlib.contextmanager
def library(reason: str) -> Iterator[None]:
    """Have a library read a file: it says nothing, and whatever it raises means that it cannot.

    What libraries log and print of an odd file repeats what stands in it.

    Raises:
        Unreadable: with the reason given, a part of a sentence.
    """
    disabled = logging.root.manager.disable
    logging.disable()
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    except (Unreadable, ModuleNotFoundError):
        raise
    except Exception as error:
        raise Unreadable(reason) from error
    finally:
        logging.disable(disabled)
