//! Currencies by their codes, signs and words.

/// ISO code, and what else it is called.
const CURRENCIES: [(&str, &str); 40] = [
    ("USD", "$ us$ usd dollar dollars доллар долларов доллары долларсша"),
    ("EUR", "€ eur euro euros евро"),
    ("GBP", "£ gbp pound pounds sterling фунт"),
    ("RUB", "₽ rub rur ruble rubles руб рубль рублей рубли российскийрубль р"),
    ("CHF", "chf fr франк"),
    ("JPY", "¥ jpy yen иена"),
    ("CNY", "cny rmb yuan cn¥ юань юаней"),
    ("UAH", "₴ uah грн гривна"),
    ("KZT", "₸ kzt тенге"),
    ("BYN", "byn белруб"),
    ("PLN", "zł pln zloty"),
    ("CZK", "kč czk"),
    ("SEK", "sek"),
    ("NOK", "nok"),
    ("DKK", "dkk"),
    ("HUF", "ft huf"),
    ("RON", "ron lei"),
    ("BGN", "bgn лв"),
    ("TRY", "₺ try tl"),
    ("ILS", "₪ ils nis"),
    ("INR", "₹ inr rs rupee rupees"),
    ("AUD", "a$ aud au$"),
    ("CAD", "c$ cad ca$"),
    ("NZD", "nz$ nzd"),
    ("SGD", "s$ sgd"),
    ("HKD", "hk$ hkd"),
    ("BRL", "r$ brl real"),
    ("MXN", "mx$ mxn"),
    ("ARS", "ars"),
    ("ZAR", "zar"),
    ("AED", "aed dh дирхам"),
    ("SAR", "sar"),
    ("KRW", "₩ krw"),
    ("THB", "฿ thb"),
    ("IDR", "rp idr"),
    ("PHP", "₱ php"),
    ("VND", "₫ vnd"),
    ("GEL", "₾ gel"),
    ("AMD", "֏ amd"),
    ("UZS", "uzs сум"),
];

/// The ISO code of a sign, code or word: `€`, `EUR`, `руб.`, `US$`, `Российский рубль`.
#[must_use]
pub fn currency_code(text: &str) -> Option<&'static str> {
    if text.len() > 40 || text.is_empty() {
        return None;
    }
    let word: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let known = |names: &str| names.split_ascii_whitespace().any(|name| name == word);
    CURRENCIES.iter().find(|(_, names)| known(names)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_known_by_sign_code_and_word() {
        for (text, expected) in [
            ("€", Some("EUR")),
            ("usd", Some("USD")),
            ("US$", Some("USD")),
            ("руб.", Some("RUB")),
            ("Российский рубль", Some("RUB")),
            ("₽", Some("RUB")),
            ("Amount", None),
            ("", None),
        ] {
            assert_eq!(currency_code(text), expected, "{text}");
        }
    }
}
