//! Headings of real tools in twelve languages, each in place of the plain one in a good table.

use fairshare_import::detect::recognise;
use fairshare_types::schema::Role;

/// A good table: two touches of a won deal, one of a lost deal, one of a won deal.
const BASE: [(&str, [&str; 4]); 5] = [
    ("Deal ID", ["D1", "D1", "D2", "D3"]),
    ("Date", ["2025-01-02", "2025-01-09", "2025-01-05", "2025-01-07"]),
    ("Channel", ["Email", "Webinar", "Call", "Email"]),
    ("Stage", ["Closed Won", "Closed Won", "Closed Lost", "Closed Won"]),
    ("Amount", ["100", "100", "50", "40"]),
];

/// Role of a heading that replaces a column of the table, or is added to it.
fn role_of(heading: &str, cells: [&str; 4], instead: Option<usize>) -> Option<Role> {
    let mut columns: Vec<(&str, [&str; 4])> = BASE.to_vec();
    let at = match instead {
        Some(at) => {
            columns[at] = (heading, cells);
            at
        }
        None => {
            columns.push((heading, cells));
            columns.len() - 1
        }
    };
    let header: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let rows: Vec<Vec<String>> =
        (0..4).map(|row| columns.iter().map(|(_, cells)| cells[row].to_owned()).collect()).collect();
    recognise(&header, &rows, &[], None).columns[at].role
}

/// Fails with all headings of a list, one per line, that get another role.
fn check(roles: &[Role], instead: Option<usize>, cells: [&str; 4], headings: &str) {
    let wrong: Vec<String> = headings
        .lines()
        .map(str::trim)
        .flat_map(|line| line.split(" | "))
        .filter(|heading| !heading.is_empty())
        .map(|heading| (heading, role_of(heading, cells, instead)))
        .filter(|(_, role)| !role.is_some_and(|role| roles.contains(&role)))
        .map(|(heading, role)| format!("{heading}: {role:?}"))
        .collect();
    assert!(wrong.is_empty(), "{roles:?} {wrong:#?}");
}

/// Fails with all headings of a list that get one of the roles.
fn check_decoys(role: Role, cells: [&str; 4], headings: &str) {
    let wrong: Vec<&str> = headings
        .lines()
        .flat_map(|line| line.trim().split(" | "))
        .filter(|h| role_of(h, cells, None) == Some(role))
        .collect();
    assert!(wrong.is_empty(), "{role:?} {wrong:#?}");
}

#[test]
fn keys() {
    check(
        &[Role::JourneyId],
        Some(0),
        BASE[0].1,
        "Deal Number | Opp ID | opportunity_key | DEAL_GUID | Oppty # | Invoice Number | Booking reference | Contract No. | sales_order_id
         Transaction ID | Policy Number | Ticket ID | Application ID | Proposal # | hs_deal_id | msdyn_opportunityid | Deal Record ID
         Номер заказа | Код сделки | Номер договора | ID заявки | Сделка № | Auftragsnummer | Bestellnummer | Vertragsnummer
         Vorgangsnummer | Rechnungsnummer | Numéro d'opportunité | N° de commande | Référence affaire | ID du deal | Número de pedido
         ID del negocio | Código de oportunidade | ID do negócio | Numero d'ordine | ID opportunità | Codice trattativa | Bestelnummer
         Verkoopkans-ID | Dealnummer | Numer oferty | ID transakcji | Numer umowy | Ordernummer | Affärsnummer | Möjlighets-ID
         Fırsat No | Sipariş numarası | Anlaşma ID | 商談番号 | 案件ID | 注文番号 | 契約番号 | Customer ID | visitor_id | user_pseudo_id",
    );
}

