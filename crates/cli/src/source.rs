//! Opens a path of the command line, or a file of a project: a text, one packed by gzip, or the sheets of a workbook.

use std::io::{self, Read};
use std::path::Path;

use fairshare_foreign::encoding::{Transcoder, detect};
use fairshare_foreign::{
    HEAD, Kind, LARGEST, Notes, Options, Refusal, Scan, Sheet, Verdict, is_decoded_by_engine, is_text, json, kind,
    sheets, sheets_with, shown,
};
use fairshare_types::options::FileChoices;

use crate::bytes::{Bytes, slice_from};

/// A file as the engine reads it. It can be read several times.
pub struct Source {
    /// Its name without the folder; for a sheet, the workbook's name and its own.
    pub name: String,
    /// Number of bytes that a reader returns.
    pub size: u64,
    /// Notes on how it became a table.
    notes: Notes,
    content: Content,
}

enum Content {
    /// The bytes of a text, and its encoding unless the engine decodes it.
    Text { bytes: Bytes, encoding: Option<&'static str> },
    /// A table, and the table with its hidden rows if there are any.
    Table { csv: Vec<u8>, with_hidden: Option<Vec<u8>> },
}

impl Source {
    /// The notes on the file if it is read under these choices.
    pub fn notes(&self, said: &FileChoices) -> Notes {
        let encoding = self.notes.encoding.clone().filter(|_| said.encoding.is_none() && said.decoded_from.is_none());
        Notes { encoding, hidden_rows_counted: said.rows.count_hidden, ..self.notes.clone() }
    }

    /// Whether it is a text in a legacy encoding, which is decoded before the engine reads it.
    pub const fn is_legacy(&self) -> bool {
        self.notes.encoding.is_some()
    }

    /// Whether [`reader_at`](Self::reader_at) can begin anywhere.
    pub fn can_be_cut(&self, said: &FileChoices) -> bool {
        match &self.content {
            Content::Text { bytes, .. } => !bytes.is_packed() && self.decoded_from(said).is_none(),
            Content::Table { .. } => true,
        }
    }

    /// A reader from a place on, under these choices.
    pub fn reader_at(&self, said: &FileChoices, place: u64) -> io::Result<Box<dyn Read + '_>> {
        match &self.content {
            Content::Text { bytes, .. } if self.can_be_cut(said) => bytes.reader_at(place),
            Content::Text { .. } => Err(io::ErrorKind::Unsupported.into()),
            Content::Table { .. } => Ok(Box::new(slice_from(self.table(said), place))),
        }
    }

    /// The encoding from which a text is decoded before the engine reads it.
    fn decoded_from<'a>(&'a self, said: &'a FileChoices) -> Option<&'a str> {
        let Content::Text { encoding, .. } = &self.content else { return None };
        // If the user chose one of the engine's encodings, the engine decodes the file itself.
        let detected = encoding.filter(|_| said.encoding.is_none());
        said.decoded_from.as_deref().or(detected)
    }

    /// The table, if it is one.
    fn table(&self, said: &FileChoices) -> &[u8] {
        match &self.content {
            Content::Table { with_hidden: Some(csv), .. } if said.rows.count_hidden => csv,
            Content::Table { csv, .. } => csv,
            Content::Text { .. } => &[],
        }
    }

    /// A reader from the beginning, under these choices.
    pub fn reader(&self, said: &FileChoices) -> io::Result<Box<dyn Read + '_>> {
        match &self.content {
            Content::Text { bytes, .. } => {
                let file = bytes.reader()?;
                match self.decoded_from(said) {
                    Some(name) => Ok(Box::new(Transcoder::new(file, name).map_err(io::Error::other)?)),
                    None => Ok(file),
                }
            }
            Content::Table { .. } => Ok(Box::new(self.table(said))),
        }
    }
}

/// The sentence about a file that cannot be opened.
const UNREADABLE: &str = "The file could not be read. Check its name and permissions.";

