//! Texts of the fairness check, in Russian.

use fairshare_types::results::{Fairness, Finding, FindingKind, UnconvertedShares};

use super::super::fairness::GROUPS;
use super::super::{FairnessStrings, FairnessTexts, ModelTexts, NARROW};
use super::Russian;
use crate::texts::isolate::isolated;

/// Most channels named in a sentence.
const NAMED: usize = 3;

impl Russian {
    /// Touches in the genitive: "каждого из 48 касаний", "46 из 48 касаний".
    fn touches_of(&self, touches: u64, of: u64) -> String {
        let all = self.counted(of, "касания", "касаний", "касаний");
        match (touches == of, of) {
            (true, 1) => "единственного касания".to_owned(),
            (true, _) => format!("каждого из {all}"),
            (false, _) => format!("{} из {all}", self.figures.count(touches)),
        }
    }

    /// "канала «Call»", "каналов «Call», «Mail», «Chat» и ещё 2", after the noun for one or for several.
    fn channels(&self, names: &[String], one: &str, many: &str) -> String {
        let mut said: Vec<String> = names.iter().map(|name| format!("«{}»", isolated(name))).collect();
        if said.len() > NAMED + 1 {
            let others = self.figures.count((said.len() - NAMED) as u64);
            said.truncate(NAMED);
            said.push(format!("ещё {others}"));
        }
        format!("{} {}", if names.len() == 1 { one } else { many }, Self::listed(&said))
    }

    /// "2 из 143 выигранных сделок", "1 из 1 выигранной сделки".
    fn deals_of(&self, deals: u64, of: u64) -> String {
        let of = self.counted(of, "выигранной сделки", "выигранных сделок", "выигранных сделок");
        format!("{} из {of}", self.figures.count(deals))
    }
}

/// The strings in Russian.
pub(super) const STRINGS: FairnessStrings = FairnessStrings {
    heading: "Проверка справедливости",
    says: "До выбора модели: кому выгодны сами данные.",
    found_nothing: "В самих данных нет ничего, что было бы выгодно одной команде.",
    checks: "Проверено: выигранные сделки без касаний, без касаний какой-то из команд или без суммы; команды, у \
        которых касаний во много раз больше, чем у других; касания без времени суток, за один и тот же день, после \
        закрытия, без команды или без сделки; повторяющиеся строки.",
};

impl FairnessTexts for Russian {
    fn found(&self, finding: &Finding, of: &Fairness) -> String {
        let Finding { kind, touches, deals, .. } = finding;
        let rows = || self.counted(*touches, "строка", "строки", "строк");
        // A verb that follows a counted noun.
        let verb = |one: &'static str, many: &'static str| Self::form(*touches, one, many, many);
        match kind {
            FindingKind::NoTouch => format!("У {} нет учитываемых касаний.", self.deals_of(*deals, of.won_deals)),
            FindingKind::NoAmount => format!("У {} нет суммы.", self.deals_of(*deals, of.won_deals)),
            FindingKind::WithoutTeam { team, of: touched } => {
                let any = if *touched == of.won_deals {
                    ""
                } else {
                    ", у которых есть касания хотя бы одной команды"
                };
                let any = if *touched == 1 {
                    any.replacen("у которых", "у которой", 1)
                } else {
                    any.to_owned()
                };
                format!("У команды «{}» нет касаний в {}{any}.", isolated(team), self.deals_of(*deals, *touched))
            }
            FindingKind::Uneven { more, fewer } => format!(
                "В типичной выигранной сделке у команды «{}» {}, а у команды «{}» {} (медианы).",
                more.0,
                self.counted(more.1, "касание", "касания", "касаний"),
                fewer.0,
                self.figures.count(fewer.1),
            ),
            FindingKind::NoTimeOfDay { channels, of } => {
                let channels = self.channels(channels, "канала", "каналов");
                format!("У {} {channels} есть дата, но нет времени суток.", self.touches_of(*touches, *of))
            }
            FindingKind::OneDay { channel, day, of } => format!(
                "Одна и та же дата, {}, у {} канала «{channel}».",
                self.figures.day(*day),
                self.touches_of(*touches, *of),
            ),
            FindingKind::Unassigned { channels, of } => {
                let most = if *touches == 1 { "это" } else { "чаще всего это" };
                let channels = self.channels(channels, "канал", "каналы");
                format!("У {} нет команды; {most} {channels}.", self.touches_of(*touches, *of))
            }
            FindingKind::AfterClose => format!(
                "{} позже закрытия сделки и не {}.",
                self.counted(*touches, "касание", "касания", "касаний"),
                verb("учитывается", "учитываются"),
            ),
            FindingKind::Duplicates => format!(
                "{} {} уже имеющееся касание и повторно не {}.",
                rows(),
                verb("повторяет", "повторяют"),
                verb("учитывается", "учитываются"),
            ),
            FindingKind::WithoutDeal => format!(
                "{} не {} ни к одной сделке из этих файлов и не {}.",
                rows(),
                verb("относится", "относятся"),
                verb("учитывается", "учитываются"),
            ),
            FindingKind::BadAmount => {
                format!("{} с суммой, которую не удалось прочитать, не {}.", rows(), verb("учитывается", "учитываются"))
            }
        }
    }

