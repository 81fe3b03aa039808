//! What a number format shows beside the digits: a currency, leading zeros, the prefix of a key.

/// How numbers of a format are written into the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// ISO code of the currency shown.
    pub currency: Option<&'static str>,
    /// Minimum number of digits of whole numbers; zero if the format sets none.
    pub digits: usize,
    /// Text before the digits of a key: `OPP-`.
    pub prefix: String,
}

/// Currency signs and words as number formats show them, with their ISO codes.
const CURRENCIES: [(&str, &str); 50] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
    ("US$", "USD"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("₽", "RUB"),
    ("р.", "RUB"),
    ("руб.", "RUB"),
    ("руб", "RUB"),
    ("₴", "UAH"),
    ("₸", "KZT"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("лв.", "BGN"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("₾", "GEL"),
    ("R$", "BRL"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("Fr.", "CHF"),
    ("fr.", "CHF"),
    ("SFr.", "CHF"),
    ("DKK", "DKK"),
    ("NOK", "NOK"),
    ("SEK", "SEK"),
    ("CHF", "CHF"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
    ("PLN", "PLN"),
    ("CZK", "CZK"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("AED", "AED"),
    ("INR", "INR"),
];

/// Signs that several currencies share, by the country code in the format.
const BY_COUNTRY: [(&str, u32, &str); 17] = [
    ("$", 0x1009, "CAD"),
    ("$", 0x0c0c, "CAD"),
    ("$", 0x0c09, "AUD"),
    ("$", 0x1409, "NZD"),
    ("$", 0x4809, "SGD"),
    ("$", 0x0c04, "HKD"),
    ("$", 0x3c04, "HKD"),
    ("$", 0x080a, "MXN"),
    ("$", 0x2c0a, "ARS"),
    ("¥", 0x0804, "CNY"),
    ("￥", 0x0804, "CNY"),
    ("kr", 0x041d, "SEK"),
    ("kr", 0x0414, "NOK"),
    ("kr", 0x0814, "NOK"),
    ("kr", 0x0406, "DKK"),
    ("kr.", 0x0406, "DKK"),
    ("R", 0x1c09, "ZAR"),
];

impl Format {
    /// Parses a format code such as `[$€-407]#,##0.00`, `#,##0.00 "zł"`, `0000000` or `"OPP-"00000`.
    pub fn parse(code: &str) -> Self {
        let mut pieces = Pieces::default();
        pieces.read(code);
        let plain_digits = !pieces.digits.is_empty() && pieces.digits.bytes().all(|byte| byte == b'0');
        let words = [&pieces.before, &pieces.behind].map(|text| text.trim());
        let currency = pieces.currency.or_else(|| words.iter().find_map(|word| currency(word, None)));
        if currency.is_some() || !plain_digits || !pieces.behind.trim().is_empty() {
            return Self { currency, ..Self::default() };
        }
        let prefix = pieces.before.trim_start();
        let is_key = prefix.chars().any(char::is_alphabetic) && !prefix.ends_with(' ');
        match (prefix, pieces.digits.len()) {
            ("", digits) if digits > 1 => Self { digits, ..Self::default() },
            (prefix, digits) if is_key => Self { digits, prefix: prefix.to_owned(), ..Self::default() },
            _ => Self::default(),
        }
    }

    /// Whether numbers are written without additions.
    pub fn is_plain(&self) -> bool {
        self.currency.is_none() && self.digits == 0
    }
}

/// The parts of the first section of a format code.
#[derive(Default)]
struct Pieces {
    before: String,
    digits: String,
    behind: String,
    currency: Option<&'static str>,
}

impl Pieces {
    fn read(&mut self, code: &str) {
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => return,
                '"' => letters.by_ref().take_while(|c| *c != '"').for_each(|c| self.literal(c)),
                '\\' => letters.next().into_iter().for_each(|c| self.literal(c)),
                // `_` is a blank as wide as the next letter, `*` fills the cell with it.
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                    if let Some(sign) = inside.strip_prefix('$') {
                        let (sign, country) = sign.rsplit_once('-').unwrap_or((sign, ""));
                        let country = u32::from_str_radix(country, 16).ok().map(|country| country & 0xffff);
                        self.currency = self.currency.or_else(|| currency(sign.trim(), country));
                    }
                }
                '0' | '#' | '?' | '.' | ',' | '%' | 'E' | 'e' | '/' | '@' => self.digits.push(letter),
                letter => self.literal(letter),
            }
        }
    }

    fn literal(&mut self, letter: char) {
        if self.digits.is_empty() { self.before.push(letter) } else { self.behind.push(letter) }
    }
}

/// The ISO code of a sign, in the country that the format names.
fn currency(sign: &str, country: Option<u32>) -> Option<&'static str> {
    let local = BY_COUNTRY.iter().find(|(local, at, _)| *local == sign && Some(*at) == country);
    let any = || CURRENCIES.iter().find(|(known, _)| *known == sign);
    local.map(|(_, _, code)| *code).or_else(|| any().map(|(_, code)| *code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_read_from_formats() {
        for (code, expected) in [
            ("[$€-407]#,##0.00", Some("EUR")),
            ("[$$-409]#,##0.00", Some("USD")),
            ("[$£-809]#,##0.00", Some("GBP")),
            ("[$$-1009]#,##0.00", Some("CAD")),
            ("[$USD] #,##0", Some("USD")),
            ("#,##0.00\\ [$₽-419]", Some("RUB")),
            ("#,##0.00 \"zł\"", Some("PLN")),
            ("\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)", Some("USD")),
            ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-", Some("EUR")),
            ("_($* #,##0.00_);_($* (#,##0.00)", Some("USD")),
            ("[$¥-804]#,##0", Some("CNY")),
            ("[$kr-41D] #,##0", Some("SEK")),
            ("#,##0 \"kr\"", None),
            ("[$-409]mmmm", None),
            ("#,##0.00", None),
            ("General", None),
            ("0%", None),
            ("#,##0 \"pcs\"", None),
            ("", None),
            ("[", None),
            ("\"", None),
        ] {
            assert_eq!(Format::parse(code).currency, expected, "{code}");
        }
    }

    #[test]
    fn zeros_and_prefixes_belong_to_keys() {
        for (code, digits, prefix) in [
            ("0000000", 7, ""),
            ("00000", 5, ""),
            ("0", 0, ""),
            ("0.00", 0, ""),
            ("00000;-00000", 5, ""),
            ("\"OPP-\"00000", 5, "OPP-"),
            ("\"D\"0", 1, "D"),
            ("\"Week \"0", 0, ""),
            ("0\" days\"", 0, ""),
            ("000%", 0, ""),
            ("#,##0", 0, ""),
        ] {
            let format = Format::parse(code);
            assert_eq!((format.digits, format.prefix.as_str()), (digits, prefix), "{code}");
        }
    }
}
