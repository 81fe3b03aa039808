//! Finds the columns of a file of spend.

use crate::detect::{Column, Heading, names_total, words};
use crate::parse::{
    DateEvidence, NumberDecision, NumberEvidence, currency_code, is_nothing, is_week_word, month as month_of,
    whole_month,
};
use crate::read::typed::ABSENT;
use crate::read::words::Topic;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Confidence, Role, Why};

/// Cells that must be dates or months, in tenths of those that are filled; others may be damaged.
const MOST: usize = 9;

/// Most cells looked at in a table with very many columns, and fewest rows.
const MOST_CELLS: usize = 100_000;
const FEWEST_ROWS: usize = 60;

/// The columns of a file of spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpendColumns {
    /// The cost.
    cost: usize,
    /// The day, the week or the month; the first day of a period.
    time: usize,
    /// The last day of the period; [`ABSENT`] without one.
    pub until: usize,
    /// The year of a month without one; [`ABSENT`] otherwise.
    pub year: usize,
    /// The channel; [`ABSENT`] without one.
    channel: usize,
    /// The campaign; [`ABSENT`] without one.
    campaign: usize,
    /// The currency; [`ABSENT`] without one.
    currency: usize,
    /// The team; [`ABSENT`] without one.
    team: usize,
}

impl SpendColumns {
    /// Finds the columns by the roles that they seem to have and by their first cells.
    ///
    /// # Errors
    /// The reason why the file cannot be one of spend.
    pub fn find(columns: &[Column], rows: &[Vec<String>]) -> Result<Self, Reason> {
        let rows = rows.iter().take(FEWEST_ROWS.max(MOST_CELLS / columns.len().max(1)));
        let rows = rows.filter(|row| !row.iter().any(|cell| names_total(cell)));
        let table = Table { columns, rows: &rows.map(Vec::as_slice).collect::<Vec<_>>() };
        let cost = table.cost().ok_or(Reason::NoCostColumn)?;
        let (time, year) = table.time().ok_or_else(|| table.why_no_time())?;
        let at = |role| table.at(role).unwrap_or(ABSENT);
        let found = Self {
            cost,
            time,
            until: table.until(time).filter(|_| year == ABSENT).unwrap_or(ABSENT),
            year,
            channel: at(Role::Channel),
            campaign: at(Role::Campaign),
            currency: at(Role::Currency),
            team: at(Role::Team),
        };
        if found.channel == ABSENT && found.campaign == ABSENT { Err(Reason::NoChannelColumn) } else { Ok(found) }
    }

    /// Gives these columns their roles and takes all other roles away: the rest of an export is about no deal.
    pub fn assign(&self, columns: &mut [Column]) {
        let roles = [
            (self.cost, Role::Cost),
            (self.time, Role::Time),
            (self.channel, Role::Channel),
            (self.campaign, Role::Campaign),
            (self.currency, Role::Currency),
            (self.team, Role::Team),
        ];
        for (at, column) in columns.iter_mut().enumerate() {
            let role = roles.iter().find(|(column, _)| *column == at).map(|(_, role)| *role);
            if at == self.until && column.why != Why::Chosen {
                column.why = Why::NameAndCells;
                column.confidence = Confidence::Likely;
            } else if column.why != Why::Chosen && column.role != role {
                column.why = if role.is_some() { Why::NameAndCells } else { Why::Unused };
                column.confidence = Confidence::Likely;
            }
            (column.role, column.meaning) = (role, role);
        }
    }

    /// The columns of the cost and of the time.
    pub const fn cost_and_time(&self) -> [usize; 2] {
        [self.cost, self.time]
    }
}

/// The currency in the heading of the cost: `Amount spent (USD)`, `Расход (руб.)`.
pub fn heading_currency(name: &str) -> Option<&'static str> {
    let mut words = name.split([' ', '(', ')', ',', '[', ']', '_']).filter(|word| !word.is_empty());
    words.next_back().and_then(currency_code).or_else(|| Heading::of(name).currency)
}

/// Whether a cell is a month, a week or a quarter without its year: `Jan`, `Week 3`, `Q1`, `3 March`.
fn is_without_year(cell: &str) -> bool {
    let cell = cell.trim();
    if month_of(cell).is_some() {
        return true;
    }
    let parts: Vec<String> = words(cell);
    let is_small = |part: &String| part.parse().is_ok_and(|n: u8| (1..=53).contains(&n));
    match parts.as_slice() {
        [word, number] | [number, word] if is_small(number) => {
            is_week_word(word)
                || matches!(word.as_str(), "q" | "kv" | "кв" | "квартал" | "t")
                || month_of(word).is_some()
        }
        _ => false,
    }
}

