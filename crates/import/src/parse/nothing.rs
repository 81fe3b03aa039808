//! Recognises placeholders for an empty cell in the users' languages, and spreadsheet errors.

/// Whether a cell is empty or a placeholder.
#[inline]
#[must_use]
pub fn is_nothing(cell: &[u8]) -> bool {
    match cell.first() {
        None => true,
        Some(first) if cell.len() <= LONGEST && LENGTHS[*first as usize] >> cell.len() & 1 == 1 => is_word(cell),
        Some(_) => false,
    }
}

/// Whether a cell of names or keys is empty: as [`is_nothing`], or the Russian word for no.
///
/// In a column of outcomes that word is an answer.
#[inline]
#[must_use]
pub fn is_no_name(cell: &[u8]) -> bool {
    is_nothing(cell) || cell.first() == Some(&0xd0) && is_no(cell)
}

#[cold]
fn is_no(cell: &[u8]) -> bool {
    cell.len() <= LONGEST && std::str::from_utf8(cell).is_ok_and(|text| matches!(&*text.to_lowercase(), "нет" | "нету"))
}

/// Whether a cell is an error in place of a value, as spreadsheets show it: `#REF!`, `#NV`, `#ЗНАЧ!`.
#[must_use]
pub fn is_spreadsheet_error(cell: &[u8]) -> bool {
    if cell.first() != Some(&b'#') && !cell.starts_with(b"Err:") || cell.len() > LONGEST {
        return false;
    }
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    if let Some(code) = text.strip_prefix("Err:") {
        return code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    }
    let bare = text[1..].to_uppercase();
    if !bare.ends_with(['!', '?']) {
        // Any other word after the sign is a hashtag.
        return ["N/A", "NV", "N/D", "N/B", "YOK", "Н/Д", "SAKNAS", "GETTING_DATA"].contains(&bare.as_str());
    }
    let name: String = bare.chars().filter(|c| !matches!(c, '¡' | '¿' | '!' | '?')).collect();
    ERRORS.split_ascii_whitespace().any(|known| known == name)
}

/// Maximum bytes of a placeholder.
const LONGEST: usize = 40;

/// Names of errors without their exclamation and question marks, in the languages of spreadsheets.
const ERRORS: &str = "N/A REF VALUE DIV/0 NAME NUM NULL SPILL CALC FIELD BLOCKED CONNECT BUSY UNKNOWN ERROR GETTING_DATA \
                      EXTERNAL PYTHON NV BEZUG WERT ZAHL VALEUR NOM NOMBRE NUL N/D VALOR NULO RIF VALORE NOME NULLO N/B \
                      VERW WAARDE NAAM GETAL DEEL/0 LEEG ADR ARG NAZWA LICZBA DZIEL/0 ZERO SAKNAS REFERENS VÄRDEFEL NAMN \
                      OGILTIGT DIVISION/0 SKÄRNING YOK BAŞV DEĞER AD SAYI SAYI/0 BOŞ Н/Д ССЫЛКА ЗНАЧ ИМЯ ЧИСЛО ДЕЛ/0 \
                      ПУСТО NÚM NUMERO DESBORDAMIENTO ÜBERLAUF PROPAGATION";

