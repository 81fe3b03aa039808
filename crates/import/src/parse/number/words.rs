//! Words beside a number.

use std::sync::LazyLock;

use crate::parse::words::Words;

/// Words after a number for powers of ten, in lower case.
pub(in crate::parse) const MAGNITUDES: [(&str, i32); 67] = [
    ("k", 3),
    ("t", 3),
    ("тыс", 3),
    ("тыс.", 3),
    ("тысяч", 3),
    ("tsd", 3),
    ("tsd.", 3),
    ("tausend", 3),
    ("thousand", 3),
    ("tys", 3),
    ("tys.", 3),
    ("tusen", 3),
    ("bin", 3),
    ("mille", 3),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("lacs", 5),
    ("m", 6),
    ("mm", 6),
    ("mn", 6),
    ("mio", 6),
    ("mio.", 6),
    ("mln", 6),
    ("mln.", 6),
    ("mill", 6),
    ("mill.", 6),
    ("million", 6),
    ("millions", 6),
    ("millionen", 6),
    ("millones", 6),
    ("millón", 6),
    ("milione", 6),
    ("milioni", 6),
    ("miljoen", 6),
    ("miljoner", 6),
    ("milhões", 6),
    ("milhão", 6),
    ("milyon", 6),
    ("млн", 6),
    ("млн.", 6),
    ("миллион", 6),
    ("миллиона", 6),
    ("миллионов", 6),
    ("百万", 6),
    ("cr", 7),
    ("cr.", 7),
    ("crore", 7),
    ("crores", 7),
    ("億", 8),
    ("亿", 8),
    ("억", 8),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("млрд", 9),
    ("млрд.", 9),
    ("mrd", 9),
    ("mrd.", 9),
    ("mld", 9),
    ("md", 9),
    ("milyar", 9),
    ("兆", 12),
];

/// Dollars that are also written with the plain sign.
pub(super) const DOLLARS: [&str; 10] = ["AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"];

/// Words around an amount that do not change it: net and gross, with and without taxes.
const NEUTRAL: &str = "net nett nets netto gross brutto neto bruto netta nette lordo brut bruts нетто брутто excl exclusive \
                      incl inclusive exkl inkl zzgl ex inc plus vat mwst ust ht ttc hors taxe taxes tva iva btw moms kdv \
                      dahil hariç haric ндс nds без с вкл в т.ч gst tax pst sales-tax i.v.a ex-vat exvat 税込 税抜 税別 税込み 税抜き 也 \
                      esclusa inclusa escluso incluso incluido excluido sin con sem com bez vat-u mva pdv only of";

static NEUTRAL_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::of([(NEUTRAL, ())]));

pub(super) fn changes_nothing(word: &str) -> bool {
    let word: String = word.to_lowercase().chars().filter(|c| !matches!(c, '.' | ',')).collect();
    word == "+" || NEUTRAL_WORDS.get(&word).is_some()
}
