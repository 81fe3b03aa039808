//! Texts of the rows kept out and of the import report, in Russian.

use fairshare_types::files::FileFacts;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{KeptOut, LostDeals};

use super::super::{KeptOutStrings, KeptOutTexts};
use super::{Russian, problems};

/// The strings in Russian.
pub(super) const STRINGS: KeptOutStrings = KeptOutStrings {
    reading: "Как прочитаны данные",
    how_read: "Все строки учтены",
    column_headings: ["Столбец", "Прочитан как", "Например", "Почему"],
    not_used: "не используется",
    row_headings: ["Файл", "Строка", "Столбец", "Значение"],
    file_headings: ["Файл", "Строка", "Столбец", "Значение", "Что не так", "Что сделать"],
    save_rows: "Сохранить строки как CSV",
    saved_as_it_is: "В этом файле ничего не скрыто: имена и суммы записаны в нём так же, как в ваших данных.",
    notices: "Учтённые строки, о которых стоит знать",
    rows_kept_out: "Неучтённые строки",
    nothing_kept_out: "Неучтённых строк нет.",
    listing: "Составляется список строк…",
};

impl KeptOutTexts for Russian {
    fn kept_out(&self, rows: u64, lost: u64) -> String {
        let said = format!("{} {}", self.rows(rows), Self::form(rows, "не учтена", "не учтены", "не учтено"));
        match lost {
            0 => said,
            n => {
                let deals = self.counted(n, "выигранная сделка", "выигранные сделки", "выигранных сделок");
                format!("{said}, из них выпало: {deals}")
            }
        }
    }

    fn account(&self, file: &FileFacts) -> String {
        let [read, used, kept_out] =
            [file.rows_read, file.rows_used, file.rows_kept_out].map(|rows| self.figures.count(rows));
        format!("Строки: прочитано {read} = учтено {used} + не учтено {kept_out}")
    }

    fn reason(&self, example: &Problem) -> String {
        problems::sentences(example)
    }

    fn concerns(&self, group: &KeptOut, currency: &str) -> String {
        let rows = self.rows(group.rows);
        let LostDeals { deals, amount, unknown } = group.lost;
        let lost = self.counted(deals, "выигранная сделка", "выигранные сделки", "выигранных сделок");
        match (group.won_revenue, deals) {
            (0, 0) => rows,
            (minor, 0) => format!(
                "{rows} из сделок, по которым выиграно {}; сами сделки учитываются",
                self.figures.money(minor, currency)
            ),
            (_, n) if unknown == n => format!("{rows}; не учтено: {lost}, сумма не читается"),
            (_, n) if unknown > 0 => format!(
                "{rows}; не учтено: {lost} на {}, ещё у {} сумма не читается",
                self.figures.money(amount, currency),
                self.figures.count(unknown.min(n))
            ),
            _ => format!("{rows}; не учтено: {lost} на {}", self.figures.money(amount, currency)),
        }
    }

    fn noticed(&self, group: &KeptOut) -> String {
        format!("{} {}", self.rows(group.rows), Self::form(group.rows, "учтена", "учтены", "учтено"))
    }

    fn not_listed(&self, rows: u64) -> String {
        format!("и ещё {}", self.rows(rows))
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
            assert_eq!(RUSSIAN.kept_out(rows, 0), kept_out);
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
        KeptOut { reason, rows, won_revenue, lost: LostDeals::default(), example: Problem::file(reason, "a.csv") }
    }
}
