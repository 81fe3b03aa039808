//! Decodes bytes to UTF-8, chunk by chunk.
//!
//! Only its own tables of two code pages and the standard library's UTF-16 are used, so that the command line and every
//! browser read the same cells.

use fairshare_types::schema::{Encoding, wide};

/// Decodes the chunks of one file to UTF-8. The first chunk that is not all ASCII decides, even after megabytes.
pub struct Decoder {
    encoding: Option<Encoding>,
    bom: bool,
    /// The first bytes, held until a byte order mark can be recognised.
    start: Vec<u8>,
    begun: bool,
    /// Half of a UTF-16 unit or of a surrogate pair.
    carried: Vec<u8>,
    out: Vec<u8>,
}

/// Bytes to collect before looking for a byte order mark.
const START: usize = 4;

impl Decoder {
    /// Creates a decoder; without an encoding, the bytes decide.
    #[must_use]
    pub fn new(given: Option<Encoding>) -> Self {
        Self { encoding: given, bom: false, start: Vec::new(), begun: false, carried: Vec::new(), out: Vec::new() }
    }

    /// Creates a decoder for bytes within a file of this encoding; ASCII passes through it if it is unknown.
    pub(crate) fn within(encoding: Option<Encoding>) -> Self {
        Self { begun: true, ..Self::new(encoding.or(Some(Encoding::Utf8))) }
    }

    /// The encoding, if the bytes so far decide it.
    pub(crate) const fn decided(&self) -> Option<Encoding> {
        self.encoding
    }

    /// Decodes the next chunk, without a byte order mark. UTF-8 passes through unchanged.
    pub fn push<'a>(&'a mut self, chunk: &'a [u8]) -> &'a [u8] {
        if self.begun {
            return self.decode(chunk);
        }
        if self.start.is_empty() && chunk.len() >= START {
            let skip = self.begin(chunk);
            return self.decode(&chunk[skip..]);
        }
        self.start.extend_from_slice(chunk);
        if self.start.len() < START {
            return &[];
        }
        self.decode_start()
    }

    /// Decodes what remains at the end of the file.
    pub fn finish(&mut self) -> &[u8] {
        if !self.begun {
            return self.decode_start();
        }
        self.out.clear();
        if !self.carried.is_empty() {
            // Half a letter is left over.
            self.carried.clear();
            push_char(&mut self.out, char::REPLACEMENT_CHARACTER);
        }
        &self.out
    }

