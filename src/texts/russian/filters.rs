//! Texts of the filters, in Russian.

use fairshare_types::options::Filter;
use fairshare_types::results::Headline;

use super::super::{FilterStrings, FilterTexts};
use super::Russian;
use crate::values::filters::{Named, Part, parts};
use crate::values::period::{Period, Span, span};

/// Most names listed one by one.
const SAID: usize = 3;

/// The strings in Russian.
pub(super) const STRINGS: FilterStrings = FilterStrings {
    heading: "Фильтры",
    on: "включены",
    any_time: "любой",
    other_days: "даты ниже",
    deal_keys: "Только эти сделки (их ID, по одному в строке)",
    filter_line: "Включённые фильтры",
    clear_filters: "Сбросить фильтры",
    nothing_left: "в этих данных нет ни одной выигранной сделки, поэтому распределять нечего.",
};

impl FilterTexts for Russian {
    fn period_of(&self, part: Part) -> &'static str {
        if part == Part::Touched { "Период касаний" } else { "Период закрытия сделок" }
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Year(year) => year.to_string(),
            Span::Quarter(year, quarter) => format!("{quarter}-й квартал {year}"),
            Span::Days(Some(first), Some(last)) if first == last => self.figures.day(first),
            Span::Days(Some(first), Some(last)) => {
                format!("с {} по {}", self.figures.day(first), self.figures.day(last))
            }
            Span::Days(Some(first), None) => format!("{} или позже", self.figures.day(first)),
            Span::Days(None, Some(last)) => format!("{} или раньше", self.figures.day(last)),
            Span::Days(None, None) => self.filters.any_time.to_owned(),
        }
    }

    fn end_days(&self, part: Part) -> [&'static str; 2] {
        if part == Part::Touched {
            ["Первый день касаний", "Последний день касаний"]
        } else {
            ["Первый день закрытия", "Последний день закрытия"]
        }
    }

    fn named(&self, named: Named) -> &'static str {
        match named {
            Named::Segment => "Сегмент",
            Named::Owner => "Ответственный",
            Named::Currency => "Валюта",
            Named::Deal => "Сделки",
        }
    }

    fn name_and_deals(&self, named: Named, name: &str, deals: u64) -> String {
        let name = if name.is_empty() { nameless(named) } else { name };
        format!("{name} ({})", self.counted(deals, "сделка", "сделки", "сделок"))
    }

    fn find(&self, named: Named) -> &'static str {
        match named {
            Named::Segment => "Найти сегмент",
            Named::Owner => "Найти ответственного",
            Named::Currency => "Найти валюту",
            Named::Deal => "Найти сделку",
        }
    }

    fn left_off(&self, names: u64) -> String {
        format!("Не показано значений с меньшим числом сделок: {}.", self.figures.count(names))
    }

    fn filter_part(&self, filter: &Filter, part: Part) -> String {
        let when = |period: Option<Period>| period.map_or_else(String::new, |period| self.when(span(period)));
        match part {
            Part::Closed => format!("сделки с закрытием {}", when(filter.closed)),
            Part::Touched => format!("касания {}", when(filter.touched)),
            Part::Named(Named::Deal) if filter.deals.len() > SAID => {
                self.counted(filter.deals.len() as u64, "сделка", "сделки", "сделок")
            }
            Part::Named(named) if named.is_redacted(filter) => self.counted_names(named, named.of(filter).len() as u64),
            Part::Named(named) => self.some_of(named, named.of(filter)),
        }
    }

    fn remove_filter(&self, part: &str) -> String {
        format!("Убрать фильтр: {part}")
    }

    fn filtered(&self, headline: &Headline, currency: &str) -> String {
        let won = headline.won_deals + headline.left_out_deals;
        let deals = format!(
            "{} из {}",
            self.figures.count(headline.won_deals),
            self.counted(won, "выигранной сделки", "выигранных сделок", "выигранных сделок")
        );
        match headline.total + headline.left_out {
            0 => format!("Отфильтровано: {deals}."),
            all => {
                let money = |minor| self.figures.money_short(minor, currency);
                format!("Отфильтровано: {deals}, {} из {}.", money(headline.total), money(all))
            }
        }
    }

    fn only(&self, filter: &Filter) -> String {
        let said: Vec<String> = parts(filter).into_iter().map(|part| self.filter_part(filter, part)).collect();
        if said.is_empty() { String::new() } else { format!("Только {}: ", said.join("; ")) }
    }
}

impl Russian {
    /// "в 1-м квартале 2025 года", "3 апреля 2025 г.", "с 3 апреля 2025 г. по 5 мая 2025 г.".
    fn when(&self, of: Span) -> String {
        match of {
            Span::Year(year) => format!("в {year} году"),
            Span::Quarter(year, quarter) => format!("в {quarter}-м квартале {year} года"),
            Span::Days(None, None) => "в любое время".to_owned(),
            Span::Days(..) => FilterTexts::span(self, of),
        }
    }