    fn found_means(&self, kind: &FindingKind) -> [&'static str; 2] {
        match kind {
            FindingKind::NoTouch => [
                "При любой модели их выручка не зачтена никому, кто бы над ними ни работал.",
                "Проверьте, не потерялись ли их касания при выгрузке и не исключает ли их настройка в разделе «Какие \
                 касания учитываются».",
            ],
            FindingKind::NoAmount => [
                "Они выиграны, но не приносят выручки, которую можно зачесть, кто бы над ними ни работал.",
                "Заполните суммы или выберите в таблице «Выигранные сделки».",
            ],
            FindingKind::WithoutTeam { .. } => [
                "Если в данных команды нет, ни одна модель не зачтёт ей вклад: это выгодно другим командам.",
                "Если команда над ними работала, её касания не записаны или не попали в выгрузку. В отчёты CRM часто не входят \
                 звонки и встречи, внесённые вручную.",
            ],
            FindingKind::Uneven { .. } => [
                "Модели, которые делят вклад по касаниям, например линейная и спад по времени, выгодны команде, у которой \
                 записано больше касаний.",
                "Сравните с моделью «Поровну командам» или учитывайте повторы канала один раз в разделе «Какие касания \
                 учитываются».",
            ],
            FindingKind::NoTimeOfDay { .. } => [
                "Внутри дня они считаются первыми, раньше касаний, у которых указано время: это выгодно им как первому \
                 касанию, а остальным — как последнему.",
                "Выгрузите и время суток или возьмите модель, в которой порядок не важен, например линейную.",
            ],
            FindingKind::OneDay { .. } => [
                "Если это день, когда касания записали, а не когда они произошли, то первое касание, последнее касание и спад \
                 по времени опираются на неверную дату.",
                "Если это было мероприятие, делать ничего не нужно; иначе выгрузите даты, когда касания произошли.",
            ],
            FindingKind::Unassigned { .. } => [
                "Их вклад не достаётся ни одной команде: это никому не выгодно и скрывает, кто работал над сделкой.",
                "Назначьте их каналам команды в списке «Команды».",
            ],
            FindingKind::AfterClose => [
                "Это выгодно командам, чьи касания записываются сразу, а не командам, чьи касания записываются позже.",
                "Проверьте даты закрытия и то, что в выгрузке: дата касания или дата внесения записи.",
            ],
            FindingKind::Duplicates => [
                "Если бы учитывались все, это было бы выгодно команде, чьи касания записаны дважды.",
                "Делать ничего не нужно. Если это отдельные касания, отметьте «Учитывать повторяющиеся строки» в \
                 разделе «Какие касания учитываются».",
            ],
            FindingKind::WithoutDeal => [
                "Тем, кто сделал эти касания, за них ничего не зачтено.",
                "Проверьте, как записаны их сделки, аккаунты или контакты, или добавьте файл, по которому видно, к какой сделке \
                 они относятся.",
            ],
            FindingKind::BadAmount => [
                "За эти строки никому ничего не зачтено.",
                "Запишите суммы так же, как другие в столбце; список таких строк — в разделе «Как прочитаны данные».",
            ],
        }
    }

    fn found_in(&self, finding: &Finding, currency: Option<&str>) -> Option<String> {
        let deals = (finding.deals > 0)
            .then(|| self.counted(finding.deals, "выигранная сделка", "выигранные сделки", "выигранных сделок"))?;
        let revenue = currency.filter(|_| finding.revenue != 0);
        let revenue = revenue.map(|currency| format!(", {}", self.figures.money(finding.revenue, currency)));
        Some(deals + &revenue.unwrap_or_default())
    }