#[test]
fn times() {
    check(
        &[Role::Time],
        Some(1),
        BASE[1].1,
        "Activity Date | touch_ts | Event Time | visited_at | Click Time | Response Date | Meeting Date | Call Date | sent_at | eventTimestamp
         Session date | Date/Time | Activity timestamp | engagement_timestamp | interaction_ts | Date of touch | Completed Date
         Дата касания | Время события | Дата визита | Дата звонка | Дата активности | Aktivitätsdatum | Besuchsdatum | Datum der Aktivität
         Ereignisdatum | Klickzeit | Date d'activité | Date de l'événement | Date de visite | Fecha de contacto | Fecha del evento
         Fecha de visita | Data do evento | Data do contato | Data evento | Data della visita | Data interazione | Datum activiteit
         Bezoekdatum | Tijdstempel | Data wizyty | Data aktywności | Czas zdarzenia | Aktivitetsdatum | Händelsedatum | Besöksdatum
         Etkinlik tarihi | Ziyaret zamanı | Etkileşim tarihi | 活動日 | 訪問日時 | イベント日時",
    );
}

#[test]
fn channels() {
    check(
        &[Role::Channel],
        Some(2),
        BASE[2].1,
        "Marketing Channel | acquisition_channel | Lead source (original) | utm_source | Source / Medium | First Touch Channel | Touch channel
         Session source | traffic_channel | Channel Name | Media channel | hs_analytics_source | mkt_channel | Latest Traffic Source
         Contact source | Deal source | Ad Platform | Ad network | Рекламный канал | Канал привлечения | Источник лида | Источник клиента
         Kanal | Marketing-Kanal | Traffic-Quelle | Herkunft | Werbekanal | Kontaktkanal | Canal d'acquisition | Source du trafic
         Canal marketing | Source du lead | Canal de marketing | Origen del contacto | Fuente del lead | Canal de origem | Fonte do lead
         Canal de aquisição | Canale | Canale marketing | Fonte del traffico | Origine del contatto | Kanaal | Verkeersbron | Leadbron
         Kanał | Kanał marketingowy | Źródło ruchu | Pochodzenie leada | Kanal | Marknadskanal | Källa | Trafikkälla | Pazarlama Kanalı
         Trafik kaynağı | Kaynak | チャネル | 流入チャネル | 流入経路 | 獲得チャネル | リード獲得元",
    );
}

#[test]
fn amounts() {
    check(
        &[Role::Value],
        Some(4),
        BASE[4].1,
        "Deal Amount | opportunity_value | Order value | Revenue | total_revenue_eur | TotalAmount | Invoice Total | Net revenue | Won Amount
         contract_amount | ACV (USD) | Deal Size | Purchase amount | transaction_revenue | Gross amount | net_sales | Booked Amount | Deal Worth
         hs_closed_amount | actual_revenue | Sales Amount | Sale Price | Сумма | Выручка | Сумма договора | Стоимость сделки | Доход, ₽
         Сумма оплаты | Betrag (EUR) | Auftragswert | Gesamtbetrag | Verkaufsbetrag | Umsatz netto | Rechnungsbetrag | Bestellwert | Montant
         Valeur de l'affaire | Chiffre d'affaires | Montant total | Importe | Valor de la oportunidad | Ingresos totales | Monto | Valor total
         Valor da venda | Receita total | Faturamento | Valore | Valore opportunità | Importo totale | Ricavi | Waarde | Orderwaarde
         Totaalbedrag | Opbrengst | Wartość | Wartość zamówienia | Kwota transakcji | Obrót | Värde | Ordervärde | Totalbelopp | Omsättning
         Değer | Toplam tutar | Satış tutarı | Gelir | 受注金額 | 契約金額 | 売上 | 請求金額",
    );
}

#[test]
fn stages_and_outcomes() {
    let either = [Role::Stage, Role::Outcome];
    check(
        &either,
        Some(3),
        BASE[3].1,
        "Sales Stage | deal_stage | Opportunity Phase | StageName | hs_dealstage | Current stage | Deal status | Status | Opp Status | Result
         Final outcome | Won or lost | win_loss | Этап сделки | Стадия | Статус сделки | Итог сделки | Status der Verkaufschance | Verkaufsstufe
         Ergebnis | Étape | Phase | Statut de l'affaire | Résultat | Fase | Etapa de la oportunidad | Estado | Resultado del negocio | Situação
         Fase do negócio | Stato | Fase opportunità | Esito trattativa | Fase | Dealfase | Resultaat | Etap | Status transakcji | Wynik | Fas
         Steg | Resultat | Aşama | Fırsat durumu | Sonuç | 商談フェーズ | ステータス | 商談ステージ | 受注結果",
    );
    check(
        &either,
        Some(3),
        ["True", "True", "False", "True"],
        "is_won | Won | Closed Won | Converted | has_purchased | Purchased | Paid | is_paid | deal_won_flag | Conversion | did_buy | Bought?
         Выиграна | Оплачено | Куплено | Продан | Gewonnen | Verkauft | Gekauft | Gagnée | Converti | Vendu | Ganado | Vendido | Comprado
         Ganha | Vendida | Vinta | Venduto | Acquistato | Verkocht | Geconverteerd | Sprzedane | Kupione | Opłacone | Vunnen | Köpt | Betald
         Kazanıldı mı | Dönüştü | 受注 | 購入済み",
    );
}