    /// The encoding as far as it is known: UTF-8 while all bytes are ASCII.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or_default()
    }

    /// Whether the file begins with a byte order mark.
    #[must_use]
    pub const fn has_bom(&self) -> bool {
        self.bom
    }

    fn decode_start(&mut self) -> &[u8] {
        let start = std::mem::take(&mut self.start);
        let skip = self.begin(&start);
        let decoded = self.decode(&start[skip..]).to_vec();
        self.out = decoded;
        &self.out
    }

    /// Examines the first bytes; returns the length of the byte order mark.
    fn begin(&mut self, start: &[u8]) -> usize {
        self.begun = true;
        let mark = if start.starts_with(b"\xef\xbb\xbf") {
            Some((Encoding::Utf8, 3))
        } else if start.starts_with(b"\xff\xfe") {
            Some((Encoding::Utf16Le, 2))
        } else if start.starts_with(b"\xfe\xff") {
            Some((Encoding::Utf16Be, 2))
        } else {
            None
        };
        match mark {
            Some((encoding, length)) if self.encoding.is_none_or(|given| given == encoding) => {
                (self.encoding, self.bom) = (Some(encoding), true);
                length
            }
            _ => {
                self.encoding = self.encoding.or_else(|| wide(start));
                0
            }
        }
    }

    fn decode<'a>(&'a mut self, chunk: &'a [u8]) -> &'a [u8] {
        if self.encoding.is_none() && !chunk.is_ascii() {
            self.encoding = Some(told(chunk));
        }
        match self.encoding {
            None | Some(Encoding::Utf8) => chunk,
            Some(Encoding::Windows1252) => self.decode_single(chunk, &WINDOWS_1252),
            Some(Encoding::Windows1251) => self.decode_single(chunk, &WINDOWS_1251),
            Some(Encoding::Utf16Le) => self.decode_wide(chunk, u16::from_le_bytes),
            Some(Encoding::Utf16Be) => self.decode_wide(chunk, u16::from_be_bytes),
        }
    }

    fn decode_single(&mut self, chunk: &[u8], table: &[u16; 128]) -> &[u8] {
        self.out.clear();
        self.out.reserve(chunk.len());
        for &byte in chunk {
            match byte.checked_sub(0x80) {
                None => self.out.push(byte),
                Some(at) => {
                    let letter = char::from_u32(u32::from(table[usize::from(at)]));
                    push_char(&mut self.out, letter.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
            }
        }
        &self.out
    }

    fn decode_wide(&mut self, chunk: &[u8], unit: fn([u8; 2]) -> u16) -> &[u8] {
        let mut bytes = std::mem::take(&mut self.carried);
        bytes.extend_from_slice(chunk);
        let whole = bytes.len() / 2 * 2;
        let mut end = whole;
        // The first half of a surrogate pair waits for the second.
        if let Some(last) = bytes[..whole].last_chunk::<2>()
            && (0xd800..0xdc00).contains(&unit(*last))
        {
            end -= 2;
        }
        let units = bytes[..end].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        self.out.clear();
        for letter in char::decode_utf16(units) {
            push_char(&mut self.out, letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.carried = bytes.split_off(end);
        &self.out
    }
}

fn push_char(out: &mut Vec<u8>, letter: char) {
    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The encoding of bytes that are not all ASCII.
fn told(chunk: &[u8]) -> Encoding {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    let mut rest = chunk;
    loop {
        match std::str::from_utf8(rest) {
            Ok(valid) => {
                letters += valid.bytes().filter(|b| *b >= 0xc0).count();
                break;
            }
            Err(error) => {
                letters += rest[..error.valid_up_to()].iter().filter(|b| **b >= 0xc0).count();
                // The end of the chunk may cut a letter.
                let Some(length) = error.error_len() else { break };
                broken += 1;
                rest = &rest[error.valid_up_to() + length..];
            }
        }
    }
    // A few bad bytes in UTF-8 cost only their rows; text in a code page is hardly ever UTF-8 by accident.
    if broken == 0 || letters > broken * 3 { Encoding::Utf8 } else { code_page(chunk) }
}

/// The Windows code page under which the bytes look like words.
///
/// Russian words are runs of high bytes; in Western European languages a high byte is alone among ASCII letters.
fn code_page(chunk: &[u8]) -> Encoding {
    let (mut together, mut alone) = (0_usize, 0_usize);
    for run in chunk.split(|b| !is_cyrillic(*b)).filter(|run| !run.is_empty()) {
        if run.len() > 2 {
            together += run.len();
        } else {
            alone += 1;
        }
    }
    if together > alone * 2 { Encoding::Windows1251 } else { Encoding::Windows1252 }
}

fn is_cyrillic(byte: u8) -> bool {
    byte >= 0xc0 || byte == 0xa8 || byte == 0xb8
}

/// The upper half of Windows-1252; undefined bytes map as in browsers.
const WINDOWS_1252: [u16; 128] = code_page_1252();
/// The upper half of Windows-1251.
const WINDOWS_1251: [u16; 128] = code_page_1251();

const fn code_page_1252() -> [u16; 128] {
    let first: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
        0x0153, 0x9d, 0x017e, 0x0178,
    ];
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = if at < 32 { first[at] } else { at as u16 + 0x80 };
        at += 1;
    }
    table
}

const fn code_page_1251() -> [u16; 128] {
    let first: [u16; 64] = [
        0x0402, 0x0403, 0x201a, 0x0453, 0x201e, 0x2026, 0x2020, 0x2021, 0x20ac, 0x2030, 0x0409, 0x2039, 0x040a, 0x040c,
        0x040b, 0x040f, 0x0452, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x98, 0x2122, 0x0459, 0x203a,
        0x045a, 0x045c, 0x045b, 0x045f, 0xa0, 0x040e, 0x045e, 0x0408, 0xa4, 0x0490, 0xa6, 0xa7, 0x0401, 0xa9, 0x0404,
        0xab, 0xac, 0xad, 0xae, 0x0407, 0xb0, 0xb1, 0x0406, 0x0456, 0x0491, 0xb5, 0xb6, 0xb7, 0x0451, 0x2116, 0x0454,
        0xbb, 0x0458, 0x0405, 0x0455, 0x0457,
    ];
    let mut table = [0; 128];
    let mut at = 0;
    while at < 128 {
        table[at] = if at < 64 { first[at] } else { at as u16 - 64 + 0x0410 };
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes bytes in chunks of `size`.
    fn decode(bytes: &[u8], size: usize, given: Option<Encoding>) -> (Encoding, bool, String) {
        let mut decoder = Decoder::new(given);
        let mut out = Vec::new();
        for chunk in bytes.chunks(size) {
            out.extend_from_slice(decoder.push(chunk));
        }
        out.extend_from_slice(decoder.finish());
        (decoder.encoding(), decoder.has_bom(), String::from_utf8_lossy(&out).into_owned())
    }

    fn check(bytes: &[u8], encoding: Encoding, bom: bool, text: &str) {
        for size in [bytes.len().max(1), 64] {
            assert_eq!(decode(bytes, size, None), (encoding, bom, text.to_owned()), "chunks of {size}");
        }
    }

    #[test]
    fn encodings_are_told_by_their_bytes() {
        check(b"a,b\n", Encoding::Utf8, false, "a,b\n");
        check("a,é\n".as_bytes(), Encoding::Utf8, false, "a,é\n");
        check(b"\xef\xbb\xbfa,b\n", Encoding::Utf8, true, "a,b\n");
        check(b"\xff\xfea\x00,\x00\x14\x04", Encoding::Utf16Le, true, "a,Д");
        check(b"\xfe\xff\x00a\x00,\x04\x14", Encoding::Utf16Be, true, "a,Д");
        check(b"d\x00e\x00a\x00l\x00,\x00", Encoding::Utf16Le, false, "deal,");
        check(b"\x00d\x00e\x00a\x00l\x00,", Encoding::Utf16Be, false, "deal,");
        check(b"caf\xe9,d\xe9j\xe0 \x80\n", Encoding::Windows1252, false, "café,déjà €\n");
        check(b"\xc4\xe0\xf2\xe0;\xca\xe0\xed\xe0\xeb \xb95\n", Encoding::Windows1251, false, "Дата;Канал №5\n");
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for text in ["Сделка;Дата;Канал;Стадия\nА1;Выставка;Успешно;Звонок\n", "商机编号,渠道\nA1,展会\nA2,电话\n"]
        {
            check(&wide(text), Encoding::Utf16Le, false, text);
        }
        check(b"", Encoding::Utf8, false, "");
        check(b"\xef\xbb\xbf", Encoding::Utf8, true, "");
    }

    #[test]
    fn a_first_letter_after_megabytes_decides() {
        let mut bytes = b"deal,channel\n".repeat(100_000);
        bytes.extend_from_slice(b"D1,\xc7\xe2\xee\xed\xee\xea\n");
        let (encoding, _, text) = decode(&bytes, 65_536, None);
        assert_eq!((encoding, text.ends_with("D1,Звонок\n")), (Encoding::Windows1251, true));
    }

    #[test]
    fn a_bad_byte_in_utf8_is_a_bad_byte() {
        let (encoding, ..) = decode("дата;канал;сделка \u{0}".replace('\u{0}', "\n").as_bytes(), 99, None);
        assert_eq!(encoding, Encoding::Utf8);
        let mut bytes = "дата;канал;сделка\n".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, 99, None).0, Encoding::Utf8);
    }

    #[test]
    fn the_user_knows_better() {
        let bytes = b"\xc4\xe0\xf2\xe0";
        assert_eq!(decode(bytes, 99, Some(Encoding::Windows1252)).2, "Äàòà");
        assert_eq!(decode(bytes, 99, Some(Encoding::Windows1251)).2, "Дата");
    }

    /// Both code pages and both UTF-16 orders decode as in `encoding_rs`.
    #[test]
    fn the_same_letters_as_another_library() {
        let bytes: Vec<u8> = (0..=255).collect();
        for (ours, theirs) in
            [(Encoding::Windows1252, encoding_rs::WINDOWS_1252), (Encoding::Windows1251, encoding_rs::WINDOWS_1251)]
        {
            assert_eq!(decode(&bytes, 7, Some(ours)).2, theirs.decode_without_bom_handling(&bytes).0);
        }
        let text = "Сделка,🎉,café\n";
        let units: Vec<u16> = text.encode_utf16().collect();
        for (ours, theirs, bytes) in [
            (Encoding::Utf16Le, encoding_rs::UTF_16LE, units.iter().flat_map(|u| u.to_le_bytes()).collect::<Vec<u8>>()),
            (Encoding::Utf16Be, encoding_rs::UTF_16BE, units.iter().flat_map(|u| u.to_be_bytes()).collect()),
        ] {
            for size in [1, 3, 5, 100] {
                assert_eq!(decode(&bytes, size, Some(ours)).2, text);
            }
            assert_eq!(theirs.decode_without_bom_handling(&bytes).0, text);
        }
    }
}
