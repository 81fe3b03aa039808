//! What columns are called: by the tools that people export from, in English and Russian.

use super::Role;

/// Names of a role, the surest first. Compare with [`fold`]ed names.
pub const SYNONYMS: [(Role, &[&str]); 20] = [
    (
        Role::JourneyId,
        &[
            "journeyid",
            "dealid",
            "opportunityid",
            "oppid",
            "whatid",
            "deal",
            "opportunity",
            "opp",
            "recordid",
            "dealrecordid",
            "conversionid",
            "orderid",
            "caseid",
            "pathid",
            "journey",
            "номерсделки",
            "idсделки",
            "идсделки",
            "сделка",
            "заказ",
            "номерзаказа",
            "заявка",
            "договор",
            "dealname",
            "opportunityname",
            "id",
        ],
    ),
    (
        Role::Account,
        &[
            "accountid",
            "account",
            "accountname",
            "companyid",
            "company",
            "companyname",
            "ddcompanyid",
            "associatedcompany",
            "organization",
            "organisation",
            "customer",
            "client",
            "domain",
            "компания",
            "клиент",
            "контрагент",
            "организация",
            "заказчик",
            "аккаунт",
        ],
    ),
    (
        Role::Contact,
        &[
            "contactid",
            "contact",
            "leadid",
            "personid",
            "customerid",
            "clientid",
            "userid",
            "visitorid",
            "cookie",
            "whoid",
            "anonymousid",
            "userpseudoid",
            "memberid",
            "person",
            "email",
            "contactemail",
            "associatedcontactemail",
            "associatedcontact",
            "контакт",
            "основнойконтакт",
            "лид",
            "idклиента",
            "пользователь",
            "посетитель",
        ],
    ),
    (
        Role::Time,
        &[
            "touchpointdate",
            "touchdate",
            "touchtime",
            "touchedat",
            "timestamp",
            "datetime",
            "time",
            "date",
            "when",
            "interactiondate",
            "activitydate",
            "activitydatetime",
            "eventdate",
            "eventtime",
            "eventtimestamp",
            "firstrespondeddate",
            "memberfirstrespondeddate",
            "memberfirstassociateddate",
            "sessionstart",
            "startedat",
            "sessiontime",
            "derivedtstamp",
            "starttime",
            "датакасания",
            "дата",
            "время",
            "когда",
            "датаактивности",
            "датасобытия",
            "датавизита",
            "датаконтакта",
        ],
    ),
    (
        Role::Sequence,
        &[
            "touchposition",
            "touchpointposition",
            "position",
            "step",
            "sequence",
            "touchnumber",
            "seq",
            "номеркасания",
            "порядок",
            "шаг",
        ],
    ),
    (
        Role::Channel,
        &[
            "channel",
            "marketingchannel",
            "channelgroup",
            "defaultchannelgroup",
            "sessiondefaultchannelgroup",
            "channelname",
            "sourcemedium",
            "source",
            "utmsource",
            "leadsource",
            "originalsource",
            "interactionsource",
            "trafficsource",
            "medium",
            "utmmedium",
            "campaigntype",
            "канал",
            "источник",
            "источниктрафика",
            "источникканал",
            "рекламныйканал",
            "площадка",
            "типкампании",
        ],
    ),
    (
        Role::Campaign,
        &[
            "campaign",
            "campaignname",
            "utmcampaign",
            "adcampaignname",
            "primarycampaignsource",
            "campaignid",
            "program",
            "asset",
            "кампания",
            "рекламнаякампания",
            "названиекампании",
            "utmкампания",
        ],
    ),
    (
        Role::TouchType,
        &[
            "touchtype",
            "touchpointtype",
            "interactiontype",
            "interaction",
            "activitytype",
            "eventtype",
            "marketingtouchtype",
            "tasksubtype",
            "type",
            "memberstatus",
            "типкасания",
            "тип",
            "чтосделали",
            "действие",
            "видактивности",
            "событие",
        ],
    ),
    (
        Role::Team,
        &[
            "team",
            "teams",
            "hubspotteam",
            "department",
            "dept",
            "function",
            "group",
            "ownerrole",
            "assignedrole",
            "role",
            "sourcedby",
            "salesmarketing",
            "partnerid",
            "команда",
            "отдел",
            "подразделение",
            "департамент",
            "направление",
            "кто",
            "группа",
        ],
    ),
    (
        Role::Owner,
        &[
            "owner",
            "dealowner",
            "opportunityowner",
            "ownerid",
            "assignedto",
            "assigned",
            "rep",
            "sdr",
            "ae",
            "responsible",
            "accountexecutive",
            "ответственный",
            "менеджер",
            "владелец",
            "исполнитель",
            "сотрудник",
        ],
    ),
    (
        Role::Outcome,
        &[
            "outcome",
            "iswon",
            "won",
            "closedwonflag",
            "isclosedwon",
            "converted",
            "conversion",
            "result",
            "итог",
            "результат",
            "исход",
            "выиграна",
            "оплачено",
            "успешно",
        ],
    ),
    (
        Role::Stage,
        &[
            "stage",
            "dealstage",
            "stagename",
            "opportunitystage",
            "pipelinestage",
            "salesstage",
            "lifecyclestage",
            "phase",
            "status",
            "dealstatus",
            "этап",
            "этапсделки",
            "стадия",
            "стадиясделки",
            "статус",
            "статуссделки",
        ],
    ),
    (
        Role::Value,
        &[
            "amount",
            "dealamount",
            "dealvalue",
            "opportunityamount",
            "conversionvalue",
            "value",
            "revenue",
            "totalrevenue",
            "arr",
            "acv",
            "tcv",
            "mrr",
            "price",
            "booking",
            "pipelinevalue",
            "closevalue",
            "total",
            "amountusd",
            "amounteur",
            "сумма",
            "суммасделки",
            "бюджет",
            "выручка",
            "стоимость",
            "доход",
            "оплата",
            "чек",
        ],
    ),
    (
        Role::Currency,
        &["currency", "amountcurrency", "currencyisocode", "currencycode", "currencyid", "валюта", "кодвалюты"],
    ),
    (Role::Cost, &["cost", "spend", "adspend", "mediacost", "расход", "расходы", "затраты", "стоимостьклика"]),
    (
        Role::Closed,
        &[
            "closedate",
            "closeddate",
            "closedat",
            "closed",
            "conversiondate",
            "convertedat",
            "wondate",
            "датазакрытия",
            "закрыта",
            "датаоплаты",
        ],
    ),
    (
        Role::LeadCreated,
        &[
            "leadcreated",
            "leadcreateddate",
            "leaddate",
            "leadcreatedat",
            "leadcreationdate",
            "mqldate",
            "датасозданиялида",
            "лидсоздан",
        ],
    ),
    (
        Role::OpportunityCreated,
        &[
            "opportunitycreated",
            "opportunitycreateddate",
            "oppcreated",
            "oppcreateddate",
            "opportunitycreatedat",
            "dealcreated",
            "dealcreateddate",
            "сделкасоздана",
            "датасозданиясделки",
        ],
    ),
    (Role::Created, &["createddate", "createdate", "createdat", "datecreate", "датасоздания"]),
    (Role::Segment, &["segment", "customersegment", "companysize", "сегмент"]),
];

