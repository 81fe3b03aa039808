//! Cells that are placeholders, and cells that are not.

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
    for (cell, expected) in [("нет", true), ("Нет", true), ("—", true), ("Нетто", false), ("No", false), ("A", false)]
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
