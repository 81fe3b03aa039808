//! Days and hours of the sample's year, counted from 1 January 2025.

use std::fmt;

/// Days since 1 January 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

/// The last day of the year: the day of the export.
pub const LAST_DAY: Day = Day(364);

impl Day {
    /// Day of the week, Monday is 0. 1 January 2025 was a Wednesday.
    pub fn weekday(self) -> i32 {
        (self.0 + 2).rem_euclid(7)
    }

    /// This day, or the next that is neither Saturday nor Sunday.
    pub fn workday(self) -> Self {
        Self(self.0 + (7 - self.weekday()) % 7 * i32::from(self.weekday() > 4))
    }

    /// This day, or the next Tuesday or Thursday: when e-mails go out.
    pub fn mailing_day(self) -> Self {
        let wait = [1, 0, 1, 0, 4, 3, 2];
        Self(self.0 + wait[self.weekday() as usize])
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut year, mut left) = (2025, self.0);
        while left >= days_in_year(year) {
            left -= days_in_year(year);
            year += 1;
        }
        let mut month = 1;
        while left >= days_in_month(year, month) {
            left -= days_in_month(year, month);
            month += 1;
        }
        write!(f, "{year}-{month:02}-{:02}", left + 1)
    }
}

fn days_in_year(year: i32) -> i32 {
    (1..=12).map(|month| days_in_month(year, month)).sum()
}

// The sample ends before 2100, so every fourth year is a leap year.
fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + i32::from(year % 4 == 0),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day and a minute of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Minutes since midnight.
    pub minute: i32,
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.day, self.minute / 60, self.minute % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Moment};

    #[test]
    fn writes_dates_across_months_and_years() {
        let written: Vec<String> =
            [0, 58, 59, 364, 365, 365 + 364, 365 + 365 + 365].map(|day| Day(day).to_string()).into();
        assert_eq!(
            written,
            ["2025-01-01", "2025-02-28", "2025-03-01", "2025-12-31", "2026-01-01", "2026-12-31", "2028-01-01"]
        );
        assert_eq!(Moment { day: Day(69), minute: 605 }.to_string(), "2025-03-11 10:05");
    }

    #[test]
    fn finds_workdays_and_mailing_days() {
        for day in (0..30).map(Day) {
            let (work, mail) = (day.workday(), day.mailing_day());
            assert!(work >= day && work.0 - day.0 <= 2 && work.weekday() < 5, "{day}");
            assert!(mail >= day && mail.0 - day.0 <= 4 && [1, 3].contains(&mail.weekday()), "{day}");
        }
        assert_eq!(Day(3).workday().to_string(), "2025-01-06");
    }
}
