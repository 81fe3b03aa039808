//! Messages about received settings: from a link, a PNG or a project.

use fairshare_types::results::Difference;

use super::English;
use crate::values::left_out::LeftOut;
use crate::values::unreadable::Unreadable;

/// How the data on the screen compares with the data of received settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// They have a fingerprint, which was compared.
    Compared(Difference),
    /// They have no fingerprint.
    Unknown,
}

/// Whether the headline figures match those that the sender sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// They match.
    Same,
    /// They differ.
    Others,
    /// Unknown: no checksum was sent, or the comparison failed.
    Unknown,
}

/// Received settings that were applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Whether the data is the same.
    pub same: Same,
    /// Numbers of rows here and in the sender's data.
    pub rows: [u64; 2],
    /// Choices that the sender's settings left out.
    pub left_out: LeftOut,
    /// Names of files that the settings have choices for and that aren't here. The sender's may have other names.
    pub missing: Vec<String>,
    /// Number of such files whose names the sender left out.
    pub unnamed: usize,
    /// The sender's checksum of the headline figures, if it was sent.
    pub figures: Option<u16>,
    /// The checksum excludes amounts.
    pub hidden: bool,
}

impl Arrived {
    /// Whether files here may be read differently than by the sender.
    #[must_use]
    pub fn reads_otherwise(&self) -> bool {
        self.left_out.files > 0 || self.lacks_files()
    }

    /// Whether the settings have choices for files that aren't here.
    #[must_use]
    pub const fn lacks_files(&self) -> bool {
        self.unnamed > 0 || !self.missing.is_empty()
    }

    /// Whether the data is known to differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        matches!(self.same, Same::Compared(Difference::Rows(_) | Difference::Many))
    }
}

/// Strings about received settings.
pub struct ArrivedStrings {
    /// A PNG without settings was opened.
    pub picture_without_settings: &'static str,
}

/// Messages about received settings.
pub trait ArrivedTexts {
    /// Settings from a link wait for their data; names the choices that they lack.
    fn settings_wait(&self, left_out: LeftOut) -> String;
    /// Settings were applied; says whether data and numbers match the sender's.
    fn settings_taken(&self, arrived: &Arrived, numbers: Numbers) -> String;
    /// A picture is called a PNG and is another format, which holds no settings.
    fn picture_of_other_format(&self, format: &str) -> String;
    /// Settings cannot be read.
    fn settings_unreadable(&self, why: Unreadable) -> &'static str;
    /// A project cannot be read.
    fn project_unreadable(&self, why: Unreadable) -> &'static str;
}

/// The strings in English.
pub(super) const STRINGS: ArrivedStrings = ArrivedStrings {
    picture_without_settings: "This picture has no settings. Only a PNG saved by Fairshare has them, and only until \
        another program rewrites the file.",
};

impl ArrivedTexts for English {
    fn settings_wait(&self, left_out: LeftOut) -> String {
        let waits = "You opened shared settings. Drop your own export: the page applies the settings and checks \
                     whether the data is the same. Until then you see a sample.";
        match self.left_out(left_out) {
            None => waits.to_owned(),
            Some(what) => format!("{waits} The sender left names out, so the settings do not include {what}."),
        }
    }

