//! Measures the width of a text without a document.
//!
//! The reader's system chooses the font, so the widths are those of the widest of the usual sans-serif fonts (Helvetica
//! and Arial, Liberation, DejaVu), character by character: a text may be narrower than measured, never wider.

/// Advance widths of U+0020 to U+007E, in thousandths of the font size.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
    611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// The same for the Cyrillic letters U+0410 to U+044F, as Russian names are long and a rough guess would truncate them.
#[rustfmt::skip]
const CYRILLIC: [u16; 64] = [
    684, 686, 686, 610, 781, 667, 1077, 641, 748, 748, 710, 752, 863, 752, 787, 752,
    667, 722, 611, 635, 861, 685, 776, 686, 1069, 1094, 833, 885, 686, 719, 1080, 722,
    613, 617, 589, 525, 691, 615, 901, 532, 650, 650, 604, 639, 754, 654, 612, 654,
    635, 550, 583, 592, 855, 592, 681, 591, 915, 942, 707, 790, 589, 549, 842, 602,
];

/// Factor for a bold font.
const BOLD: f64 = 1.12;

/// Marks truncated text.
const ELLIPSIS: char = '…';

/// Width of a text at a font size and weight (400 or 600).
#[must_use]
pub fn width(text: &str, size: f64, weight: u16) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    em * size * if weight >= 600 { BOLD } else { 1.0 }
}

/// The text, or as much of its beginning as fits with an ellipsis; and whether it was truncated.
#[must_use]
pub fn truncate(text: &str, size: f64, weight: u16, room: f64) -> (String, bool) {
    if width(text, size, weight) <= room {
        return (text.to_owned(), false);
    }
    let mut kept = String::new();
    let mut used = width("…", size, weight);
    for c in text.chars() {
        used += width(c.encode_utf8(&mut [0; 4]), size, weight);
        if used > room {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push(ELLIPSIS);
    (kept, true)
}

/// The text in lines no wider than `room`, broken at spaces; a word wider than that is broken anywhere.
#[must_use]
pub fn wrap(text: &str, size: f64, weight: u16, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size, weight) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            // A combining mark stays with its letter.
            let full =
                !line.is_empty() && advance(c) > 0.0 && width(&line, size, weight) + advance(c) * size * BOLD > room;
            if full {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Advance width of one character, in parts of the font size.
fn advance(c: char) -> f64 {
    let code = u32::from(c);
    if let Some(width) = code.checked_sub(0x20).and_then(|i| ASCII.get(i as usize)) {
        return f64::from(*width) / 1000.0;
    }
    if let Some(width) = code.checked_sub(0x410).and_then(|i| CYRILLIC.get(i as usize)) {
        return f64::from(*width) / 1000.0;
    }
    match code {
        0x00A0 => 0.32,
        0x2009 | 0x202F => 0.25,
        // Characters that combine with the letter before, or have no width.
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x064B..=0x065F | 0x200B..=0x200F | 0x202A..=0x202E => {
            0.0
        }
        0x2060..=0x2069 | 0x20D0..=0x20F0 | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0x1F3FB..=0x1F3FF => 0.0,
        // Latin letters with accents, the broad ones first.
        0x00C6 | 0x0152 | 0x00E6 | 0x0153 => 1.07,
        0x00A1..=0x024F => 0.84,
        // Cyrillic letters of languages other than Russian.
        0x0401 | 0x0451 => 0.67,
        0x0402..=0x042F => 0.8,
        0x0450..=0x052F => 0.7,
        0x0370..=0x03FF | 0x1F00..=0x1FFF => 0.84,
        0x0531..=0x05F4 => 0.75,
        0x0600..=0x07BF => 0.9,
        0x0900..=0x10FF => 0.9,
        // General punctuation, currency, arrows, mathematical signs.
        0x2010 | 0x2011 => 0.37,
        0x2013 | 0x2018..=0x201F => 0.66,
        0x2010..=0x205E | 0x2100..=0x2BFF => 1.0,
        0x20A0..=0x20CF => 0.75,
        // Chinese, Japanese, Korean, full-width forms.
        0x1100..=0x11FF | 0x2E80..=0xD7FF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x20000..=0x3FFFF => {
            1.0
        }
        0x1F000..=0x1FAFF => 1.4,
        _ => 0.85,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_are_sensible() {
        assert!(width("iiii", 12.0, 400) < width("MMMM", 12.0, 400) / 2.0);
        assert!((width("61", 10.0, 400) - 12.72).abs() < 1e-9);
        assert!(width("Продажи", 12.0, 400) > width("Sales", 12.0, 400));
        assert!((width("市场", 10.0, 400) - 20.0).abs() < 1e-9);
        assert!((width("e\u{301}", 10.0, 400) - width("e", 10.0, 400)).abs() < 1e-9);
    }

    #[test]
    fn truncation_keeps_short_texts_and_marks_long_ones() {
        assert_eq!(truncate("Sales", 12.0, 400, 100.0), ("Sales".to_owned(), false));
        let (cut, was_cut) = truncate("Field marketing, northern Europe", 12.0, 400, 100.0);
        assert!(was_cut && cut.ends_with('…') && cut.starts_with("Field"));
    }

    #[test]
    fn a_long_word_is_broken_rather_than_overflowing() {
        let lines = wrap("Donaudampfschifffahrtsgesellschaft hat", 12.0, 400, 60.0);
        assert!(lines.len() > 2);
        assert_eq!(lines.concat().replace(' ', ""), "Donaudampfschifffahrtsgesellschafthat");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "\\PC{0,40}", room in 20.0..200.0f64) {
            let (cut, _) = truncate(&text, 12.0, 400, room);
            prop_assert!(width(&cut, 12.0, 400) <= room);
        }

        #[test]
        fn lines_fit_and_lose_nothing(text in "[a-zA-Zа-я ]{0,80}", room in 30.0..200.0f64) {
            let lines = wrap(&text, 12.0, 600, room);
            for line in &lines {
                prop_assert!(width(line, 12.0, 600) <= room, "{line}");
            }
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}
