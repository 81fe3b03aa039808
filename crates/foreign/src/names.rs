//! Names of the supported encodings, for both ends of the wire; only the worker has their tables.

/// Names of all encodings that can be detected or chosen.
///
/// They are those of the Encoding Standard; IBM850 and IBM852 are IANA's.
pub const ENCODINGS: [&str; 38] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "IBM850",
    "IBM852",
    "macintosh",
    "x-mac-cyrillic",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "GBK",
    "Big5",
    "EUC-KR",
];

/// A detected encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// Its name, one of [`ENCODINGS`].
    pub name: &'static str,
    /// Whether the bytes leave no doubt.
    pub certain: bool,
    /// Other encodings in which the bytes are a plausible text, the likeliest first; empty if certain.
    pub alternatives: Vec<&'static str>,
}

/// The spelling of an encoding's name in [`ENCODINGS`].
#[must_use]
pub fn encoding_name(name: &str) -> Option<&'static str> {
    ENCODINGS.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the engine decodes this encoding itself, so that it gets the file unchanged.
#[must_use]
pub fn is_decoded_by_engine(name: &str) -> bool {
    ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251"].contains(&name)
}