/// Why nothing at a path can be read.
pub struct Unopened {
    /// Name of the file without its folder.
    pub name: String,
    /// The verdict on it, in one word.
    pub verdict: &'static str,
    /// The problem and its remedy.
    pub message: String,
}

impl std::fmt::Display for Unopened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name, self.message)
    }
}

/// Opens the files at a path, by their content and not by its name. A workbook gives its visible sheets.
pub fn open(path: &str) -> Result<Vec<Source>, Unopened> {
    let name = name(path);
    match Bytes::at(path) {
        Ok(bytes) => opened(name, bytes),
        Err(_) => Err(Unopened { name, verdict: "unreadable", message: UNREADABLE.to_owned() }),
    }
}

/// Opens the tables in these bytes, by their content and not by the name.
pub fn opened(name: String, bytes: Bytes) -> Result<Vec<Source>, Unopened> {
    let why = |verdict, message: String| Unopened { name: name.clone(), verdict, message };
    let unreadable = |_| why("unreadable", UNREADABLE.to_owned());
    let size = bytes.size().map_err(|what| match what {
        Some(what) => why("refused", what.to_owned()),
        None => why("unreadable", UNREADABLE.to_owned()),
    })?;
    let head = bytes.head(HEAD).map_err(unreadable)?;
    let kind = match kind(&head) {
        Some(kind @ (Kind::Json | Kind::Xlsx)) => kind,
        _ => {
            let unpacked = name.strip_suffix(".gz").filter(|_| bytes.is_packed());
            let name = unpacked.unwrap_or(&name).to_owned();
            return text(bytes, &head).map(|text| vec![Source { name, ..text }]).map_err(unreadable);
        }
    };
    let refused = |refusal: Refusal| {
        let verdict = match refusal {
            Refusal::TooLarge => "refused",
            Refusal::Empty | Refusal::Hidden => "empty",
            _ => "unreadable",
        };
        why(verdict, refusal.to_string())
    };
    if size > LARGEST {
        return Err(refused(Refusal::TooLarge));
    }
    let mut content = Vec::new();
    bytes.reader().and_then(|mut file| file.read_to_end(&mut content)).map_err(unreadable)?;
    let tables = match kind {
        Kind::Xlsx => sheets(&content).and_then(shown),
        _ => json(&content),
    };
    let tables = tables.map_err(refused)?;
    let mut with_hidden = Vec::new();
    if tables.iter().any(|sheet| sheet.notes.hidden_rows > 0) {
        let options = Options { count_hidden_rows: true, ..Options::default() };
        with_hidden = sheets_with(&content, &options, &mut || ()).map_err(refused)?;
    }
    let source = |sheet: Sheet| {
        let full = with_hidden.iter().find(|full| full.name == sheet.name).map(|full| full.csv.clone());
        Source {
            name: if sheet.name.is_empty() { name.clone() } else { format!("{name} \u{203a} {}", sheet.name) },
            size: sheet.csv.len() as u64,
            notes: sheet.notes,
            content: Content::Table { csv: sheet.csv, with_hidden: full },
        }
    };
    Ok(tables.into_iter().map(source).collect())
}

/// A text file. Its encoding is detected from its lines that are not ASCII.
fn text(bytes: Bytes, head: &[u8]) -> io::Result<Source> {
    let (mut scan, mut size) = (Scan::default(), 0);
    if is_text(head) {
        let mut file = bytes.reader()?;
        let mut chunk = vec![0; 1 << 16];
        loop {
            match file.read(&mut chunk)? {
                0 => break,
                read => {
                    scan.push(&chunk[..read]);
                    size += read as u64;
                }
            }
        }
    } else {
        size = io::copy(&mut bytes.reader()?, &mut io::sink())?;
    }
    let detected = (scan.verdict() == Verdict::Legacy).then(|| detect(&scan.into_sample()));
    let encoding = detected.as_ref().map(|detected| detected.name).filter(|name| !is_decoded_by_engine(name));
    let mut content = Source {
        name: String::new(),
        size,
        notes: Notes { encoding: detected, ..Notes::default() },
        content: Content::Text { bytes, encoding },
    };
    if encoding.is_some() {
        let decoded = io::copy(&mut content.reader(&FileChoices::default())?, &mut io::sink())?;
        content.size = decoded;
    }
    Ok(content)
}