    fn settings_taken(&self, arrived: &Arrived, numbers: Numbers) -> String {
        let [here, there] = arrived.rows;
        let said = match arrived.same {
            Same::Compared(Difference::None) if numbers != Numbers::Same || arrived.left_out.any() => {
                "The files have the same rows.".to_owned()
            }
            Same::Compared(Difference::None) => "Same data.".to_owned(),
            Same::Compared(difference) if arrived.reads_otherwise() => {
                format!(
                    "{}: they are read differently from the sender’s, or the files differ.",
                    self.apart(difference, here, there)
                )
            }
            Same::Compared(difference) => format!("The data differs: {}.", self.apart(difference, here, there)),
            Same::Unknown => "They do not say which data they were made with.".to_owned(),
        };
        let left_out = self.left_out(arrived.left_out);
        let differ = match (numbers, &left_out) {
            (Numbers::Others, Some(what)) => format!(
                "The numbers differ from the sender’s: the settings do not include {what}, because names were left \
                 out. Ask for a link with names, or choose the same here."
            ),
            (Numbers::Others, None) if arrived.lacks_files() => {
                format!("The numbers differ from the sender’s: {}", self.missing(arrived))
            }
            (Numbers::Same, None) if arrived.lacks_files() && arrived.differs() => {
                format!("A file name may be the cause: {}", self.missing(arrived))
            }
            (Numbers::Unknown, None) if arrived.lacks_files() => {
                format!("The numbers may differ from the sender’s: {}", self.missing(arrived))
            }
            (Numbers::Others, None) if matches!(arrived.same, Same::Compared(Difference::None)) => {
                "The numbers differ from the sender’s nevertheless: one of you may have an older version of the page, \
                 or the files are read differently."
                    .to_owned()
            }
            (Numbers::Others, None) => "The numbers differ from the sender’s, because the data differs.".to_owned(),
            (Numbers::Same, Some(what)) => {
                format!("The headline numbers match the sender’s, although the settings do not include {what}.")
            }
            (Numbers::Unknown, Some(what)) => {
                format!("The numbers may differ from the sender’s: the settings do not include {what}.")
            }
            (Numbers::Same | Numbers::Unknown, None) => String::new(),
        };
        format!("The shared settings are applied. {said} {differ}").trim_end().to_owned()
    }

    fn picture_of_other_format(&self, format: &str) -> String {
        format!(
            "This is a {format} picture, although its name ends in .png. Settings are only in a PNG that Fairshare saved; \
             programs that convert pictures remove them. Ask for the PNG itself, as a file."
        )
    }

    fn settings_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "These are not Fairshare settings.",
            Unreadable::Broken => {
                "The shared settings are damaged: a part is missing or was changed on the way. Ask for them again."
            }
            Unreadable::Newer => {
                "These settings were made with a newer version of Fairshare. Reload the page to get it."
            }
        }
    }

    fn project_unreadable(&self, why: Unreadable) -> &'static str {
        match why {
            Unreadable::Foreign => "This is not a Fairshare project.",
            Unreadable::Broken => {
                "This project is damaged: a part is missing or was changed. Nothing of it was opened; use another \
                 copy."
            }
            Unreadable::Newer => "This project was made with a newer version of Fairshare. Reload the page to get it.",
        }
    }
}

impl English {
    /// The numbers of touches and deals on both sides, and how many differ.
    fn apart(&self, difference: Difference, here: u64, there: u64) -> String {
        let all = self.counted(there, "touch or deal", "touches and deals");
        let sides = if here == there {
            format!("{all} there and here")
        } else {
            format!("{all} there, {} here", self.figures.count(here))
        };
        match difference {
            Difference::None => sides,
            Difference::Rows(1) => format!("{sides}; 1 differs"),
            Difference::Rows(n) => format!("{sides}; {} differ", self.figures.count(n)),
            Difference::Many => format!("{sides}; more differ than can be counted"),
        }
    }

    /// The missing files: quoted and listed, or their number if their names were left out.
    fn missing(&self, arrived: &Arrived) -> String {
        let files = &arrived.missing;
        if files.is_empty() {
            let files = self.counted(arrived.unnamed as u64, "file is", "files are");
            return format!(
                "the settings say how {files} read, but no file here has the sender’s name. Ask for that name, or choose \
                 the same under “How it was read”."
            );
        }
        let names = Self::quoted(files);
        let (are, have) = if files.len() == 1 {
            ("is", "no file here has that name. Rename your file")
        } else {
            ("are", "no files here have those names. Rename your files")
        };
        format!("the settings say how {names} {are} read, but {have}, or choose the same under “How it was read”.")
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
        Arrived { same, rows: [3, 4], left_out, missing: Vec::new(), unnamed: 0, figures: None, hidden: false }
    }

