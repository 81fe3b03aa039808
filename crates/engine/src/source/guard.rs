//! The first look at a file's bytes: is it text at all?

use crate::problem::Reason;

/// The first bytes of a file, judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// Text in UTF-8 that begins after so many bytes of byte order mark.
    Text(usize),
    /// Something else.
    Refused(Reason),
}

/// How the files begin that people drop by mistake. Old and new workbooks are archives of their own kind.
const SIGNATURES: [&[u8]; 12] = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF-",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
];

/// Judges the first bytes of a file; `whole` says that there are no more.
#[must_use]
pub fn guard(head: &[u8], whole: bool) -> Guarded {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Guarded::Refused(Reason::NotUtf8);
    }
    let binary = head.contains(&0);
    // Two letters are no proof: a table may begin with the letters BM.
    if SIGNATURES.iter().any(|s| head.starts_with(s) && (s.len() > 2 || binary)) || binary {
        return Guarded::Refused(Reason::NotText);
    }
    let start = if head.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    if head[start..].trim_ascii().is_empty() && whole {
        return Guarded::Refused(Reason::EmptyFile);
    }
    match std::str::from_utf8(&head[start..]) {
        // The head may end within a letter.
        Err(e) if e.error_len().is_some() || whole => Guarded::Refused(Reason::NotUtf8),
        _ => Guarded::Text(start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_text_from_what_is_not() {
        let refused = Guarded::Refused;
        for (head, expected) in [
            (&b"a,b\n1,2\n"[..], Guarded::Text(0)),
            (b"\xef\xbb\xbfa,b\n", Guarded::Text(3)),
            ("дата;канал\n".as_bytes(), Guarded::Text(0)),
            (b"BMW,1\n", Guarded::Text(0)),
            (b"", refused(Reason::EmptyFile)),
            (b"\n\n  \n", refused(Reason::EmptyFile)),
            (b"\xef\xbb\xbf", refused(Reason::EmptyFile)),
            (b"PK\x03\x04\x14\x00", refused(Reason::NotText)),
            (b"\x89PNG\r\n\x1a\n\x00", refused(Reason::NotText)),
            (b"a,b\n1,\x00\n", refused(Reason::NotText)),
            (b"\xff\xfea\x00,\x00", refused(Reason::NotUtf8)),
            (b"caf\xe9,1\n", refused(Reason::NotUtf8)),
        ] {
            assert_eq!(guard(head, true), expected, "{:?}", String::from_utf8_lossy(head));
        }
        assert_eq!(guard("a,é".as_bytes().split_last().map_or(&[], |(_, rest)| rest), false), Guarded::Text(0));
    }
}