    /// "2 ответственных": the number of hidden names.
    fn counted_names(&self, named: Named, names: u64) -> String {
        match named {
            Named::Owner => self.counted(names, "ответственный", "ответственных", "ответственных"),
            Named::Deal => self.counted(names, "сделка", "сделки", "сделок"),
            Named::Segment => self.counted(names, "сегмент", "сегмента", "сегментов"),
            Named::Currency => self.counted(names, "валюта", "валюты", "валют"),
        }
    }

    /// "ответственный «Мира» или «Виктор»", "сегмент «А», «Б», «В» или ещё 2", "без сегмента или сегмент «А»".
    fn some_of(&self, named: Named, names: &[String]) -> String {
        let mut said: Vec<String> = names
            .iter()
            .take(SAID)
            .map(|name| if name.is_empty() { nameless(named).to_owned() } else { format!("«{name}»") })
            .collect();
        if names.len() > SAID {
            said.push(format!("ещё {}", self.figures.count((names.len() - SAID) as u64)));
        }
        let of = match named {
            Named::Segment => "сегмент",
            Named::Owner => "ответственный",
            Named::Currency => "валюта",
            Named::Deal => "сделка",
        };
        // Put the noun before the first name; the phrase for a missing name needs no noun.
        if let Some(first) = names.iter().take(SAID).position(|name| !name.is_empty()) {
            said[first] = format!("{of} {}", said[first]);
        }
        match said.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} или {last}", first.join(", ")),
        }
    }
}

/// Phrase for deals without a name of an attribute.
const fn nameless(named: Named) -> &'static str {
    match named {
        Named::Segment => "без сегмента",
        Named::Owner => "без ответственного или с несколькими",
        Named::Currency => "без валюты",
        Named::Deal => "без ID",
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::RUSSIAN;
    use super::*;
    use crate::values::period::{whole_quarter, whole_year};
    use crate::values::redaction;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_headline_says_which_deals_it_speaks_of() {
        let quarter = Some(whole_quarter(2025, 1));
        let cases = [
            (Filter::default(), ""),
            (Filter { closed: quarter, ..Filter::default() }, "Только сделки с закрытием в 1-м квартале 2025 года: "),
            (Filter { closed: Some(whole_year(2025)), ..Filter::default() }, "Только сделки с закрытием в 2025 году: "),
            (
                Filter { closed: Some([0, i64::MAX]), ..Filter::default() },
                "Только сделки с закрытием day 0 или позже: ",
            ),
            (
                Filter { segments: names(&["SMB", ""]), touched: quarter, ..Filter::default() },
                "Только сегмент «SMB» или без сегмента; касания в 1-м квартале 2025 года: ",
            ),
            (Filter { segments: names(&["", "SMB"]), ..Filter::default() }, "Только без сегмента или сегмент «SMB»: "),
            (Filter { segments: names(&[""]), ..Filter::default() }, "Только без сегмента: "),
            (
                Filter { owners: names(&["A", "B", "C", "D", "E"]), ..Filter::default() },
                "Только ответственный «A», «B», «C» или ещё 2: ",
            ),
            (Filter { deals: names(&["1", "2"]), ..Filter::default() }, "Только сделка «1» или «2»: "),
            (Filter { deals: names(&["1", "2", "3", "4"]), ..Filter::default() }, "Только 4 сделки: "),
            (Filter { deals: names(&["1"; 11]), ..Filter::default() }, "Только 11 сделок: "),
            (Filter { deals: names(&["1"; 21]), ..Filter::default() }, "Только 21 сделка: "),
        ];
        for (filter, expected) in cases {
            assert_eq!(RUSSIAN.only(&filter), expected);
        }
    }

    #[test]
    fn a_redacted_headline_counts_deals_and_owners() {
        let all = Filter { owners: names(&["Мира", "Виктор"]), deals: names(&["D-7"]), ..Filter::default() };
        redaction::under(Some(100), || assert_eq!(RUSSIAN.only(&all), "Только 2 ответственных; 1 сделка: "));
        assert!(RUSSIAN.only(&all).contains("сделка «D-7»"));
    }

    #[test]
    fn names_have_their_deals() {
        for (name, deals, expected) in [
            ("SMB", 0, "SMB (0 сделок)"),
            ("SMB", 1, "SMB (1 сделка)"),
            ("", 2, "без сегмента (2 сделки)"),
            ("SMB", 21, "SMB (21 сделка)"),
        ] {
            assert_eq!(RUSSIAN.name_and_deals(Named::Segment, name, deals), expected);
        }
    }

    #[test]
    fn what_is_left_is_said_beside_all_that_was_won() {
        let headline =
            Headline { total: 120, won_deals: 43, left_out: 298, left_out_deals: 100, ..Headline::default() };
        assert_eq!(RUSSIAN.filtered(&headline, "€"), "Отфильтровано: 43 из 143 выигранных сделок, €1 из €4.");
        let wins = Headline { won_deals: 0, left_out_deals: 1, ..Headline::default() };
        assert_eq!(RUSSIAN.filtered(&wins, "€"), "Отфильтровано: 0 из 1 выигранной сделки.");
    }
}
