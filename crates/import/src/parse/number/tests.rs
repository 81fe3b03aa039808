//! Cells with numbers, and what they mean.

use super::*;

/// Checks the hundredths of a cell in a column with a decimal point, and in one with a comma.
fn check(cell: &str, point: Option<i64>, comma: Option<i64>) {
    for (decimal, expected) in [(DecimalMark::Point, point), (DecimalMark::Comma, comma)] {
        let got = NumberFormat { decimal }.parse(cell.as_bytes()).map(|amount| amount.minor);
        assert_eq!(got, expected, "{cell}, {decimal:?}");
    }
}

#[test]
fn the_column_decides_what_a_mark_means() {
    check("1,234", Some(123_400), Some(123));
    check("1.234", Some(123), Some(123_400));
    check("12000,5", None, Some(1_200_050));
    check("12000.5", Some(1_200_050), None);
    check("1.234,56", Some(123_456), Some(123_456));
    check("1,234.56", Some(123_456), Some(123_456));
    check("1.234.567", Some(123_456_700), Some(123_456_700));
    check("12,34,567.5", Some(123_456_750), Some(123_456_750));
    check("1,23,4", None, None);
    check("1.2,3.4", None, None);
    check("8988.00000000", Some(898_800), None);
    check("0.005", Some(1), None);
    check("12 000,00", None, Some(1_200_000));
    check("12\u{a0}000", Some(1_200_000), Some(1_200_000));
    check("1'234'567.50", Some(123_456_750), None);
    check("5.", Some(500), Some(500));
    check(".5", Some(50), None);
}

#[test]
fn signs_magnitudes_and_brackets() {
    for (cell, minor) in [
        ("(1,200)", -120_000),
        ("-2,610.12", -261_012),
        ("\u{2212}5", -500),
        ("5-", -500),
        ("+5", 500),
        ("1.2M", 120_000_000),
        ("3k", 300_000),
        ("2 млн", 200_000_000),
        ("45 %", 4_500),
        ("1.5E+03", 150_000),
        ("1000000000000000", 100_000_000_000_000_000),
    ] {
        check(cell, Some(minor), NumberFormat { decimal: DecimalMark::Comma }.parse(cell.as_bytes()).map(|a| a.minor));
    }
    for cell in [
        "",
        "abc",
        "12x",
        "1-2",
        "--5",
        "1e400",
        "NaN",
        "1000000000000000.01",
        "99999999999999999999",
        "5 apples",
        "$",
        ".",
    ] {
        check(cell, None, None);
    }
}

#[test]
fn currencies_beside_the_number() {
    for (cell, minor, currency) in [
        ("USD 12,000.00", 1_200_000, Some("USD")),
        ("$74.69", 7_469, Some("USD")),
        ("-$300.00", -30_000, Some("USD")),
        ("($300.00)", -30_000, Some("USD")),
        ("1.234,56 €", 123_456, Some("EUR")),
        ("12 000,00 ₽", 1_200_000, Some("RUB")),
        ("87 990,90 руб.", 8_799_090, Some("RUB")),
        ("1.5M USD", 150_000_000, Some("USD")),
        ("12", 1_200, None),
    ] {
        let comma = cell.contains(",00 ") || cell.contains(",90");
        let decimal = if comma { DecimalMark::Comma } else { DecimalMark::Point };
        let amount = NumberFormat { decimal }.parse(cell.as_bytes());
        assert_eq!(amount.map(|a| (a.minor, a.currency)), Some((minor, currency)), "{cell}");
    }
    assert_eq!(NumberFormat::default().parse("$5 €".as_bytes()), None);
}

/// Parses the hundredths and the currency of a cell in a column with this decimal mark.
fn read(cell: &str, decimal: DecimalMark) -> Option<(i64, Option<&'static str>)> {
    NumberFormat { decimal }.parse(cell.as_bytes()).map(|amount| (amount.minor, amount.currency))
}

#[test]
fn k7_a_dash_for_no_cents_is_no_minus() {
    use DecimalMark::*;
    for (cell, decimal, minor) in [
        ("CHF 12'000.–", Point, 1_200_000),
        ("CHF 8'500.-", Point, 850_000),
        ("1.200,- €", Comma, 120_000),
        ("850,-- €", Comma, 85_000),
        ("1.200.—", Comma, 120_000),
        ("12 000:-", Comma, 1_200_000),
        ("12’000.--", Point, 1_200_000),
        ("€ 100,=", Comma, 10_000),
        ("Rs. 5,000/-", Point, 500_000),
        ("Fr. 12'000—", Point, 1_200_000),
        ("¥500,000-", Point, 50_000_000),
        ("1.234,56-", Comma, -123_456),
        ("5-", Point, -500),
        ("-50.00", Point, -5_000),
        ("-1.200,-", Comma, -120_000),
        ("(200.00)", Point, -20_000),
        ("(1,200)", Point, -120_000),
        ("$(300.00)", Point, -30_000),
        ("(300.00) USD", Point, -30_000),
        ("(1.200,-)", Comma, -120_000),
        ("1.200,50- €", Comma, -120_050),
    ] {
        assert_eq!(read(cell, decimal).map(|(minor, _)| minor), Some(minor), "{cell}");
    }
}