    #[test]
    fn a_file_by_another_name_is_not_said_to_have_other_rows() {
        let missing = vec!["theirs.csv".to_owned()];
        for same in [Difference::Rows(1), Difference::Rows(3), Difference::Many] {
            let other = Arrived { missing: missing.clone(), ..arrived(Same::Compared(same), LeftOut::default()) };
            let said = ENGLISH.settings_taken(&other, Numbers::Others);
            assert!(
                said.contains("read differently from the sender’s, or ") && !said.contains("because the data differs"),
                "{said}"
            );
            for numbers in [Numbers::Same, Numbers::Others, Numbers::Unknown] {
                let said = ENGLISH.settings_taken(&other, numbers);
                assert!(said.contains("how “theirs.csv” is read, but no file here has that name"), "{said}");
                let said = RUSSIAN.settings_taken(&other, numbers);
                assert!(said.contains("как читать «theirs.csv», но файла с таким именем здесь нет"), "{said}");
            }
            // Without the name, the number of files is given.
            let unnamed = Arrived { unnamed: 1, ..arrived(Same::Compared(same), LeftOut::default()) };
            let said = ENGLISH.settings_taken(&unnamed, Numbers::Others);
            assert!(said.contains("how 1 file is read, but no file here has the sender’s name"), "{said}");
            let said = RUSSIAN.settings_taken(&unnamed, Numbers::Others);
            assert!(said.contains("как читать 1 файл, но файла с тем же именем здесь нет"), "{said}");
            let left_out = LeftOut { files: 1, ..LeftOut::default() };
            let said = ENGLISH.settings_taken(&arrived(Same::Compared(same), left_out), Numbers::Others);
            assert!(
                said.contains("read differently from the sender’s, or ") && said.contains("how 1 file is read"),
                "{said}"
            );
        }
        let same = Arrived { missing, ..arrived(SAME, LeftOut::default()) };
        assert!(ENGLISH.settings_taken(&same, Numbers::Same).ends_with("Same data."));
    }

    #[test]
    fn what_differs_is_said_with_the_numbers_of_both_sides() {
        let says = |difference, rows| {
            let arrived = Arrived { rows, ..arrived(Same::Compared(difference), LeftOut::default()) };
            [ENGLISH.settings_taken(&arrived, Numbers::Unknown), RUSSIAN.settings_taken(&arrived, Numbers::Unknown)]
        };
        let [english, russian] = says(Difference::Rows(3), [48, 48]);
        assert!(english.ends_with("The data differs: 48 touches and deals there and here; 3 differ."), "{english}");
        assert!(russian.ends_with("Данные отличаются: касаний и сделок там и здесь 48, не совпадают 3."), "{russian}");
        let [english, russian] = says(Difference::Rows(1), [50, 49]);
        assert!(english.ends_with("49 touches and deals there, 50 here; 1 differs."), "{english}");
        assert!(russian.ends_with("касаний и сделок там 49, здесь 50, не совпадает 1."), "{russian}");
        let [english, russian] = says(Difference::Many, [50, 50]);
        assert!(
            english.ends_with("50 touches and deals there and here; more differ than can be counted."),
            "{english}"
        );
        assert!(russian.ends_with("там и здесь 50, не совпадает больше, чем можно сосчитать."), "{russian}");
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
        let all = LeftOut { owners: 2, deals: 1, files: 1, persons: 3 };
        let what = "the filter by 2 owners, the filter by 1 deal, that touches of 3 persons are excluded and how 1 file is read";
        for says in [
            ENGLISH.left_out_of_link(all),
            ENGLISH.left_out_of_picture(all),
            ENGLISH.settings_wait(all),
            ENGLISH.settings_taken(&arrived(Same::Unknown, all), Numbers::Others),
        ] {
            assert!(says.contains(what), "{says}");
        }
        assert_eq!(ENGLISH.left_out_of_link(LeftOut::default()), "");
        assert!(RUSSIAN.left_out_of_link(all).contains(
            "фильтр по 2 ответственным, фильтр по 1 сделке, исключение касаний 3 человек и настройки чтения 1 файла"
        ));
    }
}
