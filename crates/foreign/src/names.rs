//! Names of the encodings that are read, for both ends of the wire: the tables themselves are the worker's.

/// Every encoding that can be detected or chosen, by its name in the Encoding Standard of the web.
pub const ENCODINGS: [&str; 35] = [
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
    "macintosh",
    "x-mac-cyrillic",
    "Shift_JIS",
    "EUC-JP",
    "GBK",
    "Big5",
    "EUC-KR",
];

/// The encoding of a text, as far as its bytes tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// Its name, one of [`ENCODINGS`].
    pub name: &'static str,
    /// Whether the bytes leave no doubt.
    pub certain: bool,
    /// Other encodings under which the bytes are a plausible text too, the likeliest first; empty if certain.
    pub alternatives: Vec<&'static str>,
}

/// The name of an encoding as [`ENCODINGS`] spells it.
#[must_use]
pub fn encoding_name(name: &str) -> Option<&'static str> {
    ENCODINGS.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// Whether the engine decodes this encoding itself, so that the file goes to it unchanged.
#[must_use]
pub fn is_decoded_by_engine(name: &str) -> bool {
    ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251"].contains(&name)
}