/// Placeholders in lower case, by their first letter. A bracketed one is listed without its brackets.
const WORDS: [(char, &[&str]); 31] = [
    ('a', &["aucun", "aucune", "ayarlanmadı"]),
    (
        'b',
        &[
            "blank",
            "brak",
            "brak danych",
            "b/d",
            "b.d.",
            "bd.",
            "boş",
            "belirtilmemiş",
            "belirtilmedi",
            "bitte wählen",
            "bitte auswählen",
        ],
    ),
    ('d', &["değer yok"]),
    (
        'e',
        &["empty", "en blanco", "ej angivet", "ej angiven", "em branco", "ei tiedossa", "ei asetettu", "ei määritetty"],
    ),
    ('g', &["geen", "geen gegevens", "geen waarde"]),
    (
        'i',
        &[
            "inget",
            "inget värde",
            "inte angivet",
            "ingen uppgift",
            "inte inställt",
            "ikke angivet",
            "ikke angitt",
            "ikke satt",
            "ingen data",
            "ingen værdi",
        ],
    ),
    ('k', &["k.a.", "k. a.", "k.a", "ka.", "keine angabe", "keine angaben", "kein wert"]),
    ('l', &["leer", "leeg"]),
    ('m', &["missing value", "manquant", "mangler"]),
    (
        'n',
        &[
            "null",
            "nil",
            "nan",
            "nat",
            "n/a",
            "na",
            "n.a.",
            "n.a",
            "n. a.",
            "none",
            "not set",
            "not provided",
            "not available",
            "not applicable",
            "not specified",
            "no data",
            "no value",
            "n/d",
            "n.d.",
            "nd",
            "n.d",
            "n/b",
            "n.v.t.",
            "nvt",
            "nicht angegeben",
            "nicht gesetzt",
            "nicht festgelegt",
            "nicht verfügbar",
            "nicht definiert",
            "non défini",
            "non définie",
            "non renseigné",
            "non renseignée",
            "non spécifié",
            "no definido",
            "no especificado",
            "no establecido",
            "no disponible",
            "não definido",
            "não informado",
            "não especificado",
            "nenhum",
            "non impostato",
            "non definito",
            "non specificato",
            "non disponibile",
            "nessuno",
            "nessun valore",
            "niet ingesteld",
            "niet opgegeven",
            "niet beschikbaar",
            "nie ustawiono",
            "nie określono",
            "nie podano",
            "nie dotyczy",
            "ninguno",
            "ninguna",
            "<null>",
            "nullvalue",
            "neuvedeno",
            "nezadáno",
            "nevyplněno",
            "není k dispozici",
        ],
    ),
    ('o', &["ohne angabe", "o.a.", "onbepaald"]),
    ('p', &["pas de valeur", "puste", "pusty", "please select", "please choose", "pick one", "prázdné", "puuttuu"]),
    (
        's',
        &[
            "sin datos",
            "sin información",
            "sin informar",
            "sin especificar",
            "sin valor",
            "s/d",
            "s.d.",
            "sem dados",
            "sem informação",
            "sem valor",
            "saknas",
            "s/o",
            "s.o.",
            "s.o",
            "sans objet",
            "select one",
            "select an option",
            "select a value",
            "seleccione una opción",
            "selecione uma opção",
            "sélectionnez une option",
        ],
    ),
    ('t', &["tom", "tomt", "tanımsız", "tyhjä"]),
    ('u', &["undefined", "unset", "unspecified", "uppgift saknas"]),
    ('v', &["veuillez choisir", "veuillez sélectionner", "vide", "vacío", "vacio", "vazio", "vuoto", "veri yok"]),
    ('y', &["yok"]),
    (
        'н',
        &[
            "н/д",
            "н.д.",
            "нд",
            "нет данных",
            "не закрыта",
            "не указано",
            "не указан",
            "не указана",
            "не задано",
            "не задан",
            "не задана",
            "не определено",
            "не определен",
            "не определён",
            "не заполнено",
            "не установлено",
            "неприменимо",
            "не вказано",
            "не визначено",
            "немає даних",
        ],
    ),
    ('п', &["пусто", "пустое", "порожньо"]),
    ('о', &["отсутствует", "отсутствуют"]),
    ('б', &["без значения"]),
    ('な', &["なし"]),
    ('в', &["выберите значение", "выберите вариант"]),
    ('請', &["請選擇"]),
    ('未', &["未設定", "未指定", "未入力", "未設置", "未设置", "未指定"]),
    ('無', &["無し", "無"]),
    ('該', &["該当なし"]),
    ('空', &["空白", "空"]),
    ('없', &["없음"]),
    ('미', &["미지정", "미설정", "미입력"]),
    ('해', &["해당 없음", "해당없음"]),
];