/// Name of a file without its folder.
fn name(path: &str) -> String {
    Path::new(path).file_name().map_or(path.to_owned(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn legacy_encodings_become_utf8() {
        check(
            "polish.csv",
            b"deal,channel\n1,Spo\xb3eczno\x9c\xe6\n2,Gda\xf1sk\n3,Wysy\xb3ka\n",
            &[("polish.csv", "deal,channel\n1,Społeczność\n2,Gdańsk\n3,Wysyłka\n")],
        );
        let late = [&b"deal,channel\n1,Email\n".repeat(10_000)[..], b"2,\x93\x57\x8e\xa6\x89\xef\n"].concat();
        let sources = opened("late.csv.gz", &packed(&late)).ok().unwrap();
        assert!(sources[0].1.ends_with("2,展示会\n"));
    }

    /// Opens a file of these bytes; returns name and text of each source, read twice.
    fn opened(name: &str, bytes: &[u8]) -> Result<Vec<(String, String)>, Unopened> {
        let folder = std::env::temp_dir().join(format!("fairshare-source-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let sources = open(&path.to_string_lossy());
        let text = |source: &Source| {
            let mut text = String::new();
            source.reader(&FileChoices::default()).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text.len() as u64, source.size, "{name}");
            text
        };
        let both = sources.map(|sources| {
            let twice = sources.iter().map(|source| (source.name.clone(), text(source), text(source)));
            twice.map(|(name, first, second)| (name, if first == second { first } else { String::new() })).collect()
        });
        std::fs::remove_dir_all(&folder).unwrap();
        both
    }

    fn check(name: &str, bytes: &[u8], expected: &[(&str, &str)]) {
        let got = opened(name, bytes).ok().unwrap();
        let got: Vec<_> = got.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn a_path_is_taken_by_its_content() {
        check("a.csv", b"deal\n1\n", &[("a.csv", "deal\n1\n")]);
        check("empty.csv", b"", &[("empty.csv", "")]);
        check("b.csv.gz", &packed(b"deal\n1\n"), &[("b.csv", "deal\n1\n")]);
        check("named.xlsx", b"deal;date\n", &[("named.xlsx", "deal;date\n")]);
        check("c.txt", b"[{\"deal\": 1}]", &[("c.txt", "deal\n1\n")]);
        check("d.json.gz", &packed(b"[{\"deal\": 1}]"), &[("d.json.gz", "deal\n1\n")]);
    }

    #[test]
    fn a_workbook_gives_its_sheets() {
        let book = include_bytes!("../../foreign/tests/data/two_sheets.xlsx");
        let sheets = opened("book.bin", book).ok().unwrap();
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["book.bin \u{203a} Touches", "book.bin \u{203a} Deals"]);
    }

    #[test]
    fn what_cannot_be_read_is_a_sentence_with_the_name() {
        let whole = packed(b"deal\n1\n");
        let bomb = packed(&vec![0; 64 << 20]);
        for (name, bytes, says) in [
            ("cut.gz", &whole[..whole.len() - 4], "damaged"),
            ("bomb.gz", &bomb[..], "unpacks to more"),
            ("bad.json", b"[{", "not valid"),
            ("bad.xlsx", b"PK\x03\x04", "damaged"),
        ] {
            let sentence = opened(name, bytes).err().unwrap().to_string();
            assert!(sentence.starts_with(&format!("{name}: ")) && sentence.contains(says), "{sentence}");
        }
        assert!(open("no such file").is_err());
    }
}
