"""
An archive of invented plans, ready to be served: catalogue, Whoosh index and arrays, without reading a file.

    python -m bench.speed.made FOLDER --sections 100000      # then: archive serve --no-import with FOLDER's two folders

Made by the same processes and in the same parts as by `archive build`; only reading, outlining and annotating are left
out, since the plans are values already (`product.py` measures all of it). A folder that holds an archive of that size
built by this version of the program is left as it is.
"""

import argparse
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import orjson

from app.pipeline.processes import run_jobs
from app.pipeline.stamp import program_stamp
from app.search.build import merge
from app.settings import Settings, load_settings
from app.store.catalogue_writer import CatalogueWriter
from app.store.generations import CATALOGUE, SEARCH, Generations, write_stamp
from bench.speed.parts import parts
from bench.speed.sections import SEED, stamp


def settings_for(folder: Path) -> Settings:
    """The settings of the archive in *folder*."""
    return load_settings(documents=folder / "documents", index=folder / "index", inbox=False)


def make(folder: Path, sections: int, seed: int = SEED) -> dict[str, Any]:
    """
    Build an archive of *sections* sections in *folder*, unless it is there.

    Returns:
        Seconds of the clock and of the processors (all processes), bytes on disk, and the largest memory in MB.
    """
    kept = folder / "made.json"
    if kept.is_file():
        told: dict[str, Any] = orjson.loads(kept.read_bytes())
        built = Generations(settings_for(folder).index).stamp() or {}
        wanted = (sections, stamp(), program_stamp())
        if (told["sections"], told.get("corpus"), built.get("program")) == wanted:
            return told
    settings = settings_for(folder)
    settings.documents.mkdir(parents=True, exist_ok=True)
    began, worked = time.perf_counter(), _worked()
    build(settings, sections, seed)
    current = Generations(settings.index).current()
    told = {
        "sections": sections,
        "corpus": stamp(),
        "seconds": round(time.perf_counter() - began, 1),
        "cpu_s": round(_worked() - worked, 1),
        "bytes": sum(path.stat().st_size for path in current.rglob("*") if path.is_file()),
        "peak_mb": peak_mb(),
    }
    kept.write_bytes(orjson.dumps(told))
    return told


def build(settings: Settings, sections: int, seed: int = SEED) -> None:
    """Write a new generation and put it in place."""
    with Generations(settings.index).build() as target, TemporaryDirectory() as folder:
        jobs = list(parts(target / SEARCH, Path(folder), sections, seed))
        with CatalogueWriter(target / CATALOGUE) as catalogue:
            run_jobs(jobs, catalogue.insert)
        merge(target / SEARCH, len(jobs))
        write_stamp(target, {"program": program_stamp(), "plans": {}})


def peak_mb() -> int:
    """The largest memory this process or one of its children has had."""
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(used) // 1024


def _worked() -> float:
    """Seconds of the processor, of this process and of those it has started and waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    """Build and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sections", type=int, default=100_000)
    options = parser.parse_args()
    told = make(options.folder, options.sections)
    print(
        f"{told['sections']} sections in {told['seconds']} s ({told['cpu_s']} s of the processor), "
        f"{told['bytes'] / 1e6:.0f} MB on disk, at most {told['peak_mb']} MB of memory"
    )


if __name__ == "__main__":
    main()