    fn found_deals(&self, kind: &FindingKind) -> String {
        let which = match kind {
            FindingKind::NoTouch => "без учитываемых касаний".to_owned(),
            FindingKind::NoAmount => "без суммы".to_owned(),
            FindingKind::WithoutTeam { team, .. } => format!("без касаний команды «{}»", isolated(team)),
            FindingKind::Uneven { more, fewer } => {
                format!("где у команды «{}» намного больше касаний, чем у команды «{}»", more.0, fewer.0)
            }
            FindingKind::NoTimeOfDay { channels, .. } => {
                format!("с касаниями {} без времени суток", self.channels(channels, "канала", "каналов"))
            }
            FindingKind::OneDay { channel, day, .. } => {
                format!("с касаниями канала «{channel}» за {}", self.figures.day(*day))
            }
            FindingKind::Unassigned { .. } => "с касаниями без команды".to_owned(),
            FindingKind::AfterClose => "с касаниями после закрытия".to_owned(),
            FindingKind::Duplicates => "с повторяющимися строками".to_owned(),
            FindingKind::WithoutDeal => "со строками, где не указана сделка".to_owned(),
            FindingKind::BadAmount => "с суммами, которые не удалось прочитать".to_owned(),
        };
        let comma = if matches!(kind, FindingKind::Uneven { .. }) { "," } else { "" };
        format!("Выигранные сделки{comma} {which}")
    }

    fn findings(&self, findings: usize) -> String {
        match findings {
            0 => "замечаний нет".to_owned(),
            _ => self.counted(findings as u64, "замечание", "замечания", "замечаний"),
        }
    }

    fn unconverted_people(&self, people: u64) -> String {
        let lost = match people {
            1 => "это проигранный путь, и обучаемые модели сравнивают его",
            _ => "это проигранные пути, и обучаемые модели сравнивают их",
        };
        format!(
            "{} {} {}: {lost} с выигранными сделками.",
            self.counted(people, "человек", "человека", "человек"),
            Self::form(people, "не стал", "не стали", "не стали"),
            Self::form(people, "клиентом", "клиентами", "клиентами")
        )
    }

    fn unconverted_under(&self, of: &UnconvertedShares) -> String {
        let model = self.model(&of.model);
        let percent = |share: f64| format!("{}{NARROW}%", self.figures.decimal(share * 100.0, 1));
        let group = |(name, with, without): &(String, f64, f64)| {
            let name = isolated(name);
            if of.learns_without {
                format!("«{name}» — {} с ними и {} без них", percent(*with), percent(*without))
            } else {
                format!("«{name}» — {} с ними", percent(*with))
            }
        };
        let groups: Vec<String> = of.groups.iter().take(GROUPS).map(group).collect();
        let rest = if of.learns_without {
            ""
        } else {
            ". Без них проигранных путей нет, и модели не на чем учиться"
        };
        format!("{model}: {}{rest}.", groups.join("; "))
    }

