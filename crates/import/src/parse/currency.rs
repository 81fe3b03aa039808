//! Currencies by ISO code, sign and word.

use std::sync::LazyLock;

use super::words::Words;

/// ISO code and the other names of the currency: signs and words in lower case, without points and spaces.
const CURRENCIES: [(&str, &str); 68] = [
    (
        "USD",
        "$ us$ usd usd$ dollar dollars dólar dólares dollaro dollari доллар долларов доллары долларсша долл dolar dolarów dolara ドル 米ドル 美元 美金 us-dollar usdollar",
    ),
    ("EUR", "€ eur euro euros евро eurot eurót ユーロ 欧元 유로 avro"),
    (
        "GBP",
        "£ gbp pound pounds sterling gbp£ £gbp фунт фунтов ポンド 英镑 livresterling livressterling libra libras pfund",
    ),
    (
        "RUB",
        "₽ rub rur ruble rubles rouble roubles руб рубль рублей рубля рубли российскийрубль р rubel rubli ルーブル",
    ),
    ("CHF", "chf fr sfr frs franken schweizerfranken франк франков stutz"),
    ("JPY", "¥ jpy jpy¥ ¥jpy jp¥ 円 圓 yen yenes иена иен 日元 엔"),
    ("CNY", "cny rmb yuan cn¥ rmb¥ 元 人民币 人民元 юань юаней юаня"),
    ("UAH", "₴ uah грн гривна гривен гривень"),
    ("KZT", "₸ kzt тенге тг"),
    ("BYN", "byn byr белруб br"),
    ("PLN", "zł zl pln zloty zlotys złoty złotych złote zlotych"),
    ("CZK", "kč kc czk korunčeských"),
    ("SEK", "sek svenskakronor"),
    ("NOK", "nok norskekroner"),
    ("DKK", "dkk danskekroner"),
    ("ISK", "isk íkr"),
    ("HUF", "ft huf forint"),
    ("RON", "ron lei leu"),
    ("BGN", "bgn лв лева"),
    ("TRY", "₺ try tl lira türklirası liralar"),
    ("ILS", "₪ ils nis שח shekel shekels"),
    ("INR", "₹ inr rs re rupee rupees rupie rupien rupias roupies рупий рупия ₹inr inr₹"),
    ("AUD", "a$ aud au$ aud$"),
    ("CAD", "c$ cad ca$ cad$ can$ cdn$ $ca"),
    ("NZD", "nz$ nzd nzd$"),
    ("SGD", "s$ sgd sg$ sgd$"),
    ("HKD", "hk$ hkd hkd$ 港元 港币"),
    ("TWD", "nt$ twd ntd nt 新台幣 新台币"),
    ("BRL", "r$ brl real reais reales"),
    ("MXN", "mx$ mxn mex$ mxn$ mxp"),
    ("ARS", "ars ar$ ars$"),
    ("CLP", "clp clp$ cl$"),
    ("COP", "cop$ co$ col$"),
    ("PEN", "s/ s/."),
    ("UYU", "uyu $u"),
    ("ZAR", "zar rand"),
    ("AED", "aed dh dhs дирхам د.إ"),
    ("SAR", "sar sr ﷼"),
    ("QAR", "qar qr"),
    ("KWD", "kwd kd"),
    ("BHD", "bhd bd"),
    ("OMR", "omr"),
    ("JOD", "jod jd"),
    ("EGP", "egp e£ le"),
    ("MAD", ""),
    ("TND", "tnd dt"),
    ("NGN", "₦ ngn naira"),
    ("KES", "kes ksh kshs"),
    ("UGX", "ugx ush"),
    ("TZS", "tzs tsh tshs"),
    ("GHS", "gh₵ ₵ ghs"),
    ("KRW", "₩ krw 원 韓元 ウォン"),
    ("THB", "฿ thb baht บาท"),
    ("IDR", "rp idr rupiah"),
    ("MYR", "rm myr ringgit"),
    ("PHP", "₱ php"),
    ("VND", "₫ vnd đ vnđ đồng dong"),
    ("PKR", "pkr ₨"),
    ("LKR", "lkr"),
    ("BDT", "৳ bdt tk taka"),
    ("GEL", "₾ gel лари"),
    ("AMD", "֏ amd драм"),
    ("AZN", "₼ azn манат"),
    ("UZS", "uzs сум so'm soʻm"),
    ("RSD", "rsd din"),
    ("HRK", "hrk kn"),
    ("CRC", "₡ crc"),
    ("XOF", "xof cfa fcfa"),
];

