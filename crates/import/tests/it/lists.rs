//! Lists that a CRM gives besides deals and touches, recognised by their contents in any language.

use fairshare_import::detect::recognise;
use fairshare_types::schema::{Role, Shape};

/// Shape of a table, and the role or meaning of each of its columns.
fn read(table: &str) -> (Shape, Vec<Option<Role>>) {
    let mut rows = table.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let rows: Vec<_> = rows.collect();
    let found = recognise(&header, &rows, &[], None);
    (found.shape, found.columns.iter().map(|column| column.meaning.or(column.role)).collect())
}

#[test]
fn campaigns_have_a_name_a_type_and_a_plan() {
    for header in [
        "Id,Name,Type,StartDate,EndDate",
        "Id,Name,Typ,Startdatum,Enddatum",
        "ID,Название,Тип,Дата начала,Дата окончания",
        "Identifiant,Nom,Type,Date de début,Date de fin",
        "Id,Nombre,Tipo,Fecha de inicio,Fecha de fin",
        "Id,Nome,Tipo,Data inizio,Data fine",
        "Id,Naam,Type,Startdatum,Einddatum",
    ] {
        let rows = "701A,Spring,Webinar,2025-01-01,2025-02-01\n701B,Dinner,Event,2025-04-01,2025-04-02";
        let (shape, roles) = read(&format!("{header}\n{rows}"));
        assert_eq!(shape, Shape::Campaigns, "{header}");
        assert_eq!(roles[..3], [Some(Role::Campaign), Some(Role::Campaign), Some(Role::Channel)], "{header}");
    }
}

#[test]
fn campaigns_may_have_a_channel_and_a_budget() {
    for header in ["id,name,channel,start date,budget", "ID,Название,Канал,Дата начала,Бюджет"]
    {
        let (shape, roles) = read(&format!("{header}\n1,Spring,Email,2025-01-01,1000\n2,Autumn,Ads,2025-09-01,2000"));
        assert_eq!(shape, Shape::Campaigns, "{header}: {roles:?}");
    }
}

#[test]
fn persons_have_a_key_of_their_own_beside_their_account() {
    for header in [
        "Id,Account ID,First Name,Last Name",
        "Id,Account-ID,Vorname,Nachname",
        "ID,ID компании,Имя,Фамилия",
        "Id,Id société,Prénom,Nom de famille",
        "Id,Id cuenta,Teléfono,Apellidos",
    ] {
        let (shape, roles) = read(&format!("{header}\nK1,A1,Eva,Stein\nK2,A1,Tom,Berg\nK3,A2,Ulf,Rot"));
        assert_eq!(shape, Shape::Links, "{header}: {roles:?}");
        assert_eq!(roles[..2], [Some(Role::Contact), Some(Role::Account)], "{header}");
    }
}