    fn found_more(&self, findings: usize) -> String {
        format!("Ещё {} с меньшей выручкой", self.counted(findings as u64, "замечание", "замечания", "замечаний"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::RUSSIAN;
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn said(kind: FindingKind, touches: u64, deals: u64, won_deals: u64) -> String {
        let of = Fairness { findings: Vec::new(), won_deals, total: 900, unconverted: 0 };
        RUSSIAN.found(&Finding { kind, touches, deals, revenue: 0 }, &of)
    }

    #[test]
    fn deals_agree_with_their_numbers() {
        let sales = |of| FindingKind::WithoutTeam { team: "Sales".to_owned(), of };
        let uneven =
            |n, m| FindingKind::Uneven { more: ("Маркетинг".to_owned(), n), fewer: ("Sales".to_owned(), m) };
        for (kind, deals, won, expected) in [
            (FindingKind::NoTouch, 2, 143, "У 2 из 143 выигранных сделок нет учитываемых касаний."),
            (FindingKind::NoTouch, 1, 21, "У 1 из 21 выигранной сделки нет учитываемых касаний."),
            (FindingKind::NoAmount, 1, 1, "У 1 из 1 выигранной сделки нет суммы."),
            (FindingKind::NoAmount, 5, 11, "У 5 из 11 выигранных сделок нет суммы."),
            (sales(143), 12, 143, "У команды «Sales» нет касаний в 12 из 143 выигранных сделок."),
            (
                sales(140),
                1,
                143,
                "У команды «Sales» нет касаний в 1 из 140 выигранных сделок, у которых есть касания хотя бы одной команды.",
            ),
            (
                sales(1),
                1,
                143,
                "У команды «Sales» нет касаний в 1 из 1 выигранной сделки, у которой есть касания хотя бы одной команды.",
            ),
            (
                uneven(20, 1),
                9,
                143,
                "В типичной выигранной сделке у команды «Маркетинг» 20 касаний, а у команды «Sales» 1 (медианы).",
            ),
            (
                uneven(21, 0),
                9,
                143,
                "В типичной выигранной сделке у команды «Маркетинг» 21 касание, а у команды «Sales» 0 (медианы).",
            ),
        ] {
            assert_eq!(said(kind, 0, deals, won), expected);
        }
    }

    #[test]
    fn touches_agree_with_their_numbers() {
        let untimed = |channels, of| FindingKind::NoTimeOfDay { channels: names(channels), of };
        let unassigned = |channels, of| FindingKind::Unassigned { channels: names(channels), of };
        let one_day = |of| FindingKind::OneDay { channel: "Call".to_owned(), day: 7, of };
        for (kind, touches, expected) in [
            (untimed(&["Call"], 48), 48, "У каждого из 48 касаний канала «Call» есть дата, но нет времени суток."),
            (untimed(&["Call"], 1), 1, "У единственного касания канала «Call» есть дата, но нет времени суток."),
            (
                untimed(&["Call", "Visit", "Demo", "Fair", "Chat"], 100),
                97,
                "У 97 из 100 касаний каналов «Call», «Visit», «Demo» и ещё 2 есть дата, но нет времени суток.",
            ),
            (
                untimed(&["Call", "Visit", "Demo", "Fair"], 21),
                5,
                "У 5 из 21 касания каналов «Call», «Visit», «Demo» и «Fair» есть дата, но нет времени суток.",
            ),
            (one_day(30), 29, "Одна и та же дата, day 7, у 29 из 30 касаний канала «Call»."),
            (one_day(31), 31, "Одна и та же дата, day 7, у каждого из 31 касания канала «Call»."),
            (unassigned(&["Web", "Ad"], 100), 3, "У 3 из 100 касаний нет команды; чаще всего это каналы «Web» и «Ad»."),
            (unassigned(&["Web"], 50), 1, "У 1 из 50 касаний нет команды; это канал «Web»."),
            (unassigned(&["Web"], 21), 21, "У каждого из 21 касания нет команды; чаще всего это канал «Web»."),
            (FindingKind::AfterClose, 1, "1 касание позже закрытия сделки и не учитывается."),
            (FindingKind::AfterClose, 14, "14 касаний позже закрытия сделки и не учитываются."),
            (FindingKind::AfterClose, 21, "21 касание позже закрытия сделки и не учитывается."),
            (FindingKind::Duplicates, 2, "2 строки повторяют уже имеющееся касание и повторно не учитываются."),
            (FindingKind::WithoutDeal, 1, "1 строка не относится ни к одной сделке из этих файлов и не учитывается."),
            (FindingKind::WithoutDeal, 5, "5 строк не относятся ни к одной сделке из этих файлов и не учитываются."),
            (FindingKind::BadAmount, 2, "2 строки с суммой, которую не удалось прочитать, не учитываются."),
        ] {
            assert_eq!(said(kind, touches, 0, 143), expected);
        }
    }

    #[test]
    fn deals_and_revenue_are_said_where_they_are_known() {
        let finding = |deals, revenue| Finding { kind: FindingKind::NoTouch, touches: 0, deals, revenue };
        for (finding, currency, expected) in [
            (finding(2, 1_250), Some("€"), Some("2 выигранные сделки, €12.50")),
            (finding(1, 100), None, Some("1 выигранная сделка")),
            (finding(11, 0), Some("€"), Some("11 выигранных сделок")),
            (finding(21, 0), Some("€"), Some("21 выигранная сделка")),
            (finding(0, 0), Some("€"), None),
        ] {
            assert_eq!(RUSSIAN.found_in(&finding, currency).as_deref(), expected);
        }
        for (n, expected) in [(1, "Ещё 1 замечание"), (2, "Ещё 2 замечания"), (5, "Ещё 5 замечаний")]
        {
            assert_eq!(RUSSIAN.found_more(n), format!("{expected} с меньшей выручкой"));
        }
    }

    #[test]
    fn people_who_did_not_convert_are_counted() {
        for (people, expected) in [
            (1, "1 человек не стал клиентом: "),
            (3, "3 человека не стали клиентами: "),
            (11, "11 человек не стали клиентами: "),
        ] {
            let says = RUSSIAN.unconverted_people(people);
            assert!(says.starts_with(expected), "{says}");
        }
        let of = UnconvertedShares {
            model: fairshare_types::model::Model::Markov { order: 1 },
            learns_without: true,
            groups: vec![("Маркетинг".to_owned(), 0.612, 0.58)],
        };
        let says = RUSSIAN.unconverted_under(&of).replace(NARROW, " ");
        assert!(says.contains("«Маркетинг» — 61.2 % с ними и 58 % без них."), "{says}");
    }
}
