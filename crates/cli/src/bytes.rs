//! The bytes of a file: on disk, packed by gzip, or in memory.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use flate2::bufread::MultiGzDecoder;

/// First bytes of a gzip file.
const GZIP: &[u8] = b"\x1f\x8b";
/// Most bytes that a packed file may unpack to.
pub const MOST: u64 = 4 << 30;
/// How many times its size a file may unpack to, and the unpacked size from which this applies.
const RATIO: u64 = 1_000;
const RATIO_FROM: u64 = 1 << 20;
const BROKEN: &str = "This file is damaged: it cannot be unpacked to its end. Download or copy it again.";
const TOO_LARGE: &str =
    "This file unpacks to more than can be read safely. Unpack it yourself and pass the file inside.";

/// Where the bytes of a file are. They can be read several times.
pub enum Bytes {
    /// A file at this path.
    Plain(String),
    /// A file at this path, packed by gzip.
    Packed(String),
    /// A file that a project holds.
    Held(Vec<u8>),
}

impl Bytes {
    /// The bytes of the file at a path.
    pub fn at(path: &str) -> io::Result<Self> {
        let packed = head(File::open(path)?, GZIP.len())?.starts_with(GZIP);
        Ok(if packed { Self::Packed(path.to_owned()) } else { Self::Plain(path.to_owned()) })
    }

    /// Whether the file is packed.
    pub const fn is_packed(&self) -> bool {
        matches!(self, Self::Packed(_))
    }

    /// A reader from the beginning, unpacked.
    pub fn reader(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Plain(path) => Box::new(File::open(path)?),
            Self::Packed(path) => Box::new(MultiGzDecoder::new(BufReader::new(File::open(path)?))),
            Self::Held(bytes) => Box::new(Cursor::new(bytes)),
        })
    }

    /// A reader from a place on; the file must not be packed.
    pub fn reader_at(&self, place: u64) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Plain(path) => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(place))?;
                Box::new(file)
            }
            Self::Packed(_) => return Err(io::ErrorKind::Unsupported.into()),
            Self::Held(bytes) => Box::new(slice_from(bytes, place)),
        })
    }

    /// The first bytes, at most this many.
    pub fn head(&self, most: usize) -> io::Result<Vec<u8>> {
        head(self.reader()?, most)
    }

    /// Number of bytes. A packed file is unpacked to count them, whatever size it declares.
    ///
    /// # Errors
    /// `Err(None)` if the file cannot be read; a sentence if it cannot be unpacked safely.
    pub fn size(&self) -> Result<u64, Option<&'static str>> {
        let on_disk = |path: &String| File::open(path).and_then(|file| file.metadata()).map(|about| about.len());
        match self {
            Self::Plain(path) => on_disk(path).map_err(|_| None),
            Self::Held(bytes) => Ok(bytes.len() as u64),
            Self::Packed(path) => {
                let packed = on_disk(path).map_err(|_| Some(BROKEN))?;
                let mut file = self.reader().map_err(|_| Some(BROKEN))?;
                unpacked(packed, &mut file).map_err(Some)
            }
        }
    }
}

/// The bytes from a place on.
pub fn slice_from(bytes: &[u8], place: u64) -> &[u8] {
    usize::try_from(place).ok().and_then(|place| bytes.get(place..)).unwrap_or_default()
}

fn head(file: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Counts the bytes that a packed file of this size unpacks to.
fn unpacked(packed: u64, file: &mut dyn Read) -> Result<u64, &'static str> {
    let mut chunk = vec![0; 1 << 16];
    let mut size = 0_u64;
    loop {
        match file.read(&mut chunk).map_err(|_| BROKEN)? {
            0 => return Ok(size),
            read => size += read as u64,
        }
        if size > MOST || (size > RATIO_FROM && size / RATIO > packed) {
            return Err(TOO_LARGE);
        }
    }
}
