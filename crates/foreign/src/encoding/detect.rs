//! Detects the encoding of a text that is not UTF-8.
//!
//! chardetng knows the letter pairs of most encodings. It does not know those of the old Macintosh, of Latin-9 and of
//! terminals, and reports no confidence: so each candidate is decoded, and scored by the words in the result.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::language::words;
use super::plausible::plausibility;
use super::transcode::decode;
use crate::names::{Detected, encoding_name};
use crate::scan::{Scan, Verdict};

/// Bytes of the sample that are scored.
const SAMPLE: usize = 128 << 10;
/// Points by which a rival must beat the favoured encoding to replace it.
const LEAD: i64 = 4;
/// Different words with letters beyond ASCII that make a single-byte encoding certain.
const WORDS: usize = 6;
/// Fewer different words than this cannot tell the encodings of one family apart.
const FEW: usize = 3;
/// Points for the old Macintosh encodings if lines end as they did there.
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
        return Detected { name: "UTF-8", certain: true, alternatives: Vec::new() };
    }
    let sample = scan.into_sample();
    let sample: Vec<u8> = sample.into_iter().take(SAMPLE).filter(|byte| *byte != 0).collect();
    if sample.is_ascii() {
        // ISO-2022-JP consists of escape sequences and ASCII bytes.
        let certain = decode(&sample, ISO_2022_JP).is_ok_and(|(_, replaced)| !replaced);
        return Detected { name: ISO_2022_JP, certain, alternatives: Vec::new() };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    Candidates::new(encoding_name(guess.name()).unwrap_or(WINDOWS_1252), &sample).decide()
}

const ISO_2022_JP: &str = "ISO-2022-JP";
const WINDOWS_1252: &str = "windows-1252";
const WINDOWS_1251: &str = "windows-1251";
const WINDOWS_1250: &str = "windows-1250";
const LATIN_9: &str = "ISO-8859-15";
const OLD_MACS: [&str; 2] = ["macintosh", "x-mac-cyrillic"];
/// Encodings that chardetng does not know.
const UNKNOWN: [&str; 5] = ["macintosh", "x-mac-cyrillic", LATIN_9, "IBM850", "IBM852"];

/// The candidate encodings; among equals, the likeliest first.
struct Candidates {
    guess: &'static str,
    read: Vec<Candidate>,
}

/// The sample, decoded from one encoding.
struct Candidate {
    name: &'static str,
    points: i64,
    /// Number of different words with letters beyond ASCII.
    words: usize,
    /// One language in Latin script has all letters of these words.
    is_language: bool,
    /// These words are in another script.
    is_other_script: bool,
    text: String,
}

