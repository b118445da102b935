"""config.yaml: what can be read holds, what cannot is said with its line."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from dossier.config import Config, load_config, parse_config

ROOT = Path(__file__).resolve().parents[2]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()


def test_values_are_read() -> None:
    config = parse_config(
        "name: A strike\noutlets:\n  Harbour Times: [HT, ht.example]\ncue_verbs: [grumble]\n"
    )
    assert config.name == "A strike"
    assert config.outlets == {"Harbour Times": ("HT", "ht.example")}
    assert config.cue_verbs == ("grumble",)
    assert config.problems == ()


def test_an_unknown_setting_is_named_with_its_line_and_the_nearest_one() -> None:
    config = parse_config("name: x\noutlet: {}\n")
    assert config.problems == ("config.yaml line 2: there is no setting “outlet”; did you mean “outlets”?",)
    assert config.name == "x"


def test_a_bad_value_leaves_the_others_alone() -> None:
    config = parse_config("keys: 3\nname: x\n")
    assert config.name == "x"
    assert config.problems[0].startswith("config.yaml line 1: “keys” takes")


@pytest.mark.parametrize(
    "text",
    [
        "name: [\n",
        "a: &x [1]\nb: *x\n",
        "[" * 25_000,
        "- a\n- b\n",
        "name: !!python/object/apply:os.getcwd []\n",
    ],
    ids=["broken", "alias", "deep", "list", "tag"],
)
def test_what_cannot_be_read_is_one_sentence(text: str) -> None:
    config = parse_config(text)
    assert len(config.problems) == 1
    assert config.problems[0].startswith("config.yaml line ")


@pytest.mark.parametrize("folder", ["/etc", "../elsewhere", ""], ids=["absolute", "upwards", "empty"])
def test_the_articles_stay_inside_the_dossier(folder: str) -> None:
    config = parse_config(f'articles: "{folder}"\n')
    assert config.articles == "articles"
    assert config.problems


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("name: other\n")
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    (dossier / "config.yaml").symlink_to(tmp_path / "secret")
    assert load_config(dossier).name == ""
    assert load_config(dossier).problems


def test_control_characters_do_not_come_through() -> None:
    assert "\x1b" not in parse_config('name: "a\\eb"\n').name


def test_the_template_and_the_shipped_settings_explain_every_key_and_hold() -> None:
    template = resources.files("dossier").joinpath("config_template.yaml").read_text("utf-8")
    shipped = (ROOT / "config.yaml").read_text("utf-8")
    settings = [name for name in Config._fields if name != "problems"]
    for text in (template, shipped):
        assert parse_config(text).problems == ()
        lines = text.splitlines()
        for name in settings:
            place = next(n for n, line in enumerate(lines) if line.removeprefix("# ").startswith(f"{name}:"))
            assert lines[place - 1].startswith("# "), name


@pytest.mark.parametrize("value", ["!!bool maybe", '!!int ""', '!!float ""', "!!timestamp soon"])
def test_a_value_that_does_not_fit_its_tag(value: str) -> None:
    config = parse_config(f"theme: {value}\nname: x\n")
    assert config.name == "x"
    assert config.problems == ("config.yaml line 1: “theme” cannot be read; the default is used.",)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.yaml")
    assert "is not a file" in load_config(tmp_path).problems[0]


def test_what_was_read_is_kept_while_the_file_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    text = (
        "name: Quay\noutlets:\n  Harbour Times: [HT, Häfen]\ncue_verbs: [grumble]\nfly: 1\nkeys:\n  copy: Y\n"
    )
    (tmp_path / "config.yaml").write_text(text, "utf-8")
    first = load_config(tmp_path, cache)
    assert first == parse_config(text)
    monkeypatch.setattr("dossier.config.parse_config", lambda _: pytest.fail("read again"))
    assert load_config(tmp_path, cache) == first
    monkeypatch.undo()
    (tmp_path / "config.yaml").write_text("name: Pier\n", "utf-8")
    assert load_config(tmp_path, cache) == Config(name="Pier")


def test_what_is_kept_and_damaged_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: Quay\n", "utf-8")
    for _ in range(2):
        assert load_config(tmp_path, tmp_path) == Config(name="Quay")
    kept = (tmp_path / "config.json").read_bytes()
    for damaged in (b"", b"[]", b"null", kept[:-3], kept.replace(b"articles", b"particle"), b"\xff" + kept):
        (tmp_path / "config.json").write_bytes(damaged)
        assert load_config(tmp_path, tmp_path) == Config(name="Quay")
    assert load_config(tmp_path, tmp_path / "gone") == Config(name="Quay")


def test_a_second_start_reads_no_yaml(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("name: Quay\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from dossier.config import load_config;"
        f" folder = Path({str(tmp_path)!r}); print(load_config(folder, folder).name, 'yaml' in sys.modules)"
    )
    said = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
        said.append(done.stdout.split())
    assert said == [["Quay", "True"], ["Quay", "False"]]