/// Words that are placeholders only within signs, as in the first line of a menu: `- Select -`, `<Auswählen>`.
const DECORATED: [&str; 19] = [
    "select",
    "choose",
    "pick",
    "auswählen",
    "wählen",
    "choisir",
    "sélectionner",
    "seleccionar",
    "seleccione",
    "elegir",
    "selecionar",
    "selecione",
    "seleziona",
    "selecteer",
    "wybierz",
    "välj",
    "seçiniz",
    "выбрать",
    "выберите",
];

/// Possible lengths of a placeholder by its first byte, a bit each; they reject nearly every other cell.
///
/// A word is as long in capital letters as in small ones.
const LENGTHS: [u64; 256] = lengths();

const fn lengths() -> [u64; 256] {
    let mut table = [0; 256];
    // First bytes of brackets and signs, of Cyrillic, of dashes, and of the East Asian words.
    let any = b"(<[{-.*#?_/\\=~\xd0\xe2\xe3\xe6\xe7\xe8\xeb\xec\xed\xef";
    let mut at = 0;
    while at < any.len() {
        table[any[at] as usize] = u64::MAX;
        at += 1;
    }
    // `0000-00-00` with and without a time.
    table[b'0' as usize] = u64::MAX << 10;
    at = 0;
    while at < WORDS.len() {
        let (letter, words) = WORDS[at];
        if letter.is_ascii_lowercase() {
            let mut word = 0;
            while word < words.len() {
                table[letter as usize] |= 1 << words[word].len();
                word += 1;
            }
            table[letter.to_ascii_uppercase() as usize] = table[letter as usize];
        }
        at += 1;
    }
    // `Err:508`.
    table[b'E' as usize] |= 1 << 7;
    table
}

/// Whether a cell has a digit of any script, as every number and date has.
pub(super) fn has_digit(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit)
        || (!cell.is_ascii() && std::str::from_utf8(cell).is_ok_and(|text| text.chars().any(char::is_numeric)))
}

fn is_word(cell: &[u8]) -> bool {
    match cell {
        // Most cells are words of ASCII letters.
        [first, ..] if first.is_ascii_alphabetic() && cell.is_ascii() && !cell.starts_with(b"Err:") => {
            let letter = char::from(first.to_ascii_lowercase());
            let words = WORDS.iter().find(|(known, _)| *known == letter).map_or(&[][..], |(_, words)| words);
            return words.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(cell));
        }
        // A lone minus, dashes, dots, asterisks, question marks.
        [b'-' | b'.' | b'*' | b'?' | b'_' | b'/' | b'\\', ..]
            if cell.iter().all(|b| matches!(b, b'-' | b'.' | b'*' | b'?' | b'_'))
                || matches!(cell, b"/" | b"\\" | b"\\N") =>
        {
            return true;
        }
        [b'0', ..] => {
            return cell.starts_with(b"0000-00-00") || cell.starts_with(b"00.00.0000") || cell == b"00/00/0000";
        }
        // Spreadsheets fill a column that is too narrow for its numbers with this sign.
        [b'#', b'#', ..] if cell.iter().all(|b| *b == b'#') => return true,
        [b'#', ..] | [b'E', b'r', b'r', b':', ..] => return is_spreadsheet_error(cell),
        [0xd0, second, ..]
            if !matches!(second, 0xbd | 0x9d | 0xbf | 0x9f | 0xbe | 0x9e | 0xb1 | 0x91 | 0xb2 | 0x92) =>
        {
            return false;
        }
        _ => {}
    }
    let Ok(text) = std::str::from_utf8(cell) else { return false };
    if text.chars().all(|c| matches!(c, '—' | '–' | '―' | '‒' | '−' | '－' | 'ー')) {
        return true;
    }
    let bare = undecorated(text);
    let Some(first) = bare.chars().next() else {
        // Empty brackets are a placeholder; other signs are not.
        return text.chars().all(|c| matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | '（' | '）' | ' '));
    };
    if first.is_numeric() {
        return false;
    }
    let first = first.to_lowercase().next().unwrap_or(first);
    let lower = bare.to_lowercase();
    // A last point may belong to the word: `n.a.`
    let is = |word: &str| word == lower || word.strip_suffix('.') == Some(&lower);
    let words = WORDS.iter().find(|(letter, _)| *letter == first).map_or(&[][..], |(_, words)| words);
    words.iter().any(|word| is(word)) || bare.len() < text.len() && DECORATED.iter().any(|word| is(word))
}

