//! Checks whether a text is UTF-8 while its bytes pass through.

use fairshare_types::schema::wide;

/// Bytes kept as the sample from which an encoding is detected.
const SAMPLE: usize = 128 << 10;
/// Bytes kept of one line: a file without line ends is one line.
const LINE: usize = 16 << 10;

/// The kind of the bytes so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// ASCII only, which every encoding here shares.
    Ascii,
    /// UTF-8, perhaps with a few broken bytes.
    Utf8,
    /// UTF-16, by its byte order mark or its zeros.
    Utf16,
    /// Text in another encoding.
    Legacy,
    /// Not text.
    Binary,
}

/// Counts over the bytes of a file, chunk by chunk.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    begun: bool,
    wide: bool,
    total: u64,
    controls: u64,
    /// Valid characters of two bytes and more.
    letters: u64,
    broken: u64,
    /// A multi-byte character that the last chunk cut.
    cut: Vec<u8>,
    /// The line that the last chunk cut.
    line: Vec<u8>,
    /// Whether an escape sequence switches some line to Japanese, as ISO-2022-JP does with ASCII bytes alone.
    shifted: bool,
    sample: Vec<u8>,
}

/// Adds the next chunk; returns whether all bytes so far can be UTF-8 (or UTF-16).
///
/// A character that the end of the chunk cuts is completed by the next one.
pub fn is_utf8_so_far(chunk: &[u8], state: &mut Scan) -> bool {
    state.push(chunk);
    !matches!(state.verdict(), Verdict::Legacy)
}

impl Scan {
    /// Adds the next chunk of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        if !self.begun && !chunk.is_empty() {
            self.begun = true;
            self.wide = is_wide(chunk);
        }
        if self.wide {
            return;
        }
        self.total += chunk.len() as u64;
        self.controls += controls(chunk);
        let has_escape = has_escape(chunk) || has_escape(&self.line);
        if chunk.is_ascii() && self.cut.is_empty() && self.line.is_ascii() && !has_escape {
            let line = last_line(chunk);
            if line.len() < chunk.len() || self.line.len() >= LINE {
                self.line.clear();
            }
            return self.line.extend_from_slice(line);
        }
        self.keep_lines(chunk);
        let mut bytes = std::mem::take(&mut self.cut);
        bytes.extend_from_slice(chunk);
        self.count(&bytes);
    }

    /// The kind of the bytes so far.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        // A few bad bytes in UTF-8 cost their rows; letters of a code page are hardly ever valid UTF-8 by accident.
        let legacy = self.broken > 0 && self.letters <= self.broken * 3;
        if self.wide {
            Verdict::Utf16
        } else if self.controls * 20 > self.total {
            Verdict::Binary
        } else if legacy {
            Verdict::Legacy
        } else if self.letters + self.broken > 0 {
            Verdict::Utf8
        } else if self.shifted || is_shifted(&self.line) {
            Verdict::Legacy
        } else {
            Verdict::Ascii
        }
    }

    /// Whether the sample is complete.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.sample.len() >= SAMPLE
    }

    /// The lines with letters beyond ASCII, as many as the detection needs.
    #[must_use]
    pub fn into_sample(mut self) -> Vec<u8> {
        if !self.line.is_ascii() || is_shifted(&self.line) {
            self.sample.append(&mut self.line);
        }
        self.sample
    }

    fn count(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => return self.letters += leading(valid.as_bytes()),
                Err(error) => {
                    let (valid, bad) = rest.split_at(error.valid_up_to());
                    self.letters += leading(valid);
                    let Some(length) = error.error_len() else { return self.cut.extend_from_slice(bad) };
                    self.broken += 1;
                    rest = bad.get(length..).unwrap_or_default();
                }
            }
        }
    }

    fn keep_lines(&mut self, chunk: &[u8]) {
        for piece in chunk.split_inclusive(|byte| matches!(byte, b'\n' | b'\r')) {
            if self.is_full() {
                return;
            }
            if self.line.len() < LINE {
                self.line.extend_from_slice(piece.get(..LINE.min(piece.len())).unwrap_or_default());
            }
            if piece.ends_with(b"\n") || piece.ends_with(b"\r") {
                let is_shifted = is_shifted(&self.line);
                self.shifted |= is_shifted;
                if is_shifted || !self.line.is_ascii() {
                    self.sample.extend_from_slice(&self.line);
                }
                self.line.clear();
            }
        }
    }
}

/// The byte that begins an escape sequence.
const ESCAPE: u8 = 0x1b;