/// The columns and the first rows of a file, without totals.
struct Table<'a> {
    columns: &'a [Column],
    rows: &'a [&'a [String]],
}

impl<'a> Table<'a> {
    fn at(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == Some(role))
    }

    /// The filled cells of a column.
    fn cells(&self, at: usize) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let cells = self.rows.iter().filter_map(move |row| row.get(at)).map(String::as_str);
        cells.filter(|cell| !is_nothing(cell.as_bytes()))
    }

    fn are_numbers(&self, at: usize) -> bool {
        let mut evidence = NumberEvidence::default();
        self.cells(at).for_each(|cell| evidence.see(cell.as_bytes()));
        evidence.decide() != NumberDecision::NotNumbers
    }

    /// The column of the cost: that with the role, else one of numbers whose heading is about cost alone.
    fn cost(&self) -> Option<usize> {
        let by_heading = |at: &usize| {
            let column = &self.columns[*at];
            let says = Heading::of(&column.name).says;
            column.why != Why::Chosen && says.role(Role::Cost) >= 100 && says.role(Role::Value) == 0
        };
        let named = || (0..self.columns.len()).filter(by_heading);
        self.at(Role::Cost).into_iter().chain(named()).find(|at| self.are_numbers(*at))
    }

    /// The column of the time, and that of the year if its cells name months alone.
    fn time(&self) -> Option<(usize, usize)> {
        let is_free = |at: &usize| self.columns[*at].why != Why::Chosen || self.columns[*at].role == Some(Role::Time);
        let free = || (0..self.columns.len()).filter(is_free);
        let chosen = |at: &usize| self.columns[*at].role == Some(Role::Time) && self.columns[*at].why == Why::Chosen;
        let dated = |column: &Column| column.role.or(column.meaning).is_some_and(Role::is_date);
        let by_role = |at: &usize| dated(&self.columns[*at]);
        let by_heading = |at: &usize| {
            let name = &self.columns[*at].name;
            Heading::of(name).says.role(Role::Time) > 0 || Topic::Month.is_in(name) || Topic::Day.is_in(name)
        };
        // Numbers alone may be counts.
        let by_cells = |at: &usize| !self.are_numbers(*at);
        let tests: [&dyn Fn(&usize) -> bool; 4] = [&chosen, &by_role, &by_heading, &by_cells];
        let of_test = |test: &dyn Fn(&usize) -> bool, begins: bool| {
            let fits = |at: &usize| test(at) && !(begins && self.ends_period(*at)) && self.are_times(*at);
            free().find(fits)
        };
        // The last day of a period may precede the first.
        let begins = tests[1..3].iter().find_map(|test| of_test(test, true));
        let found = of_test(&chosen, false).or(begins).or_else(|| tests.iter().find_map(|test| of_test(test, false)));
        found.map(|at| (at, ABSENT)).or_else(|| {
            let year = free().find(|at| Topic::Year.is_in(&self.columns[*at].name))?;
            let is_month = |at: &usize| *at != year && Topic::Month.is_in(&self.columns[*at].name);
            free().filter(is_month).find(|at| self.are_months_of_years(*at)).map(|at| (at, year))
        })
    }

    /// The column of the last day of the period that begins at the time. Its heading says the end of what the time is the
    /// start of: a campaign may end long after the day of a row.
    fn until(&self, time: usize) -> Option<usize> {
        let of = |at: usize, topic: Topic| -> Vec<String> {
            words(&self.columns[at].name).into_iter().filter_map(|word| topic.rest(word)).collect()
        };
        let begun = of(time, Topic::PeriodStart);
        let is_other = |at: &usize| *at != time && self.columns[*at].why != Why::Chosen;
        let ends = |at: &usize| self.ends_period(*at) && of(*at, Topic::PeriodEnd) == begun;
        (0..self.columns.len()).filter(is_other).find(|at| ends(at) && self.are_times(*at))
    }

    fn ends_period(&self, at: usize) -> bool {
        Topic::PeriodEnd.is_in(&self.columns[at].name)
    }

    /// The reason for a file without a time: months or weeks without a year, else no such column.
    fn why_no_time(&self) -> Reason {
        let lacks_year = |at: usize| {
            let name = &self.columns[at].name;
            let is_named = self.columns[at].role.or(self.columns[at].meaning).is_some_and(Role::is_date)
                || [Topic::Month, Topic::Day].iter().any(|topic| topic.is_in(name))
                || is_week_word(name);
            let is_bare =
                |cell: &str| is_without_year(cell) || is_named && cell.trim().parse().is_ok_and(|n: u8| n <= 53);
            self.mostly(at, is_bare)
        };
        let any = (0..self.columns.len()).any(lacks_year);
        if any { Reason::SpendWithoutYear } else { Reason::NoTimeColumn }
    }

    /// Whether most filled cells satisfy a test, and at least one.
    fn mostly(&self, at: usize, test: impl Fn(&str) -> bool) -> bool {
        let (filled, fit) = self.cells(at).fold((0, 0), |(all, fit), cell| (all + 1, fit + usize::from(test(cell))));
        fit > 0 && fit * 10 >= filled * MOST
    }

    fn are_times(&self, at: usize) -> bool {
        let is_time = |cell: &str| {
            let mut evidence = DateEvidence::default();
            evidence.see(cell.as_bytes());
            evidence.share().1 > 0 || whole_month(cell.as_bytes()).is_some()
        };
        self.mostly(at, is_time)
    }

    fn are_months_of_years(&self, at: usize) -> bool {
        let is_month = |cell: &str| {
            cell.trim().parse().is_ok_and(|n: u8| (1..=12).contains(&n)) || month_of(cell.trim()).is_some()
        };
        self.mostly(at, is_month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::recognise;

    fn found(text: &str) -> Result<Vec<String>, Reason> {
        let mut lines = text.split('\n').map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = lines.collect();
        let columns = recognise(&header, &rows, &[], None).columns;
        let found = SpendColumns::find(&columns, &rows)?;
        let name = |at: usize| header.get(at).cloned().unwrap_or_default();
        let SpendColumns { cost, time, until: _, year, channel, campaign, currency, team: _ } = found;
        Ok([time, year, channel, campaign, cost, currency].into_iter().map(name).collect())
    }

    /// Headings of exports as of 2025: Google Ads, Meta, LinkedIn, Microsoft, Yandex Direct, TikTok, and sheets by hand.
    #[test]
    fn exports_of_advertising_tools_are_recognised() {
        for (text, expected) in [
            (
                "Day,Campaign,Currency code,Cost\n2025-03-01,Brand,USD,12.50\n2025-03-02,Brand,USD,10",
                ["Day", "", "", "Campaign", "Cost", "Currency code"],
            ),
            (
                "Day,Campaign,Campaign ID,Currency code,Clicks,Impr.,Cost,Avg. CPC\n\
                 2025-03-01,Brand,1234567890,USD,10,200,12.50,1.25\n2025-03-02,Generic,1234567891,USD,8,90,10,1.25",
                ["Day", "", "", "Campaign", "Cost", "Currency code"],
            ),
            (
                "Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Impressions\n\
                 2025-03-01,2025-03-01,Spring,40.10,900\n2025-03-02,2025-03-02,Spring,30,800",
                ["Reporting starts", "", "", "Campaign name", "Amount spent (USD)", ""],
            ),
            (
                "Start Date (in UTC),Campaign Name,Total Spent\n03/13/2025,ABM,99.5\n03/14/2025,ABM,100",
                ["Start Date (in UTC)", "", "", "Campaign Name", "Total Spent", ""],
            ),
            (
                "Дата,Кампания,Расход (руб.)\n01.03.2025,Бренд,1500\n02.03.2025,Бренд,1600",
                ["Дата", "", "", "Кампания", "Расход (руб.)", ""],
            ),
            (
                "Month,Channel,Spend\n2025-03,Google Ads,100\n2025-04,Google Ads,120",
                ["Month", "", "Channel", "", "Spend", ""],
            ),
            (
                "Month,Channel,Spend\nMarch 2025,Google Ads,100\nApril 2025,Email,20",
                ["Month", "", "Channel", "", "Spend", ""],
            ),
            (
                "Год,Месяц,Канал,Расходы\n2025,март,Директ,100\n2025,апрель,Директ,120",
                ["Месяц", "Год", "Канал", "", "Расходы", ""],
            ),
            (
                "Year,Month,Channel,Cost\n2025,3,Radio,100\n2025,4,Radio,120",
                ["Month", "Year", "Channel", "", "Cost", ""],
            ),
            ("day,utm_source,spend\n2025-01-01,google,7", ["day", "", "utm_source", "", "spend", ""]),
            (
                "Date,Source,Campaign,Cost,Currency\n2025-01-01,google,Brand,7,EUR",
                ["Date", "", "Source", "Campaign", "Cost", "Currency"],
            ),
            (
                "Период,Канал,Затраты\nмарт 2025,Директ,100\nапрель 2025,Директ,120",
                ["Период", "", "Канал", "", "Затраты", ""],
            ),
            ("Week,Channel,Spend\n2025-W10,Radio,100\n2025-W11,Radio,120", ["Week", "", "Channel", "", "Spend", ""]),
        ] {
            let expected = Ok(expected.map(str::to_owned).to_vec());
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn the_last_day_of_a_period_is_no_first_day() {
        for (text, time, until) in [
            ("Reporting starts,Reporting ends,Campaign name,Cost\n2025-01-20,2025-02-10,A,9", 0, 1),
            ("Reporting ends,Reporting starts,Campaign name,Cost\n2025-02-10,2025-01-20,A,9", 1, 0),
            ("Начало,Конец,Канал,Расходы\n20.01.2025,10.02.2025,Директ,9", 0, 1),
            ("Start,End,Channel,Cost\n2025-01-20,2025-02-10,A,9", 0, 1),
            ("From,To,Channel,Cost\n2025-01-20,2025-02-10,A,9", 0, 1),
            ("Дата начала,Дата окончания,Канал,Расходы\n20.01.2025,10.02.2025,Директ,9", 0, 1),
            ("開始日,終了日,チャネル,費用\n2025-01-20,2025-02-10,A,9", 0, 1),
            ("Startdatum,Enddatum,Kanal,Kosten\n20.01.2025,10.02.2025,A,9", 0, 1),
            ("Campaign start,Campaign end,Campaign,Cost\n2025-01-20,2025-02-10,A,9", 0, 1),
            ("Week,Week ending,Channel,Cost\n2025-01-20,2025-01-26,A,9", 0, 1),
            ("Reporting starts,Ends,Reporting ends,Campaign name,Cost\n2025-01-20,2025-06-30,2025-02-10,A,9", 0, 2),
            ("Reporting starts,Ends,Campaign name,Cost\n2025-01-20,2025-06-30,A,9", 0, ABSENT),
            ("Day,Campaign,Campaign end date,Cost\n2025-02-10,A,2025-06-30,9", 0, ABSENT),
            ("Day,Campaign,Ends,Cost\n2025-02-10,A,2025-06-30,9", 0, ABSENT),
            ("Дата,Кампания,Окончание кампании,Расходы\n10.02.2025,А,30.06.2025,9", 0, ABSENT),
            ("Day,Channel,Cost,Updated at\n2025-02-10,A,9,2025-03-01", 0, ABSENT),
            ("End date,Channel,Cost\n2025-02-10,A,9", 0, ABSENT),
        ] {
            let mut lines = text.split('\n').map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
            let header = lines.next().unwrap_or_default();
            let rows: Vec<Vec<String>> = lines.collect();
            let columns = recognise(&header, &rows, &[], None).columns;
            let found = SpendColumns::find(&columns, &rows).unwrap_or_else(|reason| panic!("{text}: {reason:?}"));
            assert_eq!((found.time, found.until), (time, until), "{text}");
        }
    }

    #[test]
    fn other_tables_are_no_spend() {
        for (text, reason) in [
            ("Date,Channel\n2025-01-01,Email", Reason::NoCostColumn),
            ("Date,Channel,Cost\n2025-01-01,Email,much", Reason::NoCostColumn),
            ("Channel,Spend\nEmail,100", Reason::NoTimeColumn),
            ("Date,Clicks,Cost\n2025-01-01,3,100", Reason::NoChannelColumn),
            ("Month,Channel,Spend\nJan,Email,100\nFeb,Email,90", Reason::SpendWithoutYear),
            ("Week,Channel,Spend\nWeek 3,Email,100\nWeek 4,Email,90", Reason::SpendWithoutYear),
            ("Неделя,Канал,Расходы\nнеделя 3,Директ,100", Reason::SpendWithoutYear),
            ("Quarter,Channel,Spend\nQ1,Email,100\nQ2,Email,90", Reason::SpendWithoutYear),
        ] {
            assert_eq!(found(text), Err(reason), "{text}");
        }
    }
}
