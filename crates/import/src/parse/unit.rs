//! Parses the unit that a heading gives to its amounts: thousands or millions, and their currency.

use super::currency::{currency_code, is_shared_currency};
use super::number::MAGNITUDES;

/// The unit of the amounts of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadingUnit {
    /// Power of ten by which each amount is multiplied.
    pub power: u8,
    /// Currency of the unit, if it names one.
    pub currency: Option<&'static str>,
}

/// Words for thousands and millions that only headings use, besides those of cells.
const WORDS: [(&str, i32); 38] = [
    ("000", 3),
    ("000s", 3),
    ("thousands", 3),
    ("тысячах", 3),
    ("тысячи", 3),
    ("tausender", 3),
    ("milliers", 3),
    ("mil", 3),
    ("miles", 3),
    ("milhares", 3),
    ("migliaia", 3),
    ("duizend", 3),
    ("duizenden", 3),
    ("tysiące", 3),
    ("tysiącach", 3),
    ("tusental", 3),
    ("tkr", 3),
    ("kkr", 3),
    ("mkr", 6),
    ("mnkr", 6),
    ("mio", 6),
    ("миллионах", 6),
    ("миллионы", 6),
    ("milionach", 6),
    ("miliony", 6),
    ("miljoenen", 6),
    ("milhoes", 6),
    ("mi", 6),
    ("miljon", 6),
    ("billions", 9),
    ("миллиардах", 9),
    ("milliarden", 9),
    ("milliards", 9),
    ("miljarder", 9),
    ("miljard", 9),
    ("miliardi", 9),
    ("miliardach", 9),
    ("bilhões", 9),
];
/// Words between a unit and its currency.
const BETWEEN: [&str; 20] = [
    "in", "en", "em", "w", "i", "в", "de", "di", "of", "van", "von", "des", "d", "d'", "da", "do", "unit", "units",
    "einheit", "単位",
];
/// Words before the quantity that a price is for.
const PER: [&str; 7] = ["per", "pro", "par", "por", "за", "na", "każde"];
/// Short magnitudes that need no currency if the heading sets them apart.
const ALONE: [&str; 3] = ["k", "mn", "bn"];
/// Maximum bytes of a heading that is examined.
const LONGEST: usize = 200;

/// The unit in a heading: `Umsatz (T€)`, `Amount ($000)`, `Revenue in thousands`, `Сумма, тыс. руб.`, `金額(千円)`.
#[must_use]
pub fn heading_unit(name: &str) -> Option<HeadingUnit> {
    if name.len() > LONGEST {
        return None;
    }
    let notes = name.split(['(', '[', '（', '【']).skip(1).filter_map(|part| part.split([')', ']', '）', '】']).next());
    let behind_comma = name.split([',', ';', ':', '：', '、']).skip(1);
    let noted = notes.chain(behind_comma).flat_map(|part| part.split([',', ';', ':', '：', '、']));
    noted
        .map(|part| part.trim_matches(['(', ')', '[', ']', ' ']))
        .find_map(|part| unit(part, true))
        .or_else(|| behind(name))
}

