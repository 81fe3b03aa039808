//! Texts of the rules that group channels, in Russian.

use fairshare_types::options::{
    ChannelRule, Condition, LONGEST_RULE_TEXT, MOST_CONDITIONS, MOST_RULES, RuleFault, TextTest, TouchField,
};
use fairshare_types::results::Idle;

use super::Russian;
use crate::texts::isolate::isolated;
use crate::texts::{GroupingStrings, GroupingTexts, RulePart};

/// The strings in Russian.
pub(super) const STRINGS: GroupingStrings = GroupingStrings {
    heading: "Группировка каналов",
    on: "включена",
    not_applied: "не применена",
    says: "Правила объединяют источники, типы трафика и кампании в каналы. Сначала проверяются ваши правила, затем готовые \
           группы; если ничего не подошло, касание остаётся в своём канале. Выручка и число касаний не меняются.",
    known: "Готовые группы",
    no_groups: "нет: как в данных",
    ga4: "стандартные группы Google Analytics 4",
    known_nothing: "Готовые группы не подошли ни к одному касанию: в данных нет знакомых им источников и типов трафика.",
    one_channel: "Все касания попали в один канал: сравнивать каналы не с чем.",
    rules: "Ваши правила",
    rules_say: "Канал касания задаёт первое подходящее правило. Регистр букв не важен.",
    add_rule: "Добавить правило",
    add_condition: "Добавить условие",
    apply: "Применить правила",
    channel: "отнести к каналу",
    buttons: ["Выше", "Ниже", "Удалить"],
    and: "и",
    no_channel: "без канала",
};

impl GroupingTexts for Russian {
    fn rule_named(&self, number: usize) -> String {
        format!("Правило {number}")
    }

    fn rule_part(&self, part: RulePart, number: usize) -> String {
        match part {
            RulePart::Field => format!("Поле правила {number}"),
            RulePart::Test => format!("Проверка правила {number}"),
            RulePart::Text => format!("Текст правила {number}"),
            RulePart::RemoveCondition => format!("Удалить условие правила {number}"),
            RulePart::Up => format!("Поднять правило {number}"),
            RulePart::Down => format!("Опустить правило {number}"),
            RulePart::Remove => format!("Удалить правило {number}"),
        }
    }

    fn touch_field(&self, field: TouchField) -> &'static str {
        match field {
            TouchField::Source => "источник",
            TouchField::Medium => "тип трафика",
            TouchField::Campaign => "кампания",
            TouchField::Channel => "канал",
        }
    }

    fn text_test(&self, test: TextTest) -> &'static str {
        match test {
            TextTest::Contains => "содержит",
            TextTest::Equals => "равно",
            TextTest::StartsWith => "начинается с",
            TextTest::Regex => "регулярное выражение",
        }
    }

    fn rule_says(&self, rule: &ChannelRule) -> String {
        let says = |condition: &Condition| {
            let test = match condition.test {
                TextTest::Contains => "содержит",
                TextTest::Equals => "—",
                TextTest::StartsWith => "начинается с",
                TextTest::Regex => "соответствует выражению",
            };
            format!("{} {test} «{}»", self.touch_field(condition.field), isolated(&condition.text))
        };
        let conditions: Vec<String> = rule.conditions.iter().map(says).collect();
        format!("Канал «{}»: {}.", isolated(&rule.channel), conditions.join(" и "))
    }

    fn rule_takes(&self, touches: u64) -> String {
        self.counted(touches, "касание", "касания", "касаний")
    }

    fn rule_idle(&self, idle: Idle) -> String {
        match idle {
            Idle::Nothing => "Не подходит ни к одному касанию.".to_owned(),
            Idle::Earlier(touches) => {
                let matching = Self::form(touches, "подходящее касание", "подходящих касания", "подходящих касаний");
                format!("Ничего не меняет: {} {matching} уже забрали правила выше.", self.figures.count(touches))
            }
            Idle::Everything(touches) => format!(
                "Подходит ко всем касаниям ({}): канал останется один, и сравнивать каналы будет не с чем.",
                self.figures.count(touches)
            ),
        }
    }

    fn rule_fault(&self, fault: &RuleFault) -> String {
        match fault {
            RuleFault::NoChannel => "Укажите канал.".to_owned(),
            RuleFault::NoText => "Введите текст: пустой подошёл бы ко всем касаниям.".to_owned(),
            RuleFault::Conditions => format!("В правиле может быть от 1 до {MOST_CONDITIONS} условий."),
            RuleFault::TooLong => format!("В тексте может быть не больше {LONGEST_RULE_TEXT} знаков."),
            RuleFault::TooMany => format!("Правил может быть не больше {MOST_RULES}."),
            RuleFault::Pattern(text) => format!(
                "Ошибка в регулярном выражении «{}». Пока она не исправлена, правила не применяются.",
                isolated(text)
            ),
            RuleFault::LargePattern(text) => format!(
                "Регулярное выражение «{}» слишком большое: сократите повторы. До этого правила не применяются.",
                isolated(text)
            ),
        }
    }

    fn kept_channels(&self, touches: u64, channels: u64) -> String {
        let stay = Self::form(touches, "осталось", "остались", "остались");
        let place = if channels == 1 { "в своём канале" } else { "в своих каналах" };
        format!(
            "Не подошло ни одно правило: {} {stay} {place} ({})",
            self.rule_takes(touches),
            self.counted(channels, "канал", "канала", "каналов")
        )
    }

    fn kept_channel(&self, name: &str, touches: u64) -> String {
        let name = if name.is_empty() { STRINGS.no_channel.into() } else { isolated(name) };
        format!("{name}: {}", self.figures.count(touches))
    }

    fn grouped_by(&self, groups: bool, rules: u64) -> String {
        let by_rules = |n| self.counted(n, "правило", "правила", "правил");
        match (groups, rules) {
            (true, 0) => "группы Google Analytics 4".to_owned(),
            (true, n) => format!("{}, затем группы Google Analytics 4", by_rules(n)),
            (false, n) => by_rules(n),
        }
    }

    fn grouped_says(&self, touches: u64, of: u64) -> String {
        let matched = Self::form(touches, "Сгруппировано", "Сгруппированы", "Сгруппировано");
        let others =
            if touches < of { " Остальные остались в каналах из данных." } else { "" };
        let (touches, of) = (self.figures.count(touches), self.counted(of, "касания", "касаний", "касаний"));
        format!("{matched} {touches} из {of}.{others}")
    }
}
