//! Recognises rows that are not data: totals, and the notes below a report.

use crate::source::Record;

/// Kind of a row, judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Data,
    /// Totals: `Grand Total`, `Итого`.
    Total,
    /// A single cell of words in a table of several columns: a note, if only rows of its kind follow.
    Note,
    /// An empty row.
    Blank,
}

/// Kind of a row in a table of so many columns. The first two cells identify ordinary rows.
#[must_use]
pub fn row_kind(record: &Record<'_>, columns: usize) -> RowKind {
    let first = record.cell(0);
    if !first.is_empty() && !record.cell(1).is_empty() {
        return if may_be_total(first) && is_total(record, 0) { RowKind::Total } else { RowKind::Data };
    }
    let mut filled = (0..record.len()).filter(|&at| !record.cell(at).is_empty());
    let Some(at) = filled.next() else { return RowKind::Blank };
    if filled.next().is_none() && columns > 2 && at == 0 && first.contains(&b' ') {
        return if is_total(record, 0) { RowKind::Total } else { RowKind::Note };
    }
    if may_be_total(record.cell(at)) && is_total(record, at) { RowKind::Total } else { RowKind::Data }
}

/// Whether a cell begins like a word for a total.
fn may_be_total(cell: &[u8]) -> bool {
    let first = cell.first().map(u8::to_ascii_lowercase);
    // Only a count in brackets has digits, as in `Total (12)`.
    let has_digit = || cell.iter().take_while(|b| **b != b'(').any(u8::is_ascii_digit);
    cell.len() < 64
        && !has_digit()
        && matches!(
            first,
            Some(
                b'a' | b'c'
                    | b'd'
                    | b'e'
                    | b'g'
                    | b'i'
                    | b'l'
                    | b'm'
                    | b'r'
                    | b's'
                    | b't'
                    | b'v'
                    | b'y'
                    | b'z'
                    | 0x80..
            )
        )
}

/// Words for totals and subtotals, in lower case.
const TOTALS: [&str; 71] = [
    "total",
    "totals",
    "grand total",
    "grand totals",
    "sub total",
    "sub totals",
    "subtotal",
    "subtotals",
    "sub-total",
    "group total",
    "report total",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "zwischenergebnis",
    "teilsumme",
    "teilergebnis",
    "total général",
    "total general",
    "sous-total",
    "sous total",
    "somme",
    "suma",
    "suma total",
    "suma parcial",
    "total parcial",
    "somma",
    "totale",
    "totale generale",
    "totale parziale",
    "subtotale",
    "total geral",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "razem",
    "suma częściowa",
    "suma końcowa",
    "łącznie",
    "summa",
    "totalsumma",
    "delsumma",
    "totalt",
    "toplam",
    "genel toplam",
    "ara toplam",
    "итого",
    "всего",
    "итого и средние",
    "общий итог",
    "промежуточный итог",
    "合計",
    "小計",
    "合计",
    "总计",
    "小计",
    "합계",
    "총계",
    "소계",
    "celkem",
    "mezisoučet",
    "yhteensä",
    "välisumma",
    "разом",
    "усього",
    "всього",
    "i alt",
    "totalsum",
];

/// Whether a cell is a word for a total, with or without a count in brackets.
#[must_use]
pub fn is_total_word(text: &str) -> bool {
    if !may_be_total(text.trim().as_bytes()) {
        return false;
    }
    let text = text.trim().trim_end_matches([':', '.']).trim_end().to_lowercase();
    let text = text.split(" (").next().unwrap_or_default();
    TOTALS.contains(&text) || matches!(text, "総計" | "总计" | "小计" | "합계" | "소계")
}

/// Whether a cell names a total of something: `Total: account`, `Итого: поиск`.
pub(crate) fn names_total(text: &str) -> bool {
    is_total_word(text) || text.split_once(':').is_some_and(|(word, _)| is_total_word(word))
}

/// Names of all channels or campaigns together, in lower case.
const ALL_TOGETHER: [&str; 39] = [
    "all",
    "overall",
    "all channels",
    "all campaigns",
    "all sources",
    "total spend",
    "total cost",
    "total costs",
    "total all channels",
    "все каналы",
    "все кампании",
    "все источники",
    "всего расходов",
    "итого расходы",
    "alle kanäle",
    "alle kampagnen",
    "gesamtkosten",
    "tous les canaux",
    "toutes les campagnes",
    "todos los canales",
    "todas las campañas",
    "todos os canais",
    "todas as campanhas",
    "tutti i canali",
    "tutte le campagne",
    "alle kanalen",
    "alle campagnes",
    "wszystkie kanały",
    "alla kanaler",
    "tüm kanallar",
    "全チャネル",
    "所有渠道",
    "alle kanaler",
    "усі канали",
    "всі канали",
    "všechny kanály",
    "kaikki kanavat",
    "전체 채널",
    "모든 채널",
];

/// Whether a name of a channel or campaign is a word for all of them: `Grand total`, `All channels`.
pub fn names_all(text: &str) -> bool {
    let plain = text.trim().trim_end_matches([':', '.']).to_lowercase();
    names_total(text) || ALL_TOGETHER.contains(&plain.as_str())
}

/// Whether a cell is a word for a total and the cells after it hold nothing but numbers.
fn is_total(record: &Record<'_>, at: usize) -> bool {
    let Ok(text) = std::str::from_utf8(record.cell(at)) else { return false };
    is_total_word(text)
        && (at + 1..record.len()).all(|other| {
            let cell = record.cell(other);
            // Names have letters and dates several separators; sums, counts and shares have neither.
            !cell.iter().any(u8::is_ascii_alphabetic)
                && cell.iter().filter(|b| matches!(b, b'-' | b'/' | b':')).nth(1).is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Dialect;
    use crate::source::Splitter;

    #[test]
    fn each_word_for_a_total_is_one() {
        for word in TOTALS {
            assert!(is_total_word(word) && is_total_word(&format!("{} (12)", word.to_uppercase())), "{word}");
        }
    }

    #[test]
    fn names_of_all_channels_are_no_names_of_one() {
        for word in ALL_TOGETHER {
            assert!(names_all(word) && names_all(&word.to_uppercase()), "{word}");
        }
        for name in ["Total Wine", "Totals by Nike", "Google Ads", "Allegro", "All Star", ""] {
            assert!(!names_all(name), "{name}");
        }
    }

    #[test]
    fn rows_are_told_apart() {
        for (row, expected) in [
            ("D1,2025-01-01,Call", RowKind::Data),
            (",,", RowKind::Blank),
            ("Grand Total,,100.00", RowKind::Total),
            ("Total,\"120,522\",99", RowKind::Total),
            ("Total:,,", RowKind::Total),
            (",Total,5", RowKind::Total),
            ("Total (12),,100", RowKind::Total),
            ("Итого и средние,5,7", RowKind::Total),
            ("Total Wine,2025-01-01,Call", RowKind::Data),
            ("Total,2025-01-01,Call", RowKind::Data),
            ("Generated By: someone,,", RowKind::Note),
            ("Copyright (c) 2024", RowKind::Note),
            ("D1,,", RowKind::Data),
            (",x,", RowKind::Data),
        ] {
            let mut got = None;
            let mut splitter = Splitter::with(Dialect::default());
            let mut each = |record: Record<'_>| got = Some(row_kind(&record, 3));
            splitter.push(row.as_bytes(), &mut each).and_then(|()| splitter.finish(&mut each)).expect("splits");
            assert_eq!(got, Some(expected), "{row}");
        }
    }
}
