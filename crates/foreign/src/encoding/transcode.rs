//! Converts bytes of any supported encoding to UTF-8, whole or chunk by chunk.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Encoding};

use super::terminal::letters;
use crate::Refusal;

/// Bytes read at a time.
const CHUNK: usize = 64 << 10;

/// Decodes a whole text.
///
/// Returns its UTF-8 without a byte order mark, and whether some bytes have no meaning in this encoding (they become
/// U+FFFD).
///
/// # Errors
/// [`Refusal::UnknownEncoding`] if there is no encoding of this name.
///
/// ```
/// let (utf8, replaced) = fairshare_foreign::encoding::decode(b"Gda\xf1sk", "windows-1250")?;
/// assert_eq!((utf8.as_slice(), replaced), ("Gda\u{144}sk".as_bytes(), false));
/// # Ok::<(), fairshare_foreign::Refusal>(())
/// ```
pub fn decode(bytes: &[u8], name: &str) -> Result<(Vec<u8>, bool), Refusal> {
    let mut decoder = Decoder::new(name)?;
    let mut utf8 = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.chunks(CHUNK) {
        decoder.push(chunk, &mut utf8);
    }
    decoder.finish(&mut utf8);
    Ok((utf8, decoder.replaced()))
}

/// Decodes a text chunk by chunk; a chunk may end within a letter.
pub struct Decoder {
    inner: Inner,
    replaced: bool,
}

enum Inner {
    /// An encoding of the Encoding Standard.
    Web(Box<encoding_rs::Decoder>),
    /// The characters of the bytes from 0x80 on.
    Page(Vec<char>),
}

impl Decoder {
    /// A decoder for the encoding of this name.
    ///
    /// # Errors
    /// [`Refusal::UnknownEncoding`] if this crate does not know it.
    pub fn new(name: &str) -> Result<Self, Refusal> {
        let inner = match letters(name) {
            Some(letters) => Inner::Page(letters.chars().collect()),
            None => {
                let encoding = Encoding::for_label_no_replacement(name.as_bytes()).ok_or(Refusal::UnknownEncoding)?;
                Inner::Web(Box::new(encoding.new_decoder_with_bom_removal()))
            }
        };
        Ok(Self { inner, replaced: false })
    }

    /// Appends the next chunk as UTF-8.
    pub fn push(&mut self, chunk: &[u8], utf8: &mut Vec<u8>) {
        self.decode(chunk, false, utf8);
    }

    /// Appends the rest at the end of the text. Nothing may be pushed after it.
    pub fn finish(&mut self, utf8: &mut Vec<u8>) {
        self.decode(&[], true, utf8);
    }

    /// Whether some bytes so far have no meaning in this encoding.
    #[must_use]
    pub const fn replaced(&self) -> bool {
        self.replaced
    }

