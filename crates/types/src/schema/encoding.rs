//! Encodings of text.

use serde::{Deserialize, Serialize};

/// Encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, including plain ASCII.
    #[default]
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Default of Windows in Western Europe and America.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Default of Windows in Russia.
    #[serde(rename = "windows-1251")]
    Windows1251,
}

impl Encoding {
    /// All encodings, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Windows1252, Self::Windows1251, Self::Utf16Le, Self::Utf16Be];

    /// Name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1251 => "windows-1251",
        }
    }
}

/// Recognises UTF-16 without a byte order mark: every other byte of plain letters is zero.
///
/// In other alphabets only delimiters, digits and line ends have zeros. A few zeros are enough there if the units
/// decode to text with a line end and without control or private-use characters.
#[must_use]
pub fn wide(start: &[u8]) -> Option<Encoding> {
    let start = &start[..start.len().min(4_096)];
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    if half == 0 {
        return None;
    }
    let (encoding, most, least, unit): (_, _, _, fn([u8; 2]) -> u16) = if odd > even {
        (Encoding::Utf16Le, odd, even, u16::from_le_bytes)
    } else {
        (Encoding::Utf16Be, even, odd, u16::from_be_bytes)
    };
    if least * 20 > most {
        return None;
    }
    let many = most * 5 >= half * 2;
    let enough = most * 10 >= half && is_wide_text(start.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])));
    (many || enough).then_some(encoding)
}

/// Whether UTF-16 units decode to lines of text.
fn is_wide_text(units: impl Iterator<Item = u16>) -> bool {
    let mut has_line_end = false;
    // The sample may end within a surrogate pair.
    let mut broken = 0;
    for letter in char::decode_utf16(units) {
        match letter {
            Ok('\n' | '\r') => has_line_end = true,
            Ok('\t') => {}
            Ok(letter)
                if letter.is_control() || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}') =>
            {
                return false;
            }
            Ok(_) => {}
            Err(_) => broken += 1,
        }
    }
    has_line_end && broken <= 1
}