#[test]
fn k8_amounts_as_people_write_them() {
    use DecimalMark::*;
    for (cell, decimal, expected) in [
        ("12 000:-", Comma, (1_200_000, None)),
        ("1 500 kr", Comma, (150_000, None)),
        ("750,50 kr.", Comma, (75_050, None)),
        ("kr 1.500", Comma, (150_000, None)),
        ("1 500 SEK", Comma, (150_000, Some("SEK"))),
        ("￥500,000", Point, (50_000_000, Some("JPY"))),
        ("1,000円", Point, (100_000, Some("JPY"))),
        ("1,000円(税込)", Point, (100_000, Some("JPY"))),
        ("50万円", Point, (50_000_000, Some("JPY"))),
        ("1.5億円", Point, (15_000_000_000, Some("JPY"))),
        ("３，０００円", Point, (300_000, Some("JPY"))),
        ("1,000元", Point, (100_000, Some("CNY"))),
        ("¥1,000元", Point, (100_000, Some("CNY"))),
        ("Rs.2,50,000.50", Point, (25_000_050, Some("INR"))),
        ("Rs 5,000", Point, (500_000, Some("INR"))),
        ("₹ 2.5 Lakh", Point, (25_000_000, Some("INR"))),
        ("₹1.2 Cr", Point, (1_200_000_000, Some("INR"))),
        ("3 lac", Point, (30_000_000, None)),
        ("Fr.12.50", Point, (1_250, Some("CHF"))),
        ("SFr. 12.50", Point, (1_250, Some("CHF"))),
        ("US$ 1,200.00", Point, (120_000, Some("USD"))),
        ("US $1,200", Point, (120_000, Some("USD"))),
        ("USD1,500", Point, (150_000, Some("USD"))),
        ("$-300.00", Point, (-30_000, Some("USD"))),
        ("$1.2M", Point, (120_000_000, Some("USD"))),
        ("$ 12K", Point, (1_200_000, Some("USD"))),
        ("$5 CAD", Point, (500, Some("CAD"))),
        ("R$ 2.500,00", Comma, (250_000, Some("BRL"))),
        ("12 TEUR", Comma, (1_200_000, Some("EUR"))),
        ("12 T€", Comma, (1_200_000, Some("EUR"))),
        ("1,5 Mio. €", Comma, (150_000_000, Some("EUR"))),
        ("MSEK 2", Comma, (200_000_000, Some("SEK"))),
        ("2 mkr", Comma, (200_000_000, None)),
        ("1200 EUR net", Point, (120_000, Some("EUR"))),
        ("1.200,00 € zzgl. MwSt.", Comma, (120_000, Some("EUR"))),
        ("1200 € HT", Comma, (120_000, Some("EUR"))),
        ("1200 USD (excl. VAT)", Point, (120_000, Some("USD"))),
        ("£1,200 + VAT", Point, (120_000, Some("GBP"))),
        ("100 000 руб. без НДС", Comma, (10_000_000, Some("RUB"))),
        ("1 200 zł brutto", Comma, (120_000, Some("PLN"))),
        ("2.500 TL", Comma, (250_000, Some("TRY"))),
        ("US-Dollar 100", Point, (10_000, Some("USD"))),
        ("100 dollars", Point, (10_000, Some("USD"))),
        ("KWD 1.5", Point, (150, Some("KWD"))),
    ] {
        assert_eq!(read(cell, decimal), Some(expected), "{cell}");
    }
}

#[test]
fn k8_figures_that_are_not_exact_are_no_amounts() {
    for cell in [
        "ca. 3,000",
        "~3000",
        "approx. 3,000",
        "about 500",
        "1.200/mo",
        "5000+",
        "1000-2000",
        "> 500",
        "<500",
        "TBD",
        "500 per month",
        "1,200 CR",
        "3 apples",
        "#REF!",
        "5 % EUR x",
    ] {
        assert_eq!(read(cell, DecimalMark::Point), None, "{cell}");
    }
}
