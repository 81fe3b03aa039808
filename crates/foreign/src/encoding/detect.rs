//! The encoding of a text that is not UTF-8.
//!
//! chardetng knows the letter pairs of most encodings. It does not know those of the old Macintosh and Latin-9, and never
//! says how sure it is: each candidate is therefore decoded, and judged by the words that come of it.

use std::collections::BTreeSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, ISO_8859_2, ISO_8859_15, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, X_MAC_CYRILLIC,
};

use super::plausible::plausibility;
use crate::names::{Detected, encoding_name};
use crate::scan::{Scan, Verdict};

/// Bytes of the sample that are judged.
const SAMPLE: usize = 128 << 10;
/// By how many points a rival must be more plausible than what was detected to take its place.
const LEAD: i64 = 4;
/// Different words with letters beyond ASCII from which on the letters of a single-byte encoding leave no doubt.
const WORDS: usize = 6;
/// Fewer different words than this are too few to detect one encoding of a family by them.
const FEW: usize = 3;
/// Points of an old Macintosh for lines that end as they did there.
const OLD_MAC: i64 = 6;

/// Detects the encoding of a text from its beginning, or from a sample of lines ([`crate::Scan::into_sample`]).
///
/// ```
/// let detected = fairshare_foreign::encoding::detect(b"\x93\x57\x8e\xa6\x89\xef, \x83\x81\x81\x5b\x83\x8b");
/// assert_eq!(detected.name, "Shift_JIS");
/// ```
#[must_use]
pub fn detect(head: &[u8]) -> Detected {
    let mut scan = Scan::default();
    scan.push(head);
    if scan.verdict() != Verdict::Legacy {
        return Detected { name: UTF_8.name(), certain: true, alternatives: Vec::new() };
    }
    let sample = scan.into_sample();
    let sample: Vec<u8> = sample.into_iter().take(SAMPLE).filter(|byte| *byte != 0).collect();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Candidates::new(guess, &sample).decide()
}

/// The encodings in question, the likeliest first among equals.
struct Candidates {
    guess: &'static Encoding,
    read: Vec<Candidate>,
}

/// The sample as one encoding decodes it.
struct Candidate {
    encoding: &'static Encoding,
    points: i64,
    text: String,
}

impl Candidates {
    fn new(guess: &'static Encoding, sample: &[u8]) -> Self {
        let mut encodings = vec![guess];
        encodings.extend(rivals(guess).iter().filter(|rival| **rival != guess));
        let is_old_mac = sample.contains(&b'\r') && !sample.contains(&b'\n');
        let read = encodings.into_iter().map(|encoding| {
            let (text, _) = encoding.decode_without_bom_handling(sample);
            let habit = if is_old_mac && [MACINTOSH, X_MAC_CYRILLIC].contains(&encoding) { OLD_MAC } else { 0 };
            Candidate { encoding, points: plausibility(&text) + habit, text: text.into_owned() }
        });
        Self { guess, read: read.collect() }
    }

    fn decide(mut self) -> Detected {
        let guessed = self.read.first().map_or(0, |guess| guess.points);
        // The guess keeps its place unless a rival is clearly better. Of two or three words it says little: what most
        // files are in is as likely.
        let few = self.read.first().is_none_or(|guess| !is_multibyte(guess.encoding) && words(&guess.text) < FEW);
        let favoured = if few { WINDOWS_1252 } else { self.guess };
        let points = |read: &Candidate| {
            // Between the encodings of one byte a letter that it knows, chardetng decides by pairs of letters, which say
            // more than the words do.
            let known = ![MACINTOSH, X_MAC_CYRILLIC, ISO_8859_15].contains(&read.encoding);
            let capped = known && !is_multibyte(read.encoding) && !is_multibyte(self.guess);
            let points = if capped { read.points.min(guessed) } else { read.points };
            points + if read.encoding == favoured { LEAD } else { 0 }
        };
        self.read.sort_by_key(|candidate| std::cmp::Reverse(points(candidate)));
        // Encodings that give the same text differ in nothing; the engine's own come first.
        let own = [WINDOWS_1252, WINDOWS_1251];
        let text = self.read.first().map_or("", |best| best.text.as_str());
        if let Some(at) = self.read.iter().position(|other| own.contains(&other.encoding) && other.text == text) {
            self.read.swap(0, at);
        }
        let Some(best) = self.read.first() else {
            return Detected { name: WINDOWS_1252.name(), certain: false, alternatives: Vec::new() };
        };
        let count = words(&best.text);
        // From some words on chardetng tells Western languages from Central European ones well.
        let is_western = best.encoding == WINDOWS_1252 && best.encoding == self.guess && count >= FEW;
        let is_rival = |other: &&Candidate| other.text != best.text && !(is_western && other.encoding == WINDOWS_1250);
        let others: Vec<&Candidate> = self.read.iter().skip(1).filter(is_rival).collect();
        let clear = |other: &&Candidate| best.points - other.points > LEAD.max(best.points / 4);
        let enough = is_multibyte(best.encoding) || count >= WORDS;
        let agreed = best.encoding == self.guess || best.points - guessed > 2 * LEAD;
        let certain = agreed && best.points > 0 && (others.iter().all(clear) || enough && best.encoding == self.guess);
        let plausible = others.iter().filter(|other| other.points > 0 || !certain).map(|other| name(other.encoding));
        let alternatives = if certain { Vec::new() } else { plausible.collect() };
        Detected { name: name(best.encoding), certain, alternatives }
    }
}

/// Encodings that bytes of a guess may be in instead.
fn rivals(guess: &'static Encoding) -> &'static [&'static Encoding] {
    const WEST: &[&Encoding] = &[WINDOWS_1252, MACINTOSH, ISO_8859_15, WINDOWS_1250];
    const CENTRAL: &[&Encoding] = &[WINDOWS_1250, ISO_8859_2, WINDOWS_1252, MACINTOSH, ISO_8859_15];
    const CYRILLIC: &[&Encoding] = &[WINDOWS_1251, X_MAC_CYRILLIC, KOI8_U];
    const EAST: &[&Encoding] = &[SHIFT_JIS, GBK, BIG5, EUC_KR, EUC_JP, WINDOWS_1252, MACINTOSH, WINDOWS_1251];
    const TURKISH: &[&Encoding] = &[WINDOWS_1254, WINDOWS_1252, MACINTOSH, ISO_8859_15];
    const ANY: &[&Encoding] = &[WINDOWS_1252, MACINTOSH, ISO_8859_15, WINDOWS_1251, X_MAC_CYRILLIC];
    match guess.name() {
        "windows-1252" => WEST,
        "windows-1250" | "ISO-8859-2" => CENTRAL,
        "windows-1254" => TURKISH,
        "windows-1251" | "KOI8-U" | "IBM866" | "ISO-8859-5" => CYRILLIC,
        _ if is_multibyte(guess) => EAST,
        _ => ANY,
    }
}

fn is_multibyte(encoding: &'static Encoding) -> bool {
    [SHIFT_JIS, GBK, BIG5, EUC_KR, EUC_JP].contains(&encoding)
}

/// Different words that have letters beyond ASCII.
fn words(text: &str) -> usize {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    words.take(10_000).collect::<BTreeSet<_>>().len()
}

fn name(encoding: &'static Encoding) -> &'static str {
    encoding_name(encoding.name()).unwrap_or(UTF_8.name())
}
