//! All that crosses between page and worker. Closed enums; the worker speaks first ([`Answer::Ready`]).
//!
//! Files cross beside a [`Request`] as handles, in the order of [`Ask::Load::files`]; number columns cross beside a
//! [`Reply`] as transferred typed arrays ([`Columns`]).

use fairshare_engine::counting::Counting;
use fairshare_engine::model::Model;
use fairshare_engine::verify::Check;
use fairshare_engine::view::{
    By, Comparison, DealId, DealList, DealQuery, Evidence, Example, Facts, Fairness, Fingerprint, Flip, FlipAsk,
    Headline, Moved, OpenedDeal, Spend, Together, Uncertainty,
};
use fairshare_import::detect::Decision;
use fairshare_import::problem::Problem;
use fairshare_import::read::Choices;
use fairshare_import::read::FileFacts;
use serde::{Deserialize, Serialize};

use crate::variant::Variant;

/// Names the sources that page and worker were built from: an old worker beside a new page says so and is refused.
pub const BUILD: &str = env!("FAIRSHARE_BUILD");

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Number of the request; its reply bears the same.
    pub id: u32,
    /// State of the page's choices that this belongs to; replies to an older one are dropped.
    pub revision: u32,
    /// The question.
    pub body: Ask,
}

/// The question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Read these files, and keep them. The `File` handles travel beside the message.
    Load {
        /// Names of the files, as the user knows them.
        files: Vec<String>,
        /// What the user said of how they are to be read.
        choices: Choices,
        /// Decisions that were made before the bytes came here, as by the reader of workbooks, by the file's name.
        remarks: Vec<(String, Decision)>,
    },
    /// Compute what the alternatives of uncertain decisions would change. The files of the data travel beside the message, and
    /// after them the tables of the variants. It takes a while: whatever is asked meanwhile is answered first, and other data end it.
    Weigh {
        /// Names of the files, as they were loaded.
        files: Vec<String>,
        /// The choices they were read with.
        choices: Choices,
        /// Files decoded or unpacked otherwise, as alternatives want them.
        variants: Vec<Variant>,
    },
    /// Credit under these models, rolled up in each of these ways.
    Compare {
        /// The models.
        models: Vec<Model>,
        /// The roll-ups.
        by: Vec<By>,
        /// How touches are counted.
        counting: Counting,
    },
    /// What moves between two models.
    Move {
        /// The model before.
        from: Model,
        /// The model after.
        to: Model,
        /// How touches are counted.
        counting: Counting,
    },
    /// What a model does with one of the won deals and, where it learns, what it stands on.
    Explain {
        /// The model.
        model: Model,
        /// How touches are counted.
        counting: Counting,
    },
    /// What the data itself favours, before any model.
    Fairness {
        /// How touches are counted.
        counting: Counting,
    },
    /// How sure the shares are. It takes a while: progress comes before the answer, and whatever is asked meanwhile is
    /// answered first; another comparison ends it.
    Bootstrap {
        /// The models.
        models: Vec<Model>,
        /// The roll-up.
        by: By,
        /// How touches are counted.
        counting: Counting,
    },
    /// What touches cost, beside what they are credited with.
    Spend {
        /// What the rows are.
        by: By,
        /// The model of the credit.
        model: Model,
        /// How touches are counted.
        counting: Counting,
    },
    /// Won revenue by who touched the deal.
    Together {
        /// How touches are counted.
        counting: Counting,
    },
    /// The deals behind a number.
    Deals {
        /// The number, and which of its deals.
        query: DealQuery,
        /// How touches are counted.
        counting: Counting,
    },
    /// A deal, touch by touch, under some models.
    Open {
        /// The deal.
        id: DealId,
        /// The models.
        models: Vec<Model>,
        /// How touches are counted.
        counting: Counting,
    },
    /// Where on sliders the leading team changes. Searched as the resamples are drawn: whatever is asked meanwhile is answered
    /// first; another comparison, or a newer question of the kind, ends it.
    Flips {
        /// The sliders, each with its model.
        of: Vec<FlipAsk>,
        /// How touches are counted.
        counting: Counting,
    },
    /// The golden vectors, computed anew where this runs.
    Verify,
    /// One number for all that the engine computes on so many random journeys.
    Digest(u32),
    /// What stands for the data.
    Fingerprint,
    /// The rows kept out, one by one.
    Problems,
}