/// The unit after `in`, or in the last words of a heading.
fn behind(name: &str) -> Option<HeadingUnit> {
    let words: Vec<&str> = name.split([' ', '_', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let starts = 1..words.len();
    starts.into_iter().find_map(|start| {
        let before = words[start - 1].to_lowercase();
        // A price per thousand is not an amount in thousands.
        if PER.contains(&before.as_str()) {
            return None;
        }
        let stated = BETWEEN.contains(&before.as_str());
        unit(&words[start..].join(" "), stated)
    })
}

/// Parses a text that is only a unit. If the heading sets it apart (`stated`), `k` alone is one.
fn unit(text: &str, stated: bool) -> Option<HeadingUnit> {
    let mut power = 0;
    let (mut currency, mut named, mut short) = (None, false, false);
    for word in text.split([' ', '_', '/', '\u{a0}']).filter(|word| !word.is_empty()) {
        let lower = word.trim_matches(['\'', '’', '.', '*']).to_lowercase();
        if BETWEEN.contains(&lower.as_str()) {
            continue;
        }
        if let Some(code) = currency_code(word) {
            (currency, named) = (Some(code), true);
        } else if is_shared_currency(word) && !lower.is_empty() {
            named = true;
        } else {
            let part = magnitude(&lower)?;
            if power > 0 {
                return None;
            }
            power = part.power;
            named |= part.named;
            currency = currency.or(part.currency);
            short |= part.short && !(stated && ALONE.contains(&lower.as_str()));
        }
    }
    let power = u8::try_from(power).ok().filter(|power| *power > 0 && (named || !short))?;
    Some(HeadingUnit { power, currency })
}

/// A magnitude, alone or in one word with a currency.
struct Part {
    power: i32,
    currency: Option<&'static str>,
    named: bool,
    /// It is too short to be recognised without a currency.
    short: bool,
}

fn magnitude(word: &str) -> Option<Part> {
    let bare = word.replace(['\'', '’'], "");
    let known = WORDS.iter().chain(&MAGNITUDES);
    let exact = known.clone().find(|(name, _)| *name == bare);
    if let Some((name, power)) = exact {
        let short = name.is_ascii() && (name.len() < 3 || matches!(*name, "bin" | "mil" | "cr." | "lac"));
        return Some(Part { power: *power, currency: None, named: false, short });
    }
    let coded = |rest: &str| {
        let rest = rest.trim_matches(['.', '-']);
        let code = currency_code(rest);
        (!rest.is_empty() && (code.is_some() || is_shared_currency(rest))).then_some(code)
    };
    let mut best: Option<(usize, Part)> = None;
    for (name, power) in known {
        let around = bare.strip_prefix(name).and_then(coded).or_else(|| bare.strip_suffix(name).and_then(coded));
        if let Some(currency) = around
            && best.as_ref().is_none_or(|(length, _)| name.len() > *length)
        {
            best = Some((name.len(), Part { power: *power, currency, named: true, short: false }));
        }
    }
    best.map(|(_, part)| part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k9_units_of_headings_are_read() {
        for (name, power, currency) in [
            ("Umsatz (T€)", 3, Some("EUR")),
            ("Amount (k€)", 3, Some("EUR")),
            ("Amount ($000)", 3, Some("USD")),
            ("Amount ($000s)", 3, Some("USD")),
            ("Sales £'000", 3, Some("GBP")),
            ("ACV (USD k)", 3, Some("USD")),
            ("Revenue in thousands", 3, None),
            ("Revenue in thousands of USD", 3, Some("USD")),
            ("Betrag TEUR", 3, Some("EUR")),
            ("Umsatz in Tsd. EUR", 3, Some("EUR")),
            ("Umsatz in Mio. EUR", 6, Some("EUR")),
            ("Sales (€m)", 6, Some("EUR")),
            ("ARR, M$", 6, Some("USD")),
            ("Chiffre d'affaires (M€)", 6, Some("EUR")),
            ("Montant en milliers d'euros", 0, None),
            ("Montant (milliers €)", 3, Some("EUR")),
            ("Importe (miles de euros)", 3, Some("EUR")),
            ("Valor (R$ mil)", 3, Some("BRL")),
            ("Сумма, тыс. руб.", 3, Some("RUB")),
            ("Выручка (млн ₽)", 6, Some("RUB")),
            ("Выручка в тыс. руб.", 3, Some("RUB")),
            ("金額(千円)", 3, Some("JPY")),
            ("売上（百万円）", 6, Some("JPY")),
            ("金額（単位：万円）", 4, Some("JPY")),
            ("Wartość (tys. zł)", 3, Some("PLN")),
            ("Belopp (tkr)", 3, None),
            ("Omsättning (MSEK)", 6, Some("SEK")),
            ("Tutar (bin TL)", 3, Some("TRY")),
            ("Deal value (k)", 3, None),
        ] {
            let unit = heading_unit(name).unwrap_or_default();
            assert_eq!((unit.power, unit.currency), (power, currency), "{name}");
        }
    }

    #[test]
    fn other_headings_name_no_unit() {
        for name in [
            "Amount",
            "Amount (EUR)",
            "Amount (m)",
            "Amount (t)",
            "Summe (kr)",
            "Value [MAD]",
            "Amount in company currency",
            "Umsatz in EUR",
            "Revenue m",
            "Bin",
            "Amount (TRY)",
            "Kosten (KRW)",
            "Milestone amount",
            "Total, net",
            "Cost per mille",
            "",
        ] {
            assert_eq!(heading_unit(name), None, "{name}");
        }
    }
}
