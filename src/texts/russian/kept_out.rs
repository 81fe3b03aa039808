//! Rows kept out, and what each column was read as.

use fairshare_engine::view::KeptOut;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::FileFacts;

use super::super::KeptOutTexts;
use super::{Russian, problems};

impl KeptOutTexts for Russian {
    fn kept_out(&self, rows: u64) -> String {
        format!("{} {}", self.rows(rows), Self::form(rows, "не учтена", "не учтены", "не учтено"))
    }

    fn reading(&self) -> &'static str {
        "Как прочитаны данные"
    }

    fn how_read(&self) -> &'static str {
        "Все строки учтены"
    }

    fn account(&self, file: &FileFacts) -> String {
        let [read, used, kept_out] =
            [file.rows_read, file.rows_used, file.rows_kept_out].map(|rows| self.figures.count(rows));
        format!("Строки: прочитано {read} = учтено {used} + не учтено {kept_out}")
    }

    fn column_headings(&self) -> [&'static str; 4] {
        ["Столбец", "Прочитан как", "Например", "Почему"]
    }

    fn not_used(&self) -> &'static str {
        "не используется"
    }

    fn reason(&self, example: &Problem) -> String {
        problems::sentences(example)
    }

    fn concerns(&self, group: &KeptOut, currency: &str) -> String {
        let rows = self.rows(group.rows);
        match group.won_revenue {
            0 => rows,
            minor => format!(
                "{rows} из сделок, по которым выиграно {}; сами сделки учитываются",
                self.figures.money(minor, currency)
            ),
        }
    }

    fn noticed(&self, group: &KeptOut) -> String {
        format!("{} {}", self.rows(group.rows), Self::form(group.rows, "учтена", "учтены", "учтено"))
    }

    fn row_headings(&self) -> [&'static str; 4] {
        ["Файл", "Строка", "Столбец", "Значение"]
    }

    fn not_listed(&self, rows: u64) -> String {
        format!("и ещё {}", self.rows(rows))
    }

    fn file_headings(&self) -> [&'static str; 6] {
        ["Файл", "Строка", "Столбец", "Значение", "Что не так", "Что сделать"]
    }

    fn save_rows(&self) -> &'static str {
        "Сохранить строки как CSV"
    }

    fn notices(&self) -> &'static str {
        "Учтённые строки, о которых стоит знать"
    }

    fn rows_kept_out(&self) -> &'static str {
        "Неучтённые строки"
    }

    fn nothing_kept_out(&self) -> &'static str {
        "Неучтённых строк нет."
    }

    fn listing(&self) -> &'static str {
        "Составляется список строк…"
    }

    fn rows_of(&self, reason: Reason) -> String {
        let [what, _] = problems::problem(reason);
        format!("Строки: {what}")
    }
}

impl Russian {
    /// "1 строка", "2 строки", "5 строк".
    fn rows(&self, n: u64) -> String {
        self.counted(n, "строка", "строки", "строк")
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{self, RUSSIAN};
    use super::*;

    #[test]
    fn rows_agree_with_their_numbers() {
        for (rows, kept_out, used) in [
            (0, "0 строк не учтено", "0 строк учтено"),
            (1, "1 строка не учтена", "1 строка учтена"),
            (2, "2 строки не учтены", "2 строки учтены"),
            (5, "5 строк не учтено", "5 строк учтено"),
            (11, "11 строк не учтено", "11 строк учтено"),
            (21, "21 строка не учтена", "21 строка учтена"),
        ] {
            assert_eq!(RUSSIAN.kept_out(rows), kept_out);
            assert_eq!(RUSSIAN.noticed(&group(rows, 0)), used);
        }
        assert_eq!(RUSSIAN.not_listed(22), "и ещё 22 строки");
    }

    #[test]
    fn revenue_is_said_where_it_is_known() {
        for (rows, revenue, expected) in [
            (1, 0, "1 строка"),
            (1, 1_250, "1 строка из сделок, по которым выиграно €12.50; сами сделки учитываются"),
            (3, 100, "3 строки из сделок, по которым выиграно €1.00; сами сделки учитываются"),
        ] {
            assert_eq!(RUSSIAN.concerns(&group(rows, revenue), "€"), expected);
        }
    }

    #[test]
    fn rows_used_and_rows_kept_out_are_the_rows_read() {
        let file = FileFacts { rows_read: 21, rows_used: 20, rows_kept_out: 1, ..made::file() };
        assert_eq!(RUSSIAN.account(&file), "Строки: прочитано 21 = учтено 20 + не учтено 1");
    }

    fn group(rows: u64, won_revenue: i64) -> KeptOut {
        let reason = Reason::MissingTime;
        KeptOut { reason, rows, won_revenue, example: Problem::file(reason, "a.csv") }
    }
}