impl Candidates {
    fn new(guess: &'static str, sample: &[u8]) -> Self {
        let is_old_mac = sample.contains(&b'\r') && !sample.contains(&b'\n');
        let read = |name: &'static str| {
            let (utf8, _) = decode(sample, name).ok()?;
            let text = String::from_utf8_lossy(&utf8).into_owned();
            let habit = if is_old_mac && OLD_MACS.contains(&name) { OLD_MAC } else { 0 };
            let words = words(&text);
            Some(Candidate {
                name,
                points: plausibility(&text) + habit,
                words: words.count,
                is_language: words.are_of_one_language,
                is_other_script: words.are_of_other_script,
                text,
            })
        };
        let rivals = rivals(guess).iter().copied().filter(|rival| *rival != guess);
        Self { guess, read: std::iter::once(guess).chain(rivals).filter_map(read).collect() }
    }

    fn decide(mut self) -> Detected {
        let guessed = self.read.first().map_or(0, |guess| guess.points);
        // The guess wins unless a rival is clearly better. From fewer than `FEW` words it says little, so the most
        // common encoding is favoured instead.
        let few = self.read.first().is_none_or(|guess| !is_multibyte(guess.name) && guess.words < FEW);
        let favoured = if few { WINDOWS_1252 } else { self.guess };
        let points = |read: &Candidate| {
            // Among single-byte encodings that chardetng knows, its letter pairs say more than the words: a rival gets
            // no more points than the guess.
            let capped = !UNKNOWN.contains(&read.name) && !is_multibyte(read.name) && !is_multibyte(self.guess);
            let points = if capped { read.points.min(guessed) } else { read.points };
            points + if read.name == favoured { LEAD } else { 0 }
        };
        // If no language uses the letters of the guess, and one uses all letters of a rival, the text is in that
        // language.
        let is_strange = self.read.first().is_some_and(|guess| !guess.is_plausible());
        let by_language = is_strange && self.read.iter().any(Candidate::is_of_language);
        self.read.sort_by_key(|read| std::cmp::Reverse((by_language && read.is_of_language(), points(read))));
        // Encodings that give the same text are equivalent; one that the engine decodes comes first.
        let own = [WINDOWS_1252, WINDOWS_1251];
        let text = self.read.first().map_or("", |best| best.text.as_str());
        if let Some(at) = self.read.iter().position(|other| own.contains(&other.name) && other.text == text) {
            self.read.swap(0, at);
        }
        let Some(best) = self.read.first() else {
            return Detected { name: WINDOWS_1252, certain: false, alternatives: Vec::new() };
        };
        // From `FEW` words on, chardetng separates Western languages from Central European ones well.
        let is_western = best.name == WINDOWS_1252 && best.name == self.guess && best.words >= FEW;
        let is_rival = |other: &&Candidate| other.text != best.text && !(is_western && other.name == WINDOWS_1250);
        let others: Vec<&Candidate> = self.read.iter().skip(1).filter(is_rival).collect();
        let clear = |other: &&Candidate| best.points - other.points > LEAD.max(best.points / 4);
        let enough = is_multibyte(best.name) || best.words >= WORDS;
        let agreed = best.name == self.guess || best.points - guessed > 2 * LEAD;
        let certain = if by_language {
            best.words >= FEW && !others.iter().any(|other| other.is_of_language())
        } else {
            // If the guess is implausible, a rival that is plausible by a single word or by another script leaves
            // doubt.
            let is_doubted = is_strange && others.iter().any(|other| other.is_plausible());
            !is_doubted && agreed && best.points > 0 && (others.iter().all(clear) || enough && best.name == self.guess)
        };
        let plausible = others.iter().filter(|other| other.points > 0 || !certain).map(|other| other.name);
        let alternatives = if certain { Vec::new() } else { plausible.collect() };
        Detected { name: best.name, certain, alternatives }
    }
}

impl Candidate {
    /// Whether the words are in another script or have the letters of one language, without symbols inside words.
    fn is_plausible(&self) -> bool {
        (self.is_language || self.is_other_script) && self.points > 0
    }

    /// Whether two or more words have the letters of one language.
    fn is_of_language(&self) -> bool {
        self.is_language && self.words > 1 && self.points > 0
    }
}

/// Encodings that the bytes may be in instead of the guess.
fn rivals(guess: &str) -> &'static [&'static str] {
    match guess {
        WINDOWS_1252 => &[WINDOWS_1252, "macintosh", LATIN_9, WINDOWS_1250, "IBM850", "IBM852"],
        WINDOWS_1250 | "ISO-8859-2" => {
            &[WINDOWS_1250, "ISO-8859-2", WINDOWS_1252, "macintosh", LATIN_9, "IBM852", "IBM850"]
        }
        "windows-1254" => &["windows-1254", WINDOWS_1252, "macintosh", LATIN_9, "IBM850", "IBM852"],
        WINDOWS_1251 | "KOI8-U" | "IBM866" | "ISO-8859-5" => {
            &[WINDOWS_1251, "x-mac-cyrillic", "KOI8-U", "IBM850", "IBM852"]
        }
        _ if is_multibyte(guess) => &[
            "Shift_JIS",
            "GBK",
            "Big5",
            "EUC-KR",
            "EUC-JP",
            WINDOWS_1252,
            "macintosh",
            WINDOWS_1251,
            "IBM850",
            "IBM852",
        ],
        _ => &[WINDOWS_1252, "macintosh", LATIN_9, WINDOWS_1251, "x-mac-cyrillic", "IBM850", "IBM852"],
    }
}

fn is_multibyte(name: &str) -> bool {
    ["Shift_JIS", "GBK", "Big5", "EUC-KR", "EUC-JP"].contains(&name)
}
