//! Download size of the release: each file compressed with brotli's best quality, by kind.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::Outcome;
use crate::folder::files;
use crate::{hosting, single, sums};

/// Most bytes that a first visit fetches before the page answers, compressed.
const MOST_BEFORE: usize = 1_260_000;
/// Most bytes that a first visit fetches in all, compressed: the same and the chunks of the page's program.
const MOST_IN_ALL: usize = 1_665_000;

/// Kind of a file of the release, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    PageModule,
    PageChunk,
    PageScript,
    WorkerModule,
    WorkerScript,
    ForeignModule,
    ForeignScript,
    Style,
    Html,
    Picture,
    Sample,
    Other,
}

/// Bytes of the files of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    files: usize,
    plain: usize,
    brotli: usize,
}

/// Prints the table.
///
/// # Errors
/// If the release folder cannot be read, or a first visit fetches more than it may.
pub fn report(dist: &Path) -> Outcome {
    let mut weights = BTreeMap::<Part, Weight>::new();
    for path in files(dist)? {
        let bytes = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        let name = path.strip_prefix(dist).unwrap_or(&path);
        if is_beside(name) {
            continue;
        }
        let weight = weights.entry(Part::of(name)).or_default();
        weight.files += 1;
        weight.plain += bytes.len();
        weight.brotli += brotli(&bytes);
    }
    print!("{}", table(&weights));
    within_limits(&weights)
}

/// Fails if a first visit fetches more than it may.
fn within_limits(weights: &BTreeMap<Part, Weight>) -> Outcome {
    for (what, bytes, most) in [
        ("before the page answers", first_visit(weights, Part::is_before).brotli, MOST_BEFORE),
        ("in all", first_visit(weights, Part::is_visit).brotli, MOST_IN_ALL),
    ] {
        if bytes > most {
            return Err(format!(
                "A first visit fetches {bytes} bytes {what}; the limit is {most} (xtask/src/size.rs)."
            ));
        }
    }
    Ok(())
}

/// The weight of the parts of a first visit.
fn first_visit(weights: &BTreeMap<Part, Weight>, of: fn(Part) -> bool) -> Weight {
    sum(weights.iter().filter(|(part, _)| of(**part)).map(|(_, weight)| *weight))
}

/// Whether a file is not of the page: the page in one file, the hosts' files, and the list of hashes.
fn is_beside(name: &Path) -> bool {
    name.to_str().is_some_and(|name| {
        name == single::NAME || name == sums::NAME || hosting::is_for_hosts(&name.replace('\\', "/"))
    })
}

/// The table and its sums.
fn table(weights: &BTreeMap<Part, Weight>) -> String {
    let mut lines = vec![format!("{:<16}{:>6}{:>12}{:>12}", "part", "files", "bytes", "brotli")];
    let row = |name: &str, w: Weight| format!("{name:<16}{:>6}{:>12}{:>12}", w.files, w.plain, w.brotli);
    lines.extend(weights.iter().map(|(part, weight)| row(part.name(), *weight)));
    lines.push(
        row("before answers", first_visit(weights, Part::is_before)) + "  (a first visit, until the page answers)",
    );
    lines.push(row("first visit", first_visit(weights, Part::is_visit)) + "  (in all)");
    let foreign = sum(weights.iter().filter(|(part, _)| part.is_foreign()).map(|(_, weight)| *weight));
    lines.push(row("foreign", foreign) + "  (loaded only for workbooks, JSON and legacy encodings)");
    lines.push(row("everything", sum(weights.values().copied())));
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

fn sum(weights: impl Iterator<Item = Weight>) -> Weight {
    weights.fold(Weight::default(), |a, b| Weight {
        files: a.files + b.files,
        plain: a.plain + b.plain,
        brotli: a.brotli + b.brotli,
    })
}

impl Part {
    /// The kind of a file, by its path in the release folder.
    fn of(path: &Path) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match (ending.as_ref(), name.starts_with("worker")) {
            _ if path.starts_with("samples") => Self::Sample,
            ("wasm", _) if name.starts_with("foreign") => Self::ForeignModule,
            ("js", _) if name.starts_with("foreign") => Self::ForeignScript,
            ("wasm", _) if ["split_", "chunk_"].iter().any(|chunk| name.starts_with(chunk)) => Self::PageChunk,
            ("wasm", false) => Self::PageModule,
            ("wasm", true) => Self::WorkerModule,
            ("js", false) => Self::PageScript,
            ("js", true) => Self::WorkerScript,
            ("css", _) => Self::Style,
            ("html", _) => Self::Html,
            ("svg" | "ico" | "png", _) => Self::Picture,
            _ => Self::Other,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::PageModule => "page wasm",
            Self::PageChunk => "page chunks",
            Self::PageScript => "page js",
            Self::WorkerModule => "worker wasm",
            Self::WorkerScript => "worker js",
            Self::ForeignModule => "foreign wasm",
            Self::ForeignScript => "foreign js",
            Self::Style => "css",
            Self::Html => "html",
            Self::Picture => "pictures",
            Self::Sample => "samples",
            Self::Other => "other",
        }
    }

    /// Whether a first visit fetches it before the page answers.
    fn is_before(self) -> bool {
        use Part::{Html, PageModule, PageScript, Style, WorkerModule, WorkerScript};
        matches!(self, PageModule | PageScript | WorkerModule | WorkerScript | Style | Html)
    }

    /// Whether a first visit fetches it.
    fn is_visit(self) -> bool {
        self.is_before() || self == Self::PageChunk
    }

    /// Whether it is loaded only for workbooks, JSON and legacy encodings.
    fn is_foreign(self) -> bool {
        matches!(self, Self::ForeignModule | Self::ForeignScript)
    }
}