/// Whether a line has an escape sequence that switches to Japanese.
fn is_shifted(line: &[u8]) -> bool {
    line.windows(3).any(|bytes| matches!(bytes, [ESCAPE, b'$', b'B' | b'@']))
}

/// Number of first bytes of characters of two bytes and more.
fn leading(valid: &[u8]) -> u64 {
    valid.iter().filter(|byte| **byte >= 0xc0).count() as u64
}

/// Whether a text has an escape byte. Searched part by part, which the compiler vectorises as in [`controls`].
fn has_escape(bytes: &[u8]) -> bool {
    let (parts, rest) = bytes.as_chunks::<128>();
    let is_in = |part: &[u8]| part.iter().fold(false, |found, &byte| found | (byte == ESCAPE));
    parts.iter().any(|part| is_in(part)) || is_in(rest)
}

/// Number of control characters. Summed in bytes, part by part, which the compiler does 16 at a time.
fn controls(bytes: &[u8]) -> u64 {
    let count = |part: &[u8]| u64::from(part.iter().map(|byte| u8::from(is_control(*byte))).sum::<u8>());
    let (parts, rest) = bytes.as_chunks::<128>();
    parts.iter().map(|part| count(part)).sum::<u64>() + count(rest)
}

/// Whether a byte is a control character that no text has. NUL is not one: some programs pad texts with it.
fn is_control(byte: u8) -> bool {
    matches!(byte, 1..=8 | 0x0e..=0x1a | 0x1c..=0x1f)
}

/// The bytes after the last line end, at most [`LINE`] of them.
fn last_line(chunk: &[u8]) -> &[u8] {
    let line = chunk.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    line.get(line.len().saturating_sub(LINE)..).unwrap_or_default()
}

/// Whether a text begins as UTF-16: with a byte order mark, or with zeros where its plain letters are.
pub fn is_wide(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || wide(head).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Verdict) {
        for size in [1, 3, 7, bytes.len().max(1)] {
            // UTF-16 is detected in the first chunk.
            if size < 4 && expected == Verdict::Utf16 {
                continue;
            }
            let mut scan = Scan::default();
            bytes.chunks(size).for_each(|chunk| scan.push(chunk));
            assert_eq!(scan.verdict(), expected, "{:?} in chunks of {size}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn encodings_are_told_from_utf8() {
        check(b"", Verdict::Ascii);
        check(b"deal,date\n", Verdict::Ascii);
        check("дата;канал\n".as_bytes(), Verdict::Utf8);
        check("Zürich".as_bytes(), Verdict::Utf8);
        check("Zürich,Malmö,Łódź,Genève\n\u{0}".as_bytes(), Verdict::Utf8);
        check(b"Z\xfcrich\n", Verdict::Legacy);
        check(b"Z\xfcrich\0\0\n", Verdict::Legacy);
        check(b"\xff\xfea\x00,\x00", Verdict::Utf16);
        check(b"a\x00,\x00b\x00\n\x00", Verdict::Utf16);
        check(b"\x93\x57\x8e\xa6\x89\xef,1\n", Verdict::Legacy);
        check(b"deal,channel\n1,\x1b$BE8<(2q\x1b(B\n2,Mail\n", Verdict::Legacy);
        check(b"deal,channel\n1,\x1b[31mred\x1b[0m\n", Verdict::Ascii);
        check(b"\x01\x02\x03\x04\xff\xfe\xfd", Verdict::Binary);
    }

    #[test]
    fn a_bad_byte_among_good_letters_is_no_other_encoding() {
        let mut bytes = "дата;канал;сделка\n".as_bytes().to_vec();
        bytes.push(0xff);
        check(&bytes, Verdict::Utf8);
    }

    #[test]
    fn a_letter_cut_by_the_end_of_the_sample_is_no_error() {
        check("дат".as_bytes().split_last().map_or(&[], |(_, rest)| rest), Verdict::Utf8);
    }

    #[test]
    fn the_sample_holds_the_lines_that_matter() {
        let bytes = b"deal,city\n1,Bern\n2,Z\xfcrich\n3,Basel\n4,Gen\xe8ve";
        for size in [1, 4, 100] {
            let mut scan = Scan::default();
            bytes.chunks(size).for_each(|chunk| scan.push(chunk));
            assert_eq!(scan.into_sample(), b"2,Z\xfcrich\n4,Gen\xe8ve", "chunks of {size}");
        }
        let mut scan = Scan::default();
        (0..10).for_each(|_| scan.push(&vec![0xe9; 1 << 20]));
        assert!(scan.into_sample().len() < 2 * SAMPLE);
    }
}
