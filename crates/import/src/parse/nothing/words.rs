//! Placeholders and names of errors.

/// Maximum bytes of a placeholder.
pub(super) const LONGEST: usize = 40;

/// Names of errors without their exclamation and question marks, in the languages of spreadsheets.
pub(super) const ERRORS: &str = "N/A REF VALUE DIV/0 NAME NUM NULL SPILL CALC FIELD BLOCKED CONNECT BUSY UNKNOWN ERROR GETTING_DATA \
                      EXTERNAL PYTHON NV BEZUG WERT ZAHL VALEUR NOM NOMBRE NUL N/D VALOR NULO RIF VALORE NOME NULLO N/B \
                      VERW WAARDE NAAM GETAL DEEL/0 LEEG ADR ARG NAZWA LICZBA DZIEL/0 ZERO SAKNAS REFERENS VÄRDEFEL NAMN \
                      OGILTIGT DIVISION/0 SKÄRNING YOK BAŞV DEĞER AD SAYI SAYI/0 BOŞ Н/Д ССЫЛКА ЗНАЧ ИМЯ ЧИСЛО ДЕЛ/0 \
                      ПУСТО NÚM NUMERO DESBORDAMIENTO ÜBERLAUF PROPAGATION";

/// Placeholders in lower case, by their first letter. A bracketed one is listed without its brackets.
pub(super) const WORDS: [(char, &[&str]); 31] = [
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
pub(super) const DECORATED: [&str; 19] = [
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
pub(super) const LENGTHS: [u64; 256] = lengths();

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