/// Size after compression with brotli's best quality.
pub fn brotli(bytes: &[u8]) -> usize {
    let mut counted = Counter(0);
    let mut writer = brotli::CompressorWriter::new(&mut counted, 1 << 16, 11, 24);
    let written = writer.write_all(bytes);
    drop(writer);
    if written.is_ok() { counted.0 } else { bytes.len() }
}

/// Counts the bytes written.
struct Counter(usize);

impl std::io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::random::SplitMix64;

    #[test]
    fn a_file_is_known_by_its_name() {
        for (path, part) in [
            ("app-1f_bg.wasm", Part::PageModule),
            ("split_rest-7f.wasm", Part::PageChunk),
            ("chunk_2-8a.wasm", Part::PageChunk),
            ("app-1f.js", Part::PageScript),
            ("boot-2a.js", Part::PageScript),
            ("worker-3b.wasm", Part::WorkerModule),
            ("worker-3b.js", Part::WorkerScript),
            ("foreign-6e.wasm", Part::ForeignModule),
            ("foreign-6e.js", Part::ForeignScript),
            ("tokens-4c.css", Part::Style),
            ("index.html", Part::Html),
            ("logo-5d.svg", Part::Picture),
            ("samples/worker-costs.csv", Part::Sample),
            ("LICENSE", Part::Other),
        ] {
            assert_eq!(Part::of(Path::new(path)), part, "{path}");
        }
    }

    #[test]
    fn a_first_visit_above_a_limit_fails_and_what_it_does_not_fetch_does_not_count() {
        let weight = |brotli| Weight { files: 1, plain: 2 * brotli, brotli };
        let others = [Part::Sample, Part::ForeignModule, Part::Other].map(|part| (part, weight(MOST_IN_ALL)));
        let chunk = (Part::PageChunk, weight(MOST_IN_ALL - MOST_BEFORE));
        let visit = |module| BTreeMap::from_iter([(Part::PageModule, weight(module)), chunk].into_iter().chain(others));
        assert_eq!(within_limits(&visit(MOST_BEFORE)), Ok(()));
        let above = within_limits(&visit(MOST_BEFORE + 1)).unwrap_err();
        assert!(above.contains("before the page answers"), "{above}");
        let chunks = BTreeMap::from([(Part::PageChunk, weight(MOST_IN_ALL + 1))]);
        assert!(within_limits(&chunks).unwrap_err().contains("in all"));
    }

    #[test]
    fn brotli_makes_repeated_bytes_small_and_noise_no_smaller() {
        assert!(brotli(&[b'a'; 100_000]) < 100);
        let mut random = SplitMix64::new(1);
        let noise: Vec<u8> = (0..4096).map(|_| random.bits() as u8).collect();
        assert!((4096..4200).contains(&brotli(&noise)), "{}", brotli(&noise));
    }
}
