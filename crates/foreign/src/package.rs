//! Checks the container of a workbook before it is read: its parts, and what they unpack to.

use std::io::{Cursor, Read, Seek, SeekFrom};

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::Refusal;
use crate::layout::Layout;
use crate::parts::{Parts, Scanner};

/// Most parts of a workbook; a real one has some dozens.
const PARTS: usize = 1_000;
/// Bytes that one part may unpack to, and all parts together.
const PART_BYTES: u64 = 64 << 20;
const ALL_BYTES: u64 = 256 << 20;
/// How many times its size a part may unpack to, and the unpacked size from which this applies: a few blanks shrink
/// more.
const RATIO: u64 = 200;
const RATIO_FROM: u64 = 1 << 20;
/// Shared strings that a workbook of any size may announce; calamine allocates as many as are announced.
const ANNOUNCED: u64 = 1_000_000;
/// Bytes of the shortest shared string, `<si/>`.
const SHORTEST: u64 = 5;
/// Limit on the number of style tags times the longest one: calamine gives each cell format a copy of its font.
const STYLE_BYTES: u64 = 512 << 20;
/// Bytes unpacked at a time.
const CHUNK: usize = 1 << 16;

/// Checks that calamine may read a workbook; returns the layouts of its sheets, in the order of the workbook.
///
/// # Errors
/// Why calamine may not read it.
pub fn check(bytes: &[u8], alive: &mut dyn FnMut()) -> Result<Vec<Layout>, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(compound(bytes));
    }
    // `ZipArchive` builds the list of parts in memory, so their number is checked first.
    if memmem::find_iter(bytes, b"PK\x01\x02").take(PARTS + 1).count() > PARTS {
        return Err(Refusal::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if archive.len() > PARTS {
        return Err(Refusal::TooLarge);
    }
    is_workbook(&mut archive)?;
    let mut left = ALL_BYTES;
    let mut chunk = vec![0; CHUNK];
    let mut parts = Parts::default();
    for at in 0..archive.len() {
        left -= unpack(&mut archive, at, left, &mut chunk, &mut parts)?;
        alive();
    }
    Ok(parts.layouts())
}

/// Why a compound file is refused: a workbook of the nineties, a new one behind a password, or another file.
///
/// Its parts are named in UTF-16.
fn compound(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") {
        Refusal::Protected
    } else if has("Workbook") || has("Book") {
        Refusal::OldWorkbook
    } else {
        Refusal::Archive
    }
}

fn is_workbook(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let (mut types, mut other) = (false, false);
    for name in archive.file_names_raw() {
        types |= name.eq_ignore_ascii_case(b"[content_types].xml");
        other |= name.starts_with(b"word/") || name.starts_with(b"ppt/") || name.starts_with(b"visio/");
        if name.eq_ignore_ascii_case(b"xl/workbook.bin") {
            return Err(Refusal::BinaryWorkbook);
        }
    }
    let mut kind = Vec::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(CHUNK as u64).read_to_end(&mut kind).map_err(|_| Refusal::Broken)?;
    }
    if memmem::find(&kind, b"opendocument.spreadsheet").is_some() {
        return Err(Refusal::OpenDocument);
    }
    if types && !other { Ok(()) } else { Err(Refusal::Archive) }
}

