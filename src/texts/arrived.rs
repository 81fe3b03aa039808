//! What was shared by somebody else: settings in a link, a picture or a project.

use fairshare_engine::view::Difference;

use super::English;
use crate::travel::{LeftOut, Unreadable};

/// What an opened link, picture or project said of the data on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// It was made with these data, or with others.
    Compared(Difference),
    /// It does not say with which.
    Unknown,
}

/// Whether headline figures are those that the sender of settings sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// They are.
    Same,
    /// They are not.
    Others,
    /// The settings do not say.
    Unknown,
}

/// Settings of somebody else that were taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Whether the data are the same.
    pub same: Same,
    /// Touches and deals here and there.
    pub rows: [u64; 2],
    /// What did not come with them.
    pub left_out: LeftOut,
    /// Checksum of the headline figures there, where it was sent.
    pub figures: Option<u16>,
    /// That checksum is without amounts.
    pub hidden: bool,
}

/// Texts of what arrived.
pub trait ArrivedTexts {
    /// Settings came by a link, and wait for data; what did not come with them.
    fn settings_wait(&self, left_out: LeftOut) -> String;
    /// Settings were taken over; whether data and numbers are the sender's.
    fn settings_taken(&self, arrived: &Arrived, numbers: Numbers) -> String;
    /// Settings cannot be read.
    fn settings_unreadable(&self, why: Unreadable) -> &'static str;
    /// A picture without settings was dropped.
    fn picture_without_settings(&self) -> &'static str;
    /// A project cannot be read.
    fn project_unreadable(&self, why: Unreadable) -> &'static str;
}

impl ArrivedTexts for English {
    fn settings_wait(&self, left_out: LeftOut) -> String {
        let waits = "You opened settings that somebody shared. Drop your own export: the page will count it their way and say \
                     whether the data are the same. Until then you see a sample.";
        match self.left_out(left_out) {
            None => waits.to_owned(),
            Some(what) => format!("{waits} The sender kept names back: {what} did not come with the settings."),
        }
    }

    fn settings_taken(&self, arrived: &Arrived, numbers: Numbers) -> String {
        let [here, there] = arrived.rows;
        let said = match arrived.same {
            Same::Compared(Difference::None) if numbers != Numbers::Same || arrived.left_out.any() => {
                "The files have the same rows.".to_owned()
            }
            Same::Compared(Difference::None) => "Same data.".to_owned(),
            Same::Compared(Difference::Rows(1)) => "1 row differs from the data they were made with.".to_owned(),
            Same::Compared(Difference::Rows(n)) => {
                format!("{} rows differ from the data they were made with.", self.figures.count(n))
            }
            Same::Compared(Difference::Many) => format!(
                "They were made with other data: {} touches and deals there, {} here.",
                self.figures.count(there),
                self.figures.count(here)
            ),
            Same::Unknown => "They do not say with which data they were made.".to_owned(),
        };
        let left_out = self.left_out(arrived.left_out);
        let differ = match (numbers, &left_out) {
            (Numbers::Others, Some(what)) => format!(
                "The numbers differ from the sender’s: {what} did not come with the settings, because names were kept back. \
                 Ask for a link with names, or choose the same here."
            ),
            (Numbers::Others, None) if matches!(arrived.same, Same::Compared(Difference::None)) => {
                "The numbers differ from the sender’s all the same: the page of one of you may be older, or the files are read \
                 in another way."
                    .to_owned()
            }
            (Numbers::Others, None) => "The numbers differ from the sender’s, as the data do.".to_owned(),
            (Numbers::Same, Some(what)) => {
                format!("The headline shows the sender’s numbers, although {what} did not come with the settings.")
            }
            (Numbers::Unknown, Some(what)) => {
                format!("The numbers may differ from the sender’s: {what} did not come with the settings.")
            }
            (Numbers::Same | Numbers::Unknown, None) => String::new(),
        };
        format!("The shared settings are in place. {said} {differ}").trim_end().to_owned()
    }

    fn settings_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "These are no settings of Fairshare.",
            Unreadable::Broken => {
                "The shared settings are not whole: a part is missing or was changed on the way. Ask for them again."
            }
            Unreadable::Newer => "A newer Fairshare has written these settings. Reload the page to get it.",
        }
    }

    fn picture_without_settings(&self) -> &'static str {
        "This picture holds no settings: only a PNG that Fairshare has saved does, and only as long as no other program has \
         rewritten it."
    }

    fn project_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "This is no project of Fairshare.",
            Unreadable::Broken => {
                "This project is not whole: a part is missing or was changed. Nothing of it was opened; use another copy."
            }
            Unreadable::Newer => "A newer Fairshare has written this project. Reload the page to get it.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::ShareTexts;
    use crate::texts::plain::ENGLISH;
    use crate::texts::russian::made::RUSSIAN;

    const SAME: Same = Same::Compared(Difference::None);

    fn arrived(same: Same, left_out: LeftOut) -> Arrived {
        Arrived { same, rows: [3, 4], left_out, figures: None, hidden: false }
    }

    #[test]
    fn same_data_is_said_only_where_the_numbers_are_the_same_too() {
        let owners = LeftOut { owners: 2, files: 1, ..LeftOut::default() };
        for (texts, same) in [(&ENGLISH as &dyn ArrivedTexts, "Same data."), (&RUSSIAN, "Данные те же.")] {
            let says = |left_out, numbers| texts.settings_taken(&arrived(SAME, left_out), numbers);
            assert!(says(LeftOut::default(), Numbers::Same).ends_with(same));
            for (left_out, numbers) in [
                (LeftOut::default(), Numbers::Others),
                (LeftOut::default(), Numbers::Unknown),
                (owners, Numbers::Others),
                (owners, Numbers::Unknown),
                (owners, Numbers::Same),
            ] {
                assert!(!says(left_out, numbers).contains(same), "{}", says(left_out, numbers));
            }
        }
    }

    #[test]
    fn what_is_left_out_is_named_on_both_sides() {
        let all = LeftOut { owners: 2, deals: 1, files: 1 };
        let what = "the filter by 2 owners, the filter by 1 deal and how 1 file is read";
        for says in [
            ENGLISH.left_out_of_link(all),
            ENGLISH.left_out_of_picture(all),
            ENGLISH.settings_wait(all),
            ENGLISH.settings_taken(&arrived(Same::Unknown, all), Numbers::Others),
        ] {
            assert!(says.contains(what), "{says}");
        }
        assert_eq!(ENGLISH.left_out_of_link(LeftOut::default()), "");
        assert!(
            RUSSIAN
                .left_out_of_link(all)
                .contains("фильтр по 2 ответственным, фильтр по 1 сделке и настройки чтения 1 файла")
        );
    }
}