#[test]
fn people_and_companies() {
    check(
        &[Role::Account],
        None,
        ["North Ltd", "North Ltd", "South Ltd", "West Ltd"],
        "Account Name | company_name | Organisation | Customer | Client | Associated Account | Parent Account Name | Business Name | hs_company_id
         Компания | Организация | Клиент | Наименование контрагента | Unternehmen | Kunde | Kundenname | Firma | Nom de l'entreprise | Compte
         Nom du client | Empresa | Nombre de la empresa | Cuenta | Nome da empresa | Cliente | Nome azienda | Società | Bedrijf | Klantnaam
         Organisatie | Firma | Klient | Nazwa klienta | Företag | Kund | Bolag | Şirket | Müşteri adı | Firma | 会社名 | 顧客名 | 取引先企業",
    );
    check(
        &[Role::Owner],
        None,
        ["Rep A", "Rep A", "Rep B", "Rep B"],
        "Deal owner | Sales Rep | owner_name | Rep Name | Assigned user | Account manager | hubspot_owner_id | Responsible person | Sales Owner
         Ответственный | Менеджер | Ответственный менеджер | Исполнитель | Verantwortlicher | Vertriebsmitarbeiter | Zuständiger Mitarbeiter
         Propriétaire | Commercial | Responsable commercial | Propietario | Comercial | Ejecutivo de ventas | Proprietário | Vendedor responsável
         Responsabile | Commerciale | Proprietario trattativa | Eigenaar deal | Accountmanager | Właściciel | Opiekun klienta | Sprzedawca
         Ansvarig | Affärsägare | Sorumlu | Müşteri temsilcisi | Sahibi | 商談所有者 | 営業担当者 | 責任者",
    );
    check(
        &[Role::Team],
        None,
        ["Marketing", "Marketing", "Sales", "Sales"],
        "Team | team_name | Owning team | Dept | Business Unit | Sales Team Name | Function | Команда | Подразделение | Группа | Abteilung | Team
         Bereich | Service | Équipe commerciale | Área | Departamento | Equipo comercial | Setor | Departamento | Squadra | Ufficio | Team
         Afdeling | Dział | Zespół handlowy | Avdelning | Säljteam | Takım | Bölüm | Birim | 部門 | チーム | 担当部署",
    );
}

