//! What columns are called by the tools that people export from, in English, Russian and a little German.

use super::Role;

/// Names of a role, the surest first, as [`fold`](super::fold)ed.
pub struct Names {
    /// The role.
    pub role: Role,
    /// Names that mean it in any table.
    pub sure: &'static str,
    /// Names that mean it where no surer one is there, and only if the cells agree.
    pub weak: &'static str,
}

const fn names(role: Role, sure: &'static str, weak: &'static str) -> Names {
    Names { role, sure, weak }
}

/// The table. A role that stands earlier takes a column before one that stands later.
pub const SYNONYMS: [Names; 24] = [
    names(
        Role::JourneyId,
        "journeyid dealid opportunityid oppid whatid deal opportunity opp recordid dealrecordid conversionid cvid \
         orderid caseid pathid journey dimcrmopportunityid hsobjectid \
         номерсделки idсделки идсделки сделка заказ номерзаказа заявка договор",
        "externalid id relatedto ид opportunityname dealname названиесделки",
    ),
    names(
        Role::Account,
        "accountid account accountname companyid company companyname companyaccount ddcompanyid associatedcompany \
         associatedcompanydomain companydomain organization organisation organizationname customer client domain groupid \
         firma kunde компания клиент контрагент организация заказчик аккаунт",
        "",
    ),
    names(
        Role::Contact,
        "contactid contact customerid userid visitorid personid clientid cookie leadid whoid anonymousid userpseudoid \
         domainuserid memberid person email contactemail associatedcontactemail associatedcontact ddcontactid ddvisitorid \
         contactname lead kontakt контакт основнойконтакт лид idклиента пользователь посетитель",
        "",
    ),
    names(
        Role::Path,
        "path channelpath mcfchannelgroupingpath touchpath journeypath touchpoints conversionpath путь цепочка",
        "marketingchannelpath",
    ),
    names(Role::Wins, "totalconversions totalconversion conversions wins достиженияцелей конверсии", ""),
    names(Role::Losses, "totalnull totalnulls nulls losses nullconversions", ""),
    names(
        Role::Time,
        "touchpointdate touchdate touchtime touchedat timestamp datetime time date when interactiondate activitydate \
         activitydatetime eventdate eventtime eventtimestamp eventstartdate firstrespondeddate memberfirstrespondeddate \
         memberfirstassociateddate sessionstart sessiontime startedat derivedtstamp starttime visitdate originaltimestamp \
         dateday respondedat datum \
         датакасания дата время когда датаактивности датасобытия датавизита датаконтакта",
        "lastactivitydate memberstatusupdatedate receivedat",
    ),
    names(
        Role::Sequence,
        "touchposition touchpointposition position step sequence touchnumber seq номеркасания порядок шаг",
        "day index order",
    ),
    names(
        Role::Channel,
        "channel marketingchannel channelgroup channelgrouping defaultchannelgroup sessiondefaultchannelgroup \
         sessionprimarychannelgroup firstuserdefaultchannelgroup channelname sessionchannel источник sourcemedium \
         sessionsourcemedium campaigntype utmsource source sessionsource trafficsourcesource \
         contextcampaignsource mktsource websource originalsource originaltrafficsource interactionsource touchpointsource \
         trafficsource leadsource latestsource sourceid medium utmmedium \
         канал источниктрафика источникканал рекламныйканал площадка типкампании",
        "",
    ),
    names(
        Role::Campaign,
        "campaign campaignname utmcampaign adcampaignname sessioncampaign primarycampaignsource campaignid \
         trafficsourcename contextcampaignname mktcampaign sfcampaign program asset kampagne \
         кампания рекламнаякампания названиекампании utmкампания",
        "",
    ),
    names(
        Role::TouchType,
        "touchtype touchpointtype interactiontype interaction activitytype eventtype marketingtouchtype tasksubtype \
         type memberstatus event eventname sessionmedium utmmedium medium mktmedium \
         типкасания тип чтосделали действие видактивности событие",
        "status",
    ),
    names(
        Role::Team,
        "team teams hubspotteam department dept function ownerrole assignedrole role sourcedby salesmarketing \
         partnerid abteilung команда отдел подразделение департамент направление кто",
        "ownerregion group группа",
    ),
    names(
        Role::Owner,
        "owner dealowner opportunityowner activityowner accountowner contactowner ownerid hubspotownerid assignedto \
         assigned assignedbyid rep sdr ae responsible responsibleuserid accountexecutive associatedsdr \
         ответственный менеджер владелец исполнитель сотрудник",
        "",
    ),
    names(
        Role::Outcome,
        "outcome iswon won closedwonflag isclosedwon converted conversion итог результат исход выиграна оплачено успешно",
        "result",
    ),
    names(
        Role::Stage,
        "stage dealstage stagename opportunitystage pipelinestage salesstage lifecyclestage bizible2stage bizstage \
         dealpipelinestageid stageid dealstageid statusid phase этап этапсделки стадия стадиясделки",
        "status dealstatus статус статуссделки",
    ),
    names(
        Role::Value,
        "amount dealamount dealvalue opportunityamount amountconverted amountincompanycurrency conversionvalue \
         totalconversionvalue cvtotalrevenue value revenue propertiesrevenue totalrevenue arr acv tcv mrr price booking \
         pipelinevalue closevalue total betrag betragumgerechnet amountusd amounteur \
         сумма суммасделки бюджет выручка стоимость доход оплата чек",
        "opportunity",
    ),
    names(
        Role::Currency,
        "currency amountcurrency currencyisocode currencycode currencyid валюта кодвалюты währung",
        "",
    ),
    names(
        Role::Cost,
        "cost spend adspend mediacost kosten расход расходы затраты стоимостьклика бюджеткампании",
        "budget budgetedcost actualcost",
    ),
    names(
        Role::Closed,
        "closedate closeddate closedat closed conversiondate convertedat conversiontime wondate closedwondate cvtstamp \
         conversionday schlusstermin датазакрытия закрыта датаоплаты предполагаемаядатазакрытия",
        "",
    ),
    names(
        Role::LeadCreated,
        "leadcreated leadcreateddate leaddate leadcreatedat leadcreationdate mqldate датасозданиялида лидсоздан",
        "",
    ),
    names(
        Role::OpportunityCreated,
        "opportunitycreated opportunitycreateddate oppcreated oppcreateddate opportunitycreatedat dealcreated \
         dealcreateddate сделкасоздана датасозданиясделки",
        "",
    ),
    names(
        Role::Created,
        "createddate createdate createdat datecreate created creationdate erstelldatum dateentered датасоздания датаначала",
        "",
    ),
    names(
        Role::Given,
        "revenueshare attributionvalue revenuewshaped revenuefullpath revenueushaped revenuecustommodel \
         revenuecustommodel2 revenuefirsttouch revenueleadcreation revenueleadcreationtouch revenuelasttouch \
         attributedrevenue influencedrevenue revenueattributed",
        "",
    ),
    names(Role::Segment, "segment customersegment companysize сегмент", ""),
];

/// Names that look like a role's and are none: stamps of a synchronisation, credit that another tool gave, forecasts.
pub const DECOYS: &str = "expectedrevenue probability modifieddate lastmodifieddate systemmodstamp fivetransynced \
                          fivetranstart fivetranend synced rowkey dwelltime enddate startdate taskduedate \
                          датаизменения ожидаемаясумма вероятность";

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    #[test]
    fn each_synonym_is_folded_and_surely_of_one_role() {
        let mut seen = std::collections::BTreeMap::new();
        for Names { role, sure, weak } in &SYNONYMS {
            for name in sure.split_whitespace() {
                assert_eq!(fold(name), name);
                let before = seen.insert(name, *role);
                // A medium is a channel where nothing else is, and the type of a touch beside a source.
                let twice = matches!(name, "medium" | "utmmedium");
                assert!(before.is_none() || twice, "{name} stands twice");
            }
            assert!(weak.split_whitespace().all(|name| fold(name) == name), "{weak}");
        }
    }
}