/// Unpacks a part, keeps only its layout, and returns its real size.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    left: u64,
    chunk: &mut [u8],
    parts: &mut Parts,
) -> Result<u64, Refusal> {
    let mut part = archive.by_index(at).map_err(|error| match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
        _ => Refusal::Broken,
    })?;
    let packed = part.compressed_size();
    let name = part.name_raw().to_ascii_lowercase();
    let (texts, styles) = (name.ends_with(b"sharedstrings.xml"), name.ends_with(b"styles.xml"));
    let (mut announced, mut tags) = (Announced::default(), Tags::default());
    let mut scanner = Scanner::of(&String::from_utf8_lossy(&name));
    let mut size = 0_u64;
    loop {
        let read = part.read(chunk).map_err(|_| Refusal::Broken)?;
        let Some(bytes) = chunk.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        if texts {
            announced.look(bytes);
        }
        if styles {
            tags.look(bytes);
        }
        if let Some(scanner) = &mut scanner {
            scanner.push(bytes);
        }
        size += bytes.len() as u64;
        let dense = size > RATIO_FROM && size / RATIO > packed;
        if size > PART_BYTES || size > left || dense {
            return Err(Refusal::TooLarge);
        }
    }
    let too_many = announced.most > ANNOUNCED.max(size / SHORTEST);
    if too_many || tags.longest.saturating_mul(tags.count) > STYLE_BYTES {
        return Err(Refusal::TooLarge);
    }
    if let Some(scanner) = scanner {
        parts.add(scanner)?;
    }
    // These checks do not see UTF-16, which no spreadsheet writes.
    if announced.wide || tags.wide { Err(Refusal::Broken) } else { Ok(size) }
}

/// The number of shared strings that a workbook announces: the largest one after the attribute's name.
#[derive(Default)]
struct Announced {
    /// Number of letters of the name matched so far.
    matched: usize,
    number: u64,
    most: u64,
    wide: bool,
}

impl Announced {
    const NAME: &'static [u8] = b"uniqueCount";

    fn look(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.wide |= byte == 0;
            match Self::NAME.get(self.matched) {
                Some(&letter) if letter == byte => self.matched += 1,
                // A name follows a blank, so restarting the match misses nothing.
                Some(_) => self.matched = usize::from(byte == b'u'),
                None if byte.is_ascii_digit() => {
                    self.number = self.number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                    self.most = self.most.max(self.number);
                }
                None if self.number == 0 && is_between(byte) => {}
                None => (self.matched, self.number) = (0, 0),
            }
        }
    }
}

/// Whether a byte may occur between an attribute's name and its number.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+')
}

/// Statistics of the tags in the part with the styles.
#[derive(Default)]
struct Tags {
    count: u64,
    longest: u64,
    /// Bytes since the last tag began.
    run: u64,
    wide: bool,
}

impl Tags {
    fn look(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.wide |= *byte == 0;
            self.run += 1;
            if *byte == b'<' {
                self.count += 1;
                self.run = 0;
            }
            self.longest = self.longest.max(self.run);
        }
    }
}

/// Limits how many bytes calamine reads: a workbook may list one part as a thousand sheets.
pub struct Metered<'a> {
    inner: Cursor<&'a [u8]>,
    left: u64,
}

impl<'a> Metered<'a> {
    /// A meter that allows four times the size of the file, and 256 KiB.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { inner: Cursor::new(bytes), left: bytes.len() as u64 * 4 + (256 << 10) }
    }
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(std::io::ErrorKind::QuotaExceeded)?;
        Ok(read)
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.inner.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_texts_is_found_across_chunks() {
        for (chunks, expected) in [
            (&["<sst count=\"9\" uniqueCount=\"7\">"][..], 7),
            (&["<sst unique", "Count = ", "'0042'>"], 42),
            (&["<sst uniqueCount=\"42", "94967295\">"], 4_294_967_295),
            (&["<sst uniqueCount=\"99999999999999999999999\">"], u64::MAX),
            (&["<t>uniqueCount</t>"], 0),
        ] {
            let mut announced = Announced::default();
            chunks.iter().for_each(|chunk| announced.look(chunk.as_bytes()));
            assert_eq!(announced.most, expected, "{chunks:?}");
        }
    }

    #[test]
    fn a_part_is_not_read_again_and_again() {
        let bytes = vec![0; 1 << 20];
        let mut metered = Metered::new(&bytes);
        let mut sink = Vec::new();
        for _ in 0..4 {
            metered.seek(SeekFrom::Start(0)).unwrap();
            metered.read_to_end(&mut sink).unwrap();
        }
        metered.seek(SeekFrom::Start(0)).unwrap();
        assert!(metered.read_to_end(&mut sink).is_err());
    }
}