    fn decode(&mut self, mut chunk: &[u8], last: bool, utf8: &mut Vec<u8>) {
        let inner = match &mut self.inner {
            Inner::Web(inner) => inner,
            Inner::Page(letters) => {
                for &byte in chunk {
                    match byte.checked_sub(0x80).and_then(|at| letters.get(usize::from(at))) {
                        Some(letter) => utf8.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
                        None => utf8.push(byte),
                    }
                }
                return;
            }
        };
        loop {
            let start = utf8.len();
            // At least one character fits, so that each round makes progress.
            let most = inner.max_utf8_buffer_length(chunk.len()).unwrap_or(chunk.len()).max(16);
            utf8.resize(start + most, 0);
            let room = utf8.get_mut(start..).unwrap_or_default();
            let (result, read, written, replaced) = inner.decode_to_utf8(chunk, room, last);
            utf8.truncate(start + written);
            self.replaced |= replaced;
            chunk = chunk.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}

/// Reads a text of another encoding as UTF-8, with bounded memory.
pub struct Transcoder<R> {
    inner: R,
    /// `None` after the end of the text.
    decoder: Option<Decoder>,
    chunk: Vec<u8>,
    utf8: Vec<u8>,
    /// Bytes of `utf8` that were already returned.
    given: usize,
}

impl<R: Read> Transcoder<R> {
    /// Reads `inner` as a text in the encoding of this name.
    ///
    /// # Errors
    /// [`Refusal::UnknownEncoding`] if this crate does not know it.
    pub fn new(inner: R, name: &str) -> Result<Self, Refusal> {
        let decoder = Some(Decoder::new(name)?);
        Ok(Self { inner, decoder, chunk: vec![0; CHUNK], utf8: Vec::new(), given: 0 })
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.utf8.len() {
            let Some(decoder) = &mut self.decoder else { return Ok(0) };
            (self.given, self.utf8) = (0, std::mem::take(&mut self.utf8));
            self.utf8.clear();
            let read = self.inner.read(&mut self.chunk)?;
            match self.chunk.get(..read) {
                Some(chunk) if !chunk.is_empty() => decoder.push(chunk, &mut self.utf8),
                _ => {
                    decoder.finish(&mut self.utf8);
                    self.decoder = None;
                }
            }
        }
        let mut left = self.utf8.get(self.given..).unwrap_or_default();
        let read = left.read(buffer)?;
        self.given += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads one byte at a time, as a slow pipe does.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let few = buffer.len().min(1);
            self.0.read(&mut buffer[..few])
        }
    }

    fn check(bytes: &[u8], name: &str, expected: &str, replaced: bool) {
        assert_eq!(decode(bytes, name), Ok((expected.as_bytes().to_vec(), replaced)), "{name}");
        let mut slowly = String::new();
        Transcoder::new(Slow(bytes), name).unwrap().read_to_string(&mut slowly).unwrap();
        assert_eq!(slowly, expected, "{name}, byte by byte");
    }

    #[test]
    fn texts_of_each_family() {
        check(b"Gda\xf1sk", "windows-1250", "Gdańsk", false);
        check(b"\xdd\xfe orta\xf0\xfd", "windows-1254", "İş ortağı", false);
        check(b"\x93\x57\x8e\xa6\x89\xef", "Shift_JIS", "展示会", false);
        check(b"\xd5\xb9\xbb\xe1", "gbk", "展会", false);
        check(b"C\xbdur \xa4", "ISO-8859-15", "Cœur €", false);
        check(b"K\x8aufer", "macintosh", "Käufer", false);
        check(b"\xf0\xd2\xc9\xd7\xc5\xd4", "KOI8-R", "Привет", false);
        check(b"\x8f\xf0\xe8\xe2\xe5\xf2", "x-mac-cyrillic", "Привет", false);
        check(b"K\x84ufer f\x81r \xe1", "IBM850", "Käufer für ß", false);
        check(b"\x9d\xa2d\xab", "IBM852", "Łódź", false);
        check(b"\x1b$BE8<(2q\x1b(B,1", "ISO-2022-JP", "展示会,1", false);
        check(b"", "windows-1250", "", false);
        check(b"\xef\xbb\xbfa", "UTF-8", "a", false);
    }

    #[test]
    fn bytes_without_a_meaning_are_marked() {
        check(b"\x93", "Shift_JIS", "\u{fffd}", true);
        check(b"a\x93\nb", "Shift_JIS", "a\u{fffd}\nb", true);
    }

    #[test]
    fn an_unknown_name_is_refused() {
        for name in ["", "ebcdic", "replacement", "iso-2022-kr"] {
            assert_eq!(decode(b"a", name), Err(Refusal::UnknownEncoding), "{name}");
        }
    }

    #[test]
    fn every_name_has_a_decoder() {
        for name in crate::ENCODINGS {
            let web = Encoding::for_label(name.as_bytes()).map(Encoding::name);
            assert!(web == Some(name) || letters(name).is_some(), "{name}");
            assert!(Decoder::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_large_text_is_decoded_chunk_by_chunk() {
        let bytes = [0x93, 0x57].repeat(200_001);
        let (utf8, replaced) = decode(&bytes, "Shift_JIS").unwrap();
        assert_eq!((utf8.len(), replaced), (600_003, false));
    }
}