/// What the worker answers. Every request gets exactly one last reply; [`Answer::Progress`] may come before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Number of the request. Zero for what the worker says unasked.
    pub id: u32,
    /// Revision of the request.
    pub revision: u32,
    /// The answer.
    pub body: Answer,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker has started (unasked, once).
    Ready {
        /// [`BUILD`] of the worker.
        build: String,
    },
    /// The worker is alive (unasked, every second).
    Alive,
    /// How far a load has come.
    Progress(Progress),
    /// The files are read.
    Loaded(Box<Facts>),
    /// The decisions with their effects; `None` where other data came.
    Weighed(Option<Vec<Decision>>),
    /// Credit, one comparison per roll-up asked for.
    Compared {
        /// The comparisons, in the order asked for.
        comparisons: Vec<Comparison>,
        /// The numbers of the headline.
        headline: Headline,
    },
    /// What moves.
    Moved(Box<Moved>),
    /// What a model does.
    Explained(Box<Explanation>),
    /// What the data itself favours.
    Fairness(Box<Fairness>),
    /// How sure the shares are; `None` where another question has ended it.
    Bootstrapped(Option<Box<Uncertainty>>),
    /// What touches cost.
    Spend(Box<Spend>),
    /// Won revenue by who touched the deal.
    Together(Box<Together>),
    /// The deals behind a number.
    Deals(Box<DealList>),
    /// A deal; `None` where there is no such deal.
    Opened(Option<Box<OpenedDeal>>),
    /// Flip points of each slider asked of, none where it could not be searched; `None` where another question has ended it.
    Flips(Option<Vec<Vec<Flip>>>),
    /// Each golden vector: what was expected and what was computed.
    Verified(Vec<Check>),
    /// That number; `None` where it could not be computed.
    Digested(Option<String>),
    /// What stands for the data.
    Fingerprint(Fingerprint),
    /// Rows kept out, one by one; at most [`PROBLEMS_LISTED`] of each reason.
    Problems(Vec<Problem>),
    /// The files were read, but no journeys can be made of them. What was loaded before is still there.
    Unread(Box<Unread>),
    /// It could not be done, and why. What was loaded before is still there.
    Failed(Problem),
    /// The worker cannot go on (unasked): it is replaced.
    Trapped {
        /// What it last said.
        message: String,
    },
}

/// What a model does with this data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The model.
    pub model: Model,
    /// One of the won deals; `None` where nothing was won through a touch.
    pub example: Option<Example>,
    /// What it stands on, where it learns.
    pub evidence: Option<Evidence>,
}

/// Files of which no journeys can be made: what they were taken for, so that the user can say what they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    /// Why.
    pub problem: Problem,
    /// The files, as far as they were read.
    pub files: Vec<FileFacts>,
    /// Rows kept out, one by one; at most [`PROBLEMS_LISTED`] of each reason.
    pub problems: Vec<Problem>,
}

impl From<Problem> for Box<Unread> {
    fn from(problem: Problem) -> Self {
        Self::new(Unread { problem, files: Vec::new(), problems: Vec::new() })
    }
}

/// How many rows kept out for one reason are listed one by one; all are counted.
pub const PROBLEMS_LISTED: usize = 10_000;

/// How far a load has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far.
    pub bytes: u64,
    /// Bytes in all files.
    pub total_bytes: u64,
}

/// What the worker is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Reading rows.
    Reading,
    /// Putting touches in order, deal by deal.
    Joining,
    /// Sharing credit.
    Crediting,
    /// Drawing resamples: bytes are resamples.
    Drawing,
}

/// The number columns of one reply: they travel as transferred typed arrays, not through serde.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Integer columns (minor units).
    pub integers: Vec<Vec<i64>>,
    /// Fractional columns.
    pub fractions: Vec<Vec<f64>>,
}

impl Reply {
    /// Takes the number columns out of the reply; [`Reply::put_columns`] on the other side puts them back.
    pub fn take_columns(&mut self) -> Columns {
        let mut columns = Columns::default();
        if let Answer::Compared { comparisons, .. } = &mut self.body {
            for c in comparisons {
                columns.integers.push(std::mem::take(&mut c.amounts));
                columns.fractions.push(std::mem::take(&mut c.unrounded));
                columns.fractions.push(std::mem::take(&mut c.deals));
                if let Some(joint) = &mut c.joint {
                    columns.integers.push(std::mem::take(&mut joint.owners.amounts));
                    columns.fractions.push(std::mem::take(&mut joint.owners.unrounded));
                    columns.fractions.push(std::mem::take(&mut joint.owners.deals));
                }
            }
        }
        columns
    }

    /// Puts the number columns back that [`Reply::take_columns`] took out.
    pub fn put_columns(&mut self, columns: Columns) {
        if let Answer::Compared { comparisons, .. } = &mut self.body {
            let mut integers = columns.integers.into_iter();
            let mut fractions = columns.fractions.into_iter();
            for c in comparisons {
                c.amounts = integers.next().unwrap_or_default();
                c.unrounded = fractions.next().unwrap_or_default();
                c.deals = fractions.next().unwrap_or_default();
                if let Some(joint) = &mut c.joint {
                    joint.owners.amounts = integers.next().unwrap_or_default();
                    joint.owners.unrounded = fractions.next().unwrap_or_default();
                    joint.owners.deals = fractions.next().unwrap_or_default();
                }
            }
        }
    }
}
