//! Names of time zones and their offsets from UTC.

/// Name in lower case, and minutes ahead of UTC. A name shared by several zones means the most common one.
const ZONES: [(&str, i64); 84] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("zulu", 0),
    ("ut", 0),
    ("uct", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("met", 60),
    ("mest", 120),
    ("mez", 60),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("msd", 240),
    ("trt", 180),
    ("samt", 240),
    ("gst", 240),
    ("yekt", 300),
    ("екб", 300),
    ("omst", 360),
    ("novt", 420),
    ("krat", 420),
    ("irkt", 480),
    ("vlat", 600),
    ("ist", 330),
    ("pkt", 300),
    ("npt", 345),
    ("ict", 420),
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
    ("sgt", 480),
    ("myt", 480),
    ("hkt", 480),
    ("pht", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("acdt", 630),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("sast", 120),
    ("cat", 120),
    ("eat", 180),
    ("wat", 60),
    ("idt", 180),
    ("ast", -240),
    ("adt", -180),
    ("nst", -210),
    ("ndt", -150),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("hdt", -540),
    ("et", -300),
    ("ct", -360),
    ("mt", -420),
    ("pt", -480),
    ("brt", -180),
    ("brst", -120),
    ("art", -180),
    ("clt", -240),
    ("clst", -180),
    ("cot", -300),
    ("pet", -300),
    ("uyt", -180),
    ("vet", -240),
];

/// Minutes ahead of UTC of a zone by its name: `EDT`, `(CET)`.
pub fn zone(word: &str) -> Option<i64> {
    let word = word.trim_matches(['(', ')', '[', ']', '.', ',']).to_lowercase();
    ZONES.iter().find(|(name, _)| *name == word).map(|(_, minutes)| *minutes)
}

/// Parses an offset to minutes ahead of UTC: `+01:00`, `-0500`, `+2`, `UTC+2`, `GMT-05:00`.
pub fn offset(word: &str) -> Option<i64> {
    let word = word.trim_matches(['(', ')', '[', ']', ',']).to_lowercase();
    let bare = ["utc", "gmt"].into_iter().find_map(|name| word.strip_prefix(name));
    let digits = bare.unwrap_or(&word);
    let (sign, digits) = match digits.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, digits.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes),
        Some(_) => return None,
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None if digits.len() <= 2 => (digits, "0"),
        None => return None,
    };
    let hours = crate::time::number(hours.as_bytes()).filter(|hours| *hours <= 18)?;
    let minutes = crate::time::number(minutes.as_bytes()).filter(|minutes| *minutes < 60)?;
    Some(sign * (hours * 60 + minutes))
}

/// Minutes ahead of UTC in a heading: `Touch time (UTC)`, `created_at_utc`, `Datum (MEZ)`, `Time (GMT+03:00)`.
///
/// Without brackets only UTC and GMT are zones, since other names are words as well.
pub fn zone_in_heading(name: &str) -> Option<i16> {
    let note = name.rsplit_once(['(', '[']).map_or("", |(_, note)| note.trim_end().trim_end_matches([')', ']']));
    let is_name = |word: &&str| word.chars().count() >= 2 && !word.chars().any(char::is_lowercase);
    let in_note = || {
        let words = || note.split([' ', ',', ';']);
        words().find_map(offset).or_else(|| words().filter(is_name).find_map(zone))
    };
    let minutes = universal(name).or_else(in_note)?;
    i16::try_from(minutes).ok()
}

/// Finds UTC or GMT as a word in a heading, with the offset after it.
fn universal(name: &str) -> Option<i64> {
    let bytes = name.as_bytes();
    let at =
        bytes.windows(3).position(|word| word.eq_ignore_ascii_case(b"utc") || word.eq_ignore_ascii_case(b"gmt"))?;
    // In `createdUtc` a capital letter begins the word.
    let begins = at.checked_sub(1).is_none_or(|before| {
        !bytes[before].is_ascii_alphanumeric() || bytes[before].is_ascii_lowercase() && bytes[at].is_ascii_uppercase()
    });
    let ends = bytes.get(at + 3).is_none_or(|after| !after.is_ascii_alphanumeric());
    let word = name.get(at..)?.split([' ', ')', ']', ',', ';']).next()?;
    (begins && ends).then(|| offset(word).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k21_zones_are_known_by_name_and_offset() {
        for (word, expected) in
            [("EDT", Some(-240)), ("(CET)", Some(60)), ("мск", Some(180)), ("Call", None), ("", None)]
        {
            assert_eq!(zone(word), expected, "{word}");
        }
        for (name, expected) in [
            ("Touch time (UTC)", Some(0)),
            ("created_at_utc", Some(0)),
            ("CreatedUtc", Some(0)),
            ("Time (GMT+03:00)", Some(180)),
            ("Zeit UTC+1", Some(60)),
            ("Datum (MEZ)", Some(60)),
            ("Date [+02:00]", Some(120)),
            ("Дата (МСК)", Some(180)),
            ("Close Date", None),
            ("Touch date", None),
            ("Outcome", None),
            ("Date (first)", None),
            ("Date (pt)", None),
            ("Date EST", None),
        ] {
            assert_eq!(zone_in_heading(name), expected, "{name}");
        }
        for (word, expected) in [
            ("+01:00", Some(60)),
            ("-0500", Some(-300)),
            ("UTC+2", Some(120)),
            ("GMT-05:30", Some(-330)),
            ("+99", None),
            ("5", None),
            ("-", None),
            ("+é", None),
        ] {
            assert_eq!(offset(word), expected, "{word}");
        }
    }
}