/// Other ISO codes; they count in upper case only, as many of them are words.
const CODES: &str = "AFN ALL ANG AOA AWG BAM BBD BIF BMD BND BOB BSD BTN BWP BZD CDF COP CUP CVE DJF DOP DZD ERN ETB FJD \
                     FKP GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD KGS KHR KMF KPW KYD LAK LBP LRD LSL LYD MAD MDL MGA MKD \
                     MMK MNT MOP MRU MUR MVR MWK MZN NAD NIO NPR PAB PEN PGK PYG RWF SBD SCR SDG SHP SLE SLL SOS SRD SSP \
                     STN SVC SYP SZL TJS TMT TOP TTD VES VUV WST XAF XCD XPF YER ZMW ZWL";

/// Signs and words of several currencies: the number is read, but its currency is unknown.
const SHARED: &str = "kr krona kronor kroner krone kronen krónur peso pesos dinar dinars dinare franc francs francos franchi \
                      крон крона песо динар rial rials ریال коруна couronne couronnes corona coronas";

/// Code of each sign and word; `None` if several currencies share it.
static KNOWN: LazyLock<Words<Option<&'static str>>> = LazyLock::new(|| {
    let currencies = CURRENCIES.iter().map(|(code, names)| (*names, Some(*code)));
    Words::of(std::iter::once((SHARED, None)).chain(currencies))
});

/// ISO code of a sign, code or word: `€`, `EUR`, `руб.`, `US$`, `Российский рубль`.
#[must_use]
pub fn currency_code(text: &str) -> Option<&'static str> {
    if text.len() > 40 || text.is_empty() {
        return None;
    }
    KNOWN.get(&bare(text)).unwrap_or_else(|| {
        let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        if is_code { CODES.split_ascii_whitespace().find(|known| *known == code) } else { None }
    })
}

/// Whether a text is a sign or word that several currencies share: `kr`, `pesos`.
#[must_use]
pub fn is_shared_currency(text: &str) -> bool {
    text.len() <= 40 && KNOWN.get(&bare(text)) == Some(None)
}

fn bare(text: &str) -> String {
    if text.is_ascii() {
        let plain = text.chars().filter(|c| !c.is_ascii_whitespace() && !matches!(c, '.' | '\u{b}'));
        return plain.map(|c| c.to_ascii_lowercase()).collect();
    }
    text.chars()
        .flat_map(|c| super::space::narrow(c).to_lowercase())
        .filter(|c| !c.is_whitespace() && *c != '.' && !fairshare_types::text::is_invisible(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k8_currencies_are_known_by_sign_code_and_word() {
        for (text, expected) in [
            ("€", Some("EUR")),
            ("usd", Some("USD")),
            ("US$", Some("USD")),
            ("руб.", Some("RUB")),
            ("Российский рубль", Some("RUB")),
            ("₽", Some("RUB")),
            ("￥", Some("JPY")),
            ("円", Some("JPY")),
            ("元", Some("CNY")),
            ("SFr.", Some("CHF")),
            ("Rs.", Some("INR")),
            ("NT$", Some("TWD")),
            ("KWD", Some("KWD")),
            ("ALL", Some("ALL")),
            ("all", None),
            ("top", None),
            ("kr", None),
            ("Amount", None),
            ("", None),
        ] {
            assert_eq!(currency_code(text), expected, "{text}");
        }
        assert!(is_shared_currency("kr.") && is_shared_currency("Kronor") && !is_shared_currency("SEK"));
    }
}
