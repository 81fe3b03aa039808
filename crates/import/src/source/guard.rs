//! The first look at a file's bytes: is it text at all?

use super::encoding::wide;
use crate::problem::Reason;

/// The first bytes of a file, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// Text.
    Text,
    /// An archive: a workbook, perhaps.
    Zip,
    /// Packed with gzip.
    Gzip,
    /// A workbook of before 2007, or one with a password.
    OldWorkbook,
    /// JSON.
    Json,
    /// Something else.
    Refused(Reason),
}

/// How the files begin that people drop by mistake.
const PICTURES: [&[u8]; 8] =
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"%PDF-", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"];

/// Judges the first bytes of a file; `whole` says that there are no more.
#[must_use]
pub fn guard(head: &[u8], whole: bool) -> Guarded {
    for (signature, kind) in [
        (&b"PK\x03\x04"[..], Guarded::Zip),
        (b"PK\x05\x06", Guarded::Zip),
        (b"\x1f\x8b", Guarded::Gzip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Guarded::OldWorkbook),
    ] {
        if head.starts_with(signature) {
            return kind;
        }
    }
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !marked && wide(head).is_none() {
        let binary = head.contains(&0);
        // Two letters are no proof: a table may begin with the letters BM.
        if binary || PICTURES.iter().any(|s| head.starts_with(s) && s.len() > 2) {
            return Guarded::Refused(Reason::NotText);
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii();
    if text.is_empty() && whole {
        return Guarded::Refused(Reason::EmptyFile);
    }
    if is_json(text) { Guarded::Json } else { Guarded::Text }
}

/// Lists and objects of JSON; a table whose first cell begins with a bracket is none.
fn is_json(text: &[u8]) -> bool {
    let next = |at: usize| text[at..].trim_ascii_start().first();
    match text.first() {
        Some(b'[') => matches!(next(1), Some(b'{' | b']')),
        Some(b'{') => matches!(next(1), Some(b'"' | b'}')),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_text_from_what_is_not() {
        let refused = Guarded::Refused;
        for (head, expected) in [
            (&b"a,b\n1,2\n"[..], Guarded::Text),
            (b"\xef\xbb\xbfa,b\n", Guarded::Text),
            ("дата;канал\n".as_bytes(), Guarded::Text),
            (b"BMW,1\n", Guarded::Text),
            (b"[x],1\n", Guarded::Text),
            (b"caf\xe9,1\n", Guarded::Text),
            (b"\xff\xfea\x00,\x00", Guarded::Text),
            (b"a\x00,\x00b\x00\n\x00", Guarded::Text),
            (b" [ {\"a\": 1}]", Guarded::Json),
            (b"{\"a\": 1}\n{\"a\": 2}", Guarded::Json),
            (b"", refused(Reason::EmptyFile)),
            (b"\n\n  \n", refused(Reason::EmptyFile)),
            (b"\xef\xbb\xbf", refused(Reason::EmptyFile)),
            (b"PK\x03\x04\x14\x00", Guarded::Zip),
            (b"\x1f\x8b\x08", Guarded::Gzip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Guarded::OldWorkbook),
            (b"\x89PNG\r\n\x1a\n\x00", refused(Reason::NotText)),
            (b"a,b\n1,\x00\n", refused(Reason::NotText)),
        ] {
            assert_eq!(guard(head, true), expected, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
