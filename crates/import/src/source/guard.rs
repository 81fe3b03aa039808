//! Checks by its first bytes whether a file is text.

use fairshare_types::problem::Reason;
use fairshare_types::schema::wide;

/// Verdict on the first bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    /// Text.
    Text,
    /// A ZIP archive, perhaps a workbook.
    Zip,
    /// Compressed with gzip.
    Gzip,
    /// A workbook from before 2007, or one with a password.
    OldWorkbook,
    /// JSON.
    Json,
    /// Anything else, with the reason to refuse it.
    Refused(Reason),
}

/// Signatures of files that people drop by mistake, long enough that no table begins with them.
const SIGNATURES: [(&[u8], Reason); 12] = [
    (b"\x89PNG\r\n\x1a\n", Reason::Picture),
    (b"\xff\xd8\xff", Reason::Picture),
    (b"GIF87a", Reason::Picture),
    (b"GIF89a", Reason::Picture),
    (b"II*\0", Reason::Picture),
    (b"MM\0*", Reason::Picture),
    (b"OggS\0", Reason::Recording),
    (b"%PDF-", Reason::Pdf),
    (b"7z\xbc\xaf\x27\x1c", Reason::Archive),
    (b"Rar!\x1a\x07", Reason::Archive),
    (b"{\\rtf", Reason::Document),
    (b"\x7fELF", Reason::Program),
];

/// Signatures that a table may begin with too; they count only in a file with a NUL.
const SHORT_SIGNATURES: [(&[u8], Reason); 3] =
    [(b"BM", Reason::Picture), (b"ID3", Reason::Recording), (b"MZ", Reason::Program)];

/// Beginnings of a web page after white space, in lower case.
const PAGES: [&[u8]; 6] = [b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta"];

/// Headers that begin an e-mail, in lower case.
const MAIL: [&[u8]; 6] =
    [b"received: ", b"return-path: ", b"delivered-to: ", b"mime-version: ", b"message-id: ", b"from: "];

/// Recognises files that people drop by mistake by their signature.
fn signature(head: &[u8]) -> Option<Reason> {
    let begins = |(signature, reason): &(&[u8], Reason)| head.starts_with(signature).then_some(*reason);
    if let Some(reason) = SIGNATURES.iter().find_map(begins) {
        return Some(reason);
    }
    match (head.get(4..8), head.get(8..12)) {
        (Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"heim" | b"avif")) => {
            return Some(Reason::Picture);
        }
        (Some(b"ftyp"), _) => return Some(Reason::Recording),
        _ => {}
    }
    if head.starts_with(b"RIFF") {
        match head.get(8..12) {
            Some(b"WEBP") => return Some(Reason::Picture),
            Some(b"WAVE" | b"AVI ") => return Some(Reason::Recording),
            _ => {}
        }
    }
    SHORT_SIGNATURES.iter().filter(|_| head.contains(&0)).find_map(begins)
}

