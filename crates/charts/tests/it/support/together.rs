//! Invented views of won revenue by the teams that touched it.

use fairshare_types::results::{Part, Reach, Together, Who};

/// Parts by who touched the deals, with won minor units and won deals. Indices in `Teams` and `Joint` refer to `teams`.
pub fn together(teams: &[&str], parts: &[(Who, i64, u64)]) -> Together {
    let part =
        |(who, amount, won): &(Who, i64, u64)| Part { who: who.clone(), amount: *amount, won: *won, ..Part::default() };
    let reach = |at: usize| {
        let with = |(who, ..): &&(Who, i64, u64)| match who {
            Who::Teams(places) | Who::Joint(places) => places.contains(&(at as u32)),
            Who::Others | Who::Nobody => false,
        };
        let mine = || parts.iter().filter(with);
        let influenced = mine().map(|(_, amount, _)| amount).sum();
        Reach { influenced, influenced_deals: mine().map(|(.., won)| won).sum(), ..Reach::default() }
    };
    Together {
        teams: teams.iter().map(|&name| name.to_owned()).collect(),
        parts: parts.iter().map(part).collect(),
        reaches: (0..teams.len()).map(reach).collect(),
        total: parts.iter().map(|(_, amount, _)| amount).sum(),
        won_deals: parts.iter().map(|(.., won)| won).sum(),
    }
}

fn parts() -> Vec<(Who, i64, u64)> {
    vec![
        (Who::Teams(vec![0]), 90_000_000, 38),
        (Who::Teams(vec![3]), 62_000_000, 21),
        (Who::Teams(vec![0, 3]), 124_000_000, 40),
        (Who::Joint(vec![0, 3]), 58_000_000, 17),
        (Who::Teams(vec![2, 3]), 31_000_000, 11),
        (Who::Teams(vec![0, 2, 3]), 29_230_000, 9),
        (Who::Others, 9_000_000, 4),
        (Who::Nobody, 15_000_000, 3),
    ]
}

pub fn normal() -> Together {
    together(&["Marketing", "Partner", "SDR", "Sales"], &parts())
}

pub fn one_team() -> Together {
    together(&["Marketing"], &[(Who::Teams(vec![0]), 4_100_000, 12), (Who::Nobody, 900_000, 3)])
}

/// A few small parts with labels on leader lines.
pub fn few_small() -> Together {
    let parts = [
        (Who::Teams(vec![0]), 50_000_000, 30),
        (Who::Teams(vec![1]), 3_000_000, 4),
        (Who::Teams(vec![0, 1]), 4_000_000, 5),
        (Who::Joint(vec![0, 1]), 40_000_000, 20),
        (Who::Nobody, 3_000_000, 2),
    ];
    together(&["Marketing", "Sales"], &parts)
}

/// Twelve parts among forty teams.
pub fn forty_teams() -> Together {
    let names: Vec<String> = (1..=40).map(|n| format!("Team {n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut parts: Vec<_> =
        (0..6).map(|n| (Who::Teams(vec![n * 6]), 30_000_000 - 3_000_000 * i64::from(n), 9)).collect();
    parts.extend((0..3).map(|n| (Who::Teams(vec![n, n + 6, n + 12]), 12_000_000, 6)));
    parts.push((Who::Joint(vec![30, 33]), 8_000_000, 3));
    parts.extend([(Who::Others, 95_000_000, 61), (Who::Nobody, 6_000_000, 2)]);
    together(&names, &parts)
}

/// Won deals without an amount.
pub fn zero() -> Together {
    let parts: Vec<_> = parts().into_iter().map(|(who, _, won)| (who, 0, won)).collect();
    together(&["Marketing", "Partner", "SDR", "Sales"], &parts)
}

pub fn nothing_won() -> Together {
    together(&["Marketing"], &[])
}

/// Refunds larger than the won revenue of a set of teams.
pub fn refunds() -> Together {
    let parts = [
        (Who::Teams(vec![0]), -14_000_000, 4),
        (Who::Teams(vec![1]), 62_000_000, 21),
        (Who::Teams(vec![0, 1]), 24_000_000, 9),
        (Who::Joint(vec![0, 1]), -2_500_000, 1),
        (Who::Nobody, 3_000_000, 1),
    ];
    together(&["Marketing", "Sales"], &parts)
}

pub fn russian() -> Together {
    let teams = [
        "Отдел корпоративного маркетинга и мероприятий",
        "Партнёрская сеть и дистрибуция",
        "Развитие продаж",
        "Продажи крупным заказчикам",
    ];
    together(&teams, &parts())
}