#[test]
fn closes_costs_and_the_rest() {
    check(
        &[Role::Closed],
        None,
        ["2025-01-05", "2025-01-05", "2025-01-20", "2025-01-21"],
        "closedate | Actual Close Date | Deal closed at | Closed Date | closed_won_at | Order placed at | Payment date | Contract signed on
         Invoice Date | hs_closed_won_date | purchased_at | Дата закрытия | Дата оплаты | Дата договора | Закрыта | Abschlussdatum | Schlussdatum
         Auftragsdatum | Rechnungsdatum | Date de fermeture | Date de commande | Date de vente | Fecha de cierre | Fecha de venta | Fecha de pedido
         Data de fechamento | Data da venda | Data do pedido | Data di vendita | Data ordine | Data acquisto | Sluitdatum | Aankoopdatum
         Datum gesloten | Data zamknięcia | Data zamówienia | Data sprzedaży | Stängd datum | Orderdatum | Kapanış tarihi | Sipariş tarihi
         Satın alma tarihi | 受注日 | 契約日 | 購入日 | 注文日",
    );
    check(
        &[Role::Cost],
        None,
        ["3.50", "20.00", "1.25", "3.50"],
        "Spend | Media Cost | ad_spend | Marketing cost | Campaign Cost | cost_usd | Ad spend (EUR) | Budget spent | Cost per touch | Расходы | Затраты
         Расход на рекламу | Werbekosten | Werbeausgaben | Coût média | Budget pub | Coûts | Costes | Inversión | Inversión publicitaria | Custo
         Gastos | Despesas | Spesa | Costo media | Spesa pubblicitaria | Mediakosten | Advertentie-uitgaven | Koszt | Koszt reklamy | Wydatek
         Kostnader | Mediekostnad | Reklam harcaması | Giderler | 費用 | 広告コスト | 媒体費",
    );
    check(
        &[Role::Currency],
        None,
        ["EUR", "EUR", "EUR", "EUR"],
        "currency_code | Deal currency | CurrencyIsoCode | ISO currency | Валюта | Währungscode | Devise | Code devise | Código de moneda | Moeda
         Codice della valuta | Munteenheid | Waluta | Valuta | Para birimi | 通貨",
    );
    check(
        &[Role::Campaign],
        None,
        ["Spring news", "Spring talk", "Autumn calls", "Spring news"],
        "Campaign Name | utm_campaign | campaign_title | hs_campaign | Program Name | Google Ads campaign | Кампания | Рекламная кампания | Kampagne
         Name der Kampagne | Nom de la campagne | Nombre de la campaña | Campanha | Nome da campanha | Campagna | Campagna pubblicitaria
         Campagne | Kampania | Kampania reklamowa | Kampanjens namn | Kampanya adı | キャンペーン名",
    );
    check(
        &[Role::TouchType],
        None,
        ["Form filled", "Attended", "Conversation", "Form filled"],
        "Activity Type | event_type | Type | Interaction type | Touchpoint Type | Kind of touch | engagement_type | Тип активности | Тип касания
         Вид события | Aktivitätstyp | Art der Aktivität | Art des Kontakts | Type d'activité | Type de contact | Tipo de interacción
         Tipo de evento | Tipo de interação | Tipo di interazione | Tipo evento | Type interactie | Soort activiteit | Rodzaj aktywności
         Typ zdarzenia | Aktivitetstyp | Typ av kontakt | Aktivite türü | Temas türü | 接触種別 | イベント種類",
    );
}

#[test]
fn look_alikes() {
    check_decoys(
        Role::Value,
        ["70", "75", "80", "85"],
        "Forecast Amount | Win probability | Discount amount | Tax amount | Shipping cost | Refund total | Score | Days in stage | Quantity
         Expected value | Weighted amount | Скидка | Вероятность | Ожидаемая выручка | Rabatt | Wahrscheinlichkeit | Anzahl | Remise | Descuento
         Desconto | Sconto | Korting | Rabat | Rabatt | İndirim | 割引額 | 確度",
    );
    check_decoys(
        Role::Channel,
        ["Amber", "Basil", "Amber", "Cedar"],
        "City | Device | Language | Channel owner | Operating system | Industry | Страна | Регион | Land | Pays | País | Paese | Kraj | Ülke | 国",
    );
    check_decoys(
        Role::Outcome,
        ["False", "False", "True", "False"],
        "Is Active | Archived | Opted out | Email opt-in | Has Notes | Is Test | Удалено | Gelöscht | Archivé | Activo | Arquivado | 削除フラグ",
    );
    check_decoys(
        Role::JourneyId,
        ["X-501", "X-502", "X-503", "X-504"],
        "Task ID | Session ID | Message ID | Product ID | Interaction ID | Touch ID | ID события | Aktivitäts-ID | ID de actividad | 活動ID",
    );
    check_decoys(
        Role::Closed,
        ["2024-12-01", "2024-12-01", "2024-12-02", "2024-12-03"],
        "Last Modified | Lead created | Next activity date | Updated at | Created On | Last seen | Дата изменения | Erstellt am | Date de création
         Fecha de creación | Data de criação | Data creazione | Aanmaakdatum | Data utworzenia | Skapad | Oluşturma tarihi | 作成日 | 更新日",
    );
}