/// Words in a header of one team's share: `Sales %`, `Marketing share`, `Доля продаж`.
const SHARE_WORDS: [&str; 4] = [" %", " share", " credit %", " доля"];

/// A column name without case, white space and the marks and prefixes that tools add.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut text = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    for prefix in ["property_", "bizible2__", "opportunity: ", "campaign: ", "deal: ", "account: "] {
        if let Some(rest) = text.strip_prefix(prefix) {
            text = rest.to_owned();
        }
    }
    if let Some(rest) = text.strip_suffix("__c") {
        text = rest.to_owned();
    }
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The team of which a column holds the share, if its name says so: `Sales %` is the share of Sales.
#[must_use]
pub fn share_of(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let suffix = SHARE_WORDS.iter().find(|word| lower.ends_with(**word))?;
    let team = name.get(..name.len() - suffix.len())?.trim();
    let attributed = ["attribution", "probability", "discount", "вероятность"];
    (!team.is_empty() && !attributed.contains(&fold(team).as_str())).then_some(team)
}

/// Whether a name has a word that teams are called by. Among columns of percentages one such is the proof that they are
/// shares of teams, and not discounts and probabilities.
#[must_use]
pub fn is_team(name: &str) -> bool {
    const WORDS: [&str; 9] =
        ["sales", "marketing", "sdr", "bdr", "partner", "success", "presales", "продаж", "маркетинг"];
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_their_dress() {
        for (name, expected) in [
            ("Deal ID", "dealid"),
            ("deal_id", "dealid"),
            ("bizible2__Touchpoint_Date__c", "touchpointdate"),
            ("Opportunity: Close Date", "closedate"),
            ("Сумма сделки", "суммасделки"),
            ("Won?", "won"),
            ("\u{feff}Date", "date"),
        ] {
            assert_eq!(fold(name), expected, "{name}");
        }
    }

    #[test]
    fn each_synonym_is_folded_and_belongs_to_one_role() {
        let mut seen = std::collections::BTreeMap::new();
        for (role, names) in SYNONYMS {
            for name in names {
                assert_eq!(&fold(name), name);
                assert_eq!(seen.insert(*name, role), None, "{name} stands twice");
            }
        }
    }

    #[test]
    fn a_share_column_names_its_team() {
        assert_eq!(share_of("Sales %"), Some("Sales"));
        assert_eq!(share_of("Field Marketing share"), Some("Field Marketing"));
        assert_eq!(share_of("Probability %"), None);
        assert_eq!(share_of("Sales"), None);
        assert_eq!(share_of(" %"), None);
    }
}