/// Recognises a web page or an e-mail by the beginning of its text.
fn prose(text: &[u8]) -> Option<Reason> {
    let begins = |with: &&[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if PAGES.iter().any(&begins) {
        return Some(Reason::WebPage);
    }
    let has_subject = || {
        let mut lines = text.split(|&byte| byte == b'\n');
        lines.any(|line| line.get(..8).is_some_and(|start| start.eq_ignore_ascii_case(b"subject:")))
    };
    (MAIL.iter().any(&begins) && has_subject()).then_some(Reason::Mail)
}

/// Judges the first bytes of a file; `whole` means that there are no more.
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
    if let Some(reason) = signature(head) {
        return Guarded::Refused(reason);
    }
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if !marked && wide(head).is_none() {
        let binary = head.contains(&0) && !is_text_with_nuls(head);
        if binary {
            return Guarded::Refused(Reason::NotText);
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii();
    if text.is_empty() && whole {
        return Guarded::Refused(Reason::EmptyFile);
    }
    if let Some(reason) = prose(text) {
        return Guarded::Refused(reason);
    }
    if is_json(text) { Guarded::Json } else { Guarded::Text }
}

/// Whether bytes are text except for NULs that a database or a crash left behind.
///
/// Pictures, archives and programs contain other control characters too, or bytes that are no letters.
fn is_text_with_nuls(head: &[u8]) -> bool {
    let is_control = |b: &u8| matches!(b, 1..=8 | 0x0e..=0x1f | 0x7f);
    let text: Vec<u8> = head.iter().copied().filter(|b| *b != 0).collect();
    let start = &head[..head.len().min(64)];
    let signed = head.starts_with(b"BM") && head.iter().take(10).any(|b| *b == 0);
    let high = text.iter().filter(|b| **b >= 0x80).count();
    let controls = text.iter().filter(|b| is_control(b)).count();
    // Without control characters it is text in any alphabet, even after a block of NULs from a database.
    let plain = controls == 0;
    !signed
        && (plain || head.first().is_some_and(|b| *b != 0))
        && !start.iter().any(is_control)
        && controls * 200 <= text.len()
        && (plain || high * 2 <= text.len() || std::str::from_utf8(&text).is_ok())
        && !text.trim_ascii().is_empty()
}

/// Removes NULs from a text. Returns the text and how many there were.
pub fn without_nuls<'a>(text: &'a [u8], room: &'a mut Vec<u8>) -> (&'a [u8], u64) {
    if memchr::memchr(0, text).is_none() {
        return (text, 0);
    }
    room.clear();
    room.extend(text.iter().copied().filter(|b| *b != 0));
    (room, (text.len() - room.len()) as u64)
}

/// Whether a text begins like a JSON list or object; a bracket alone may begin the first cell of a table.
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
            (b"a,b\n1,\x00\n", Guarded::Text),
            (b"a,b\nEmail\x00\x00\x00,2\n\x00\x00\x00\x00\x00", Guarded::Text),
            (b"\x00\x00\x00\x00\x00\x00a,b\n1,2\n", Guarded::Text),
            (
                b"\xd1\xe4\xe5\xeb\xea\xe0;\xca\xe0\xed\xe0\xeb\n\xc0;\xc2\x00\xfb\xf1\xf2\xe0\xe2\xea\xe0\n",
                Guarded::Text,
            ),
            (b"\x00\x01\x00\x00a,b", refused(Reason::NotText)),
            (b"SQLite format 3\x00\x10\x00\x01\x01\x00\x40\x20\x20", refused(Reason::NotText)),
            (b"\x00\x00\x00", refused(Reason::NotText)),
            (b"\x89PNG\r\n\x1a\n\x00", refused(Reason::Picture)),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", refused(Reason::Picture)),
            (b"\0\0\0\x18ftypheic\0\0\0\0", refused(Reason::Picture)),
            (b"\0\0\0\x18ftypmp42\0\0\0\0", refused(Reason::Recording)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", refused(Reason::Picture)),
            (b"BM\x36\0\0\0", refused(Reason::Picture)),
            (b"%PDF-1.7\n", refused(Reason::Pdf)),
            (b"Rar!\x1a\x07\x01\x00", refused(Reason::Archive)),
            (b"{\\rtf1\\ansi", refused(Reason::Document)),
            (b"MZ\x90\0\x03", refused(Reason::Program)),
            (b"MZ,Date\n", Guarded::Text),
            (b"ID3,Date\n", Guarded::Text),
            (b"RIFF,Date\n", Guarded::Text),
            (b"\n<!DOCTYPE html><html>", refused(Reason::WebPage)),
            (b"<table><tr><td>Deal</td></tr></table>", refused(Reason::WebPage)),
            (b"From: a@example.com\r\nSubject: Report\r\n\r\nHello", refused(Reason::Mail)),
            (b"From: To,Date\n1,2\n", Guarded::Text),
        ] {
            assert_eq!(guard(head, true), expected, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
