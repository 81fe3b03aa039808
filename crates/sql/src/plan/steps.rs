//! Builds a list of steps.

use crate::tree::{Aggregate, Expression, JoinKind, Relation, Step};

/// Steps so far.
#[derive(Default)]
pub(super) struct Steps {
    pub all: Vec<Step>,
    /// The step with the positions of touches.
    pub positions: String,
}

/// Name and value of a column.
pub(super) type Named = (String, Expression);

/// A column by its name and value.
pub(super) fn named(name: &str, value: Expression) -> Named {
    (name.to_owned(), value)
}

/// A column of the step before, under its own name.
pub(super) fn same(name: &str) -> Named {
    named(name, crate::tree::column(name))
}

impl Steps {
    pub fn add(&mut self, name: &str, about: &str, relation: Relation) {
        self.all.push(Step { name: name.to_owned(), about: about.to_owned(), relation });
    }

    pub fn filter(&mut self, name: &str, about: &str, from: &str, condition: Expression) {
        self.add(name, about, Relation::Filter { from: from.to_owned(), condition });
    }

    pub fn window(&mut self, name: &str, about: &str, from: &str, columns: Vec<Named>) {
        self.add(name, about, Relation::Window { from: from.to_owned(), columns });
    }

    pub fn project(&mut self, name: &str, about: &str, from: &str, columns: Vec<Named>) {
        self.add(name, about, Relation::Project { from: from.to_owned(), columns });
    }

    pub fn aggregate(&mut self, name: &str, about: &str, from: &str, keys: &[&str], columns: Vec<(String, Aggregate)>) {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        self.add(name, about, Relation::Aggregate { from: from.to_owned(), keys, columns });
    }

    pub fn union(&mut self, name: &str, about: &str, from: Vec<String>) {
        self.add(name, about, Relation::Union { from });
    }

    /// Joins two steps on columns of the same meaning: pairs of a column of the left and one of the right. `columns` are
    /// those of the right with the names that they get.
    pub fn join(&mut self, name: &str, about: &str, join: Join<'_>) {
        let owned = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        self.add(
            name,
            about,
            Relation::Join {
                kind: join.kind,
                left: join.left.to_owned(),
                right: join.right.to_owned(),
                on: owned(join.on),
                columns: owned(join.columns),
            },
        );
    }

    /// The name of the last step.
    pub fn last(&self) -> String {
        self.all.last().map(|step| step.name.clone()).unwrap_or_default()
    }
}

/// The parts of a join.
pub(super) struct Join<'a> {
    pub kind: JoinKind,
    pub left: &'a str,
    pub right: &'a str,
    /// Columns of the left and of the right that are equal.
    pub on: &'a [(&'a str, &'a str)],
    /// Name of a further column, and the column of the right.
    pub columns: &'a [(&'a str, &'a str)],
}