/// Removes the signs that decorate a word: `--None--`, `- Select -`, `[n.a.]`, `<Bitte wählen…>`.
///
/// Signs at its end are removed only if it has some at its beginning.
fn undecorated(text: &str) -> &str {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '%' | '&' | '@' | '#' | '$' | '€');
    let bare = text.trim_start_matches(is_sign);
    // Signs at the end alone belong to a name: `Wow!`
    if bare.len() == text.len() { bare } else { bare.trim_end_matches(is_sign) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k18_placeholders_stand_for_an_empty_cell() {
        for cell in [
            "",
            "null",
            "NULL",
            "n/a",
            "N/A",
            "(not set)",
            "-",
            "--",
            ".",
            "****",
            "0000-00-00",
            "—",
            "–",
            "?",
            "Не закрыта",
            "#N/A",
            "NaN",
            "#REF!",
            "#VALUE!",
            "#NV",
            "#BEZUG!",
            "#Н/Д",
            "#¡REF!",
            "#NOMBRE?",
            "Err:508",
            "(blank)",
            "(leer)",
            "(Leer)",
            "(vide)",
            "не указано",
            "Не указан",
            "none",
            "nil",
            "undefined",
            "sin datos",
            "k.A.",
            "b/d",
            "yok",
            "なし",
            "未設定",
            "(空白)",
            "<null>",
            "\\N",
            "Nicht angegeben",
            "non renseigné",
            "niet ingesteld",
            "Brak danych",
            "saknas",
            "нет данных",
            "[empty]",
            "--None--",
            "-None-",
            "- Select -",
            "-- Please select --",
            "<Auswählen>",
            "— Выберите —",
            "Please select",
            "Bitte wählen",
            "{null}",
            "*none*",
            "...n/a...",
            "[n.a.]",
            "NaT",
            "Sem informação",
            "neuvedeno",
            "ei tiedossa",
            "ikke angitt",
            "не вказано",
            "없음",
            "미지정",
            "s.o.",
            "########",
            "()",
        ] {
            assert!(is_nothing(cell.as_bytes()), "{cell}");
        }
        for cell in [
            "0",
            "0.00",
            "nullable",
            "-5",
            "(1,200)",
            "Нет",
            "No",
            "Normal",
            "#1",
            "…",
            "(direct)",
            "(other)",
            "Other",
            "Direct",
            "Unassigned",
            "(direct) / (none)",
            "#winning",
            "Newsletter",
            "Blog",
            "Sales",
            "Событие",
            "不明",
            "無料広告",
            "+",
            "Naver",
            "Unknown",
            "Select",
            "-Sales-",
            "(1)",
            "None of the above",
            "#",
            "->",
            ":)",
        ] {
            assert!(!is_nothing(cell.as_bytes()), "{cell}");
        }
    }

    #[test]
    fn k18_no_is_an_answer_and_no_name() {
        for (cell, expected) in
            [("нет", true), ("Нет", true), ("—", true), ("Нетто", false), ("No", false), ("A", false)]
        {
            assert_eq!(is_no_name(cell.as_bytes()), expected, "{cell}");
        }
        assert!(!is_nothing("нет".as_bytes()));
    }

    #[test]
    fn k18_errors_of_spreadsheets_are_known_in_any_language() {
        for cell in ["#REF!", "#N/A", "#DIV/0!", "#WERT!", "#VALEUR!", "#ССЫЛКА!", "#YOK", "#VÄRDEFEL!", "#¡VALOR!"]
        {
            assert!(is_spreadsheet_error(cell.as_bytes()), "{cell}");
        }
        for cell in ["#1", "#launch", "REF!", "", "#", "Err:", "Err:abc"] {
            assert!(!is_spreadsheet_error(cell.as_bytes()), "{cell}");
        }
    }
}
