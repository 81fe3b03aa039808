//! All messages between page and worker. Closed enums; the worker sends the first one ([`Answer::Ready`]).
//!
//! Files cross beside a [`Request`] as handles, in the order of [`Ask::Load::files`]; number columns cross beside a
//! [`Reply`] as transferred typed arrays ([`Columns`]).

use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::files::FileFacts;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::Problem;
use fairshare_types::results::{
    Check, Comparison, DealId, DealList, DealQuery, Evidence, Example, Facts, Fairness, Fingerprint, Flip, FlipAsk,
    Headline, Moved, OpenedDeal, PathQuery, Paths, PeriodQuery, Periods, Pipeline, PipelineQuery, Spend, SpendQuery,
    Together, TouchPage, TouchQuery, Uncertainty, Unconverted,
};
use serde::{Deserialize, Serialize};

use crate::protocol::variant::Variant;

/// Version and hash of the sources. The page refuses a worker of another build.
pub const BUILD: &str = env!("FAIRSHARE_BUILD");

/// A request from the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Number of the request; its replies carry the same.
    pub id: u32,
    /// The question.
    pub body: Ask,
}

/// The question of a [`Request`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Read these files, and keep the data. The `File` handles travel beside the message.
    Load {
        /// Names of the files, as the user knows them.
        files: Vec<String>,
        /// How the user wants them read.
        choices: Choices,
        /// Decisions made before the bytes came here, for example by the workbook reader, each with its file's name.
        remarks: Vec<(String, Decision)>,
    },
    /// Compute what the alternatives of uncertain decisions would change.
    ///
    /// The files of the data travel beside the message, and after them the tables of the variants. Runs in the
    /// background: other requests are answered first; a new load, or a newer request of this kind, ends it.
    Weigh {
        /// Names of the files, as they were loaded.
        files: Vec<String>,
        /// The choices they were read with.
        choices: Choices,
        /// Files decoded or unpacked in the other ways that alternatives need.
        variants: Vec<Variant>,
    },
    /// Credit under these models, by each of these dimensions.
    Compare {
        /// The models.
        models: Vec<Model>,
        /// The dimensions.
        by: Vec<Dimension>,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// The credit that moves between two models.
    Move {
        /// The model before.
        from: Model,
        /// The model after.
        to: Model,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// A model applied to one won deal and, if the model learns, what it learned.
    Explain {
        /// The model.
        model: Model,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Biases of the data itself, before any model.
    Fairness {
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Shares under learned models with and without the people who did not convert.
    Unconverted {
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Confidence intervals of the shares.
    ///
    /// Runs in the background: sends progress, and other requests are answered first; a new load or comparison, or a
    /// newer request of this kind, ends it.
    Bootstrap {
        /// The models.
        models: Vec<Model>,
        /// The dimension.
        by: Dimension,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Cost and credit.
    Spend {
        /// The rows, the model and whether months are wanted.
        query: SpendQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Won revenue by the set of teams that touched the deal.
    Together {
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// The deals behind a number.
    Deals {
        /// The number, and the search among its deals.
        query: DealQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// A deal, touch by touch, under some models.
    Open {
        /// The deal.
        id: DealId,
        /// The models.
        models: Vec<Model>,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// The slider values at which the leading team changes.
    ///
    /// Runs in the background: other requests are answered first; a new load or comparison, or a newer request of this
    /// kind, ends it.
    Flips {
        /// The sliders, each with its model.
        of: Vec<FlipAsk>,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// The paths of won and lost deals.
    Paths {
        /// The steps and the order.
        query: PathQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Open deals by team.
    Pipeline {
        /// The models and the influence window.
        query: PipelineQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// Two sets of deals side by side.
    Periods {
        /// The sides and the model.
        query: PeriodQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// A page of the table of touches.
    Touches {
        /// The page and the models.
        query: TouchQuery,
        /// The eligibility rules.
        counting: EligibilityRules,
    },
    /// The golden vectors, computed in this browser.
    Verify,
    /// A digest of everything that the engine computes on this many random journeys.
    Digest(u32),
    /// A one-way fingerprint of the data.
    Fingerprint,
    /// The rows not counted, one by one.
    Problems,
}

/// A reply from the worker. Every request gets exactly one final reply; [`Answer::Progress`] may come before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// Number of the request; zero for unsolicited messages.
    pub id: u32,
    /// The answer.
    pub body: Answer,
}

/// The answer of a [`Reply`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker has started (unsolicited, once).
    Ready {
        /// [`BUILD`] of the worker.
        build: String,
    },
    /// The worker is alive (unsolicited, every second).
    Alive,
    /// Progress of a load or a bootstrap.
    Progress(Progress),
    /// The files are read.
    Loaded(Box<Facts>),
    /// The decisions with their effects; `None` if other requests ended the work, or there was nothing to compute.
    Weighed(Option<Vec<Decision>>),
    /// Credit, one comparison per dimension of the request.
    Compared {
        /// The comparisons, in the order of the request.
        comparisons: Vec<Comparison>,
        /// The numbers of the headline.
        headline: Headline,
    },
    /// The credit that moves.
    Moved(Box<Moved>),
    /// A model applied to the data.
    Explained(Box<Explanation>),
    /// Biases of the data itself.
    Fairness(Box<Fairness>),
    /// Shares under learned models with and without the people who did not convert.
    Unconverted(Box<Unconverted>),
    /// Confidence intervals of the shares; `None` if another request ended the work.
    Bootstrapped(Option<Box<Uncertainty>>),
    /// Cost and credit.
    Spend(Box<Spend>),
    /// Won revenue by the set of teams that touched the deal.
    Together(Box<Together>),
    /// The deals behind a number.
    Deals(Box<DealList>),
    /// A deal; `None` if no deal has this id.
    Opened(Option<Box<OpenedDeal>>),
    /// Flip points of each slider, empty if it cannot be searched; `None` if another request ended the work.
    Flips(Option<Vec<Vec<Flip>>>),
    /// The paths of won and lost deals.
    Paths(Box<Paths>),
    /// Open deals by team.
    Pipeline(Box<Pipeline>),
    /// Two sets of deals side by side.
    Periods(Box<Periods>),
    /// A page of the table of touches.
    Touches(Box<TouchPage>),
    /// Each golden vector: expected and computed.
    Verified(Vec<Check>),
    /// The digest; `None` if it could not be computed.
    Digested(Option<String>),
    /// A one-way fingerprint of the data.
    Fingerprint(Fingerprint),
    /// Rows not counted, one by one; at most [`PROBLEMS_LISTED`] of each reason.
    Problems(Vec<Problem>),
    /// The files were read, but contain no journeys. The previously loaded data stays.
    Unread(Box<Unread>),
    /// The request failed, and why. The previously loaded data stays.
    Failed(Problem),
    /// The worker cannot go on and must be replaced (unsolicited).
    Trapped {
        /// The error it stopped with.
        message: String,
    },
}

/// A model applied to this data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The model.
    pub model: Model,
    /// One of the won deals; `None` if nothing was won through a touch.
    pub example: Option<Example>,
    /// What the model learned, if it learns.
    pub evidence: Option<Evidence>,
}

/// Files without journeys, with the role inferred for each, so that the user can correct it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unread {
    /// Why they contain no journeys.
    pub problem: Problem,
    /// The files, as far as they were read.
    pub files: Vec<FileFacts>,
    /// Rows not counted, one by one; at most [`PROBLEMS_LISTED`] of each reason.
    pub problems: Vec<Problem>,
}

impl From<Problem> for Box<Unread> {
    fn from(problem: Problem) -> Self {
        Self::new(Unread { problem, files: Vec::new(), problems: Vec::new() })
    }
}

/// Most rows listed one by one for each reason; all are counted.
pub const PROBLEMS_LISTED: usize = 10_000;

/// Progress of a load or a bootstrap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The current phase.
    pub phase: Phase,
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far.
    pub bytes: u64,
    /// Bytes in all files.
    pub total_bytes: u64,
}

/// The activity that progress is reported for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Reading rows.
    Reading,
    /// Sorting touches by time, deal by deal.
    Joining,
    /// Computing credit.
    Crediting,
    /// Drawing resamples: `bytes` counts resamples.
    Drawing,
}

/// The number columns of one reply, which travel as transferred typed arrays instead of through serde.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// Integer columns, in minor units.
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

    /// Puts back the number columns that [`Reply::take_columns`] took out.
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
