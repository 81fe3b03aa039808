//! All texts about each kind of model.

use crate::values::catalogue::Kind;

/// All texts about a kind of model.
pub struct AboutModel {
    /// Its name in the list.
    pub name: &'static str,
    /// Describes it in one sentence.
    pub says: &'static str,
    /// Formula, edge cases, what it favours, and its source.
    pub explanation: [&'static str; 4],
    /// Whether the name keeps its capital within a sentence: it begins with a letter that names a shape, or with a person.
    pub proper: bool,
}

/// Explanation that all position models share.
const POSITION: [&str; 4] = [
    "f for the first touch, l for the last, m shared by those between, each divided by f + m + l.",
    "Two touches share in proportion f : l. One touch gets all. Touches at the same instant share the \
                 total weight of their positions.",
    "The first and the last touch, as much as their weights say.",
    "Position-based; presets as Adobe and Mixpanel document them.",
];

/// The texts about a kind of model.
#[must_use]
pub const fn about(kind: Kind) -> AboutModel {
    match kind {
        Kind::First => AboutModel {
            name: "First touch",
            says: "All credit goes to the first touch of a deal.",
            explanation: [
                "Weight 1 for the first touch, 0 for the others.",
                "Touches at the same instant share it.",
                "Who opens doors: advertising, events, outbound.",
                "Convention of web analytics.",
            ],
            proper: false,
        },
        Kind::FirstExcept => AboutModel {
            name: "First except",
            says: "All credit goes to the first touch of a channel other than these.",
            explanation: [
                "Weight 1 for the first touch of a channel that is not listed.",
                "If a deal has only listed channels, its first touch gets all. Upper and lower case do not matter.",
                "Who opens doors, ignoring the listed channels.",
                "First non-direct click, as web analytics tools offer it.",
            ],
            proper: false,
        },
        Kind::InverseJ => AboutModel {
            name: "Inverse J",
            says: "60 to the first touch, 20 to the last, 20 shared by those in between.",
            explanation: POSITION,
            proper: true,
        },
        Kind::U => AboutModel {
            name: "U-shaped",
            says: "40 to the first touch, 40 to the last, 20 shared by those in between.",
            explanation: POSITION,
            proper: true,
        },
        Kind::Custom => AboutModel {
            name: "Custom position",
            says: "Your own weights for the first touch, the last, and those in between.",
            explanation: POSITION,
            proper: true,
        },
        Kind::ULead => AboutModel {
            name: "U on lead",
            says: "Half to the first touch, half to the touch before the lead was created.",
            explanation: [
                "50 for the first touch, 50 for the latest touch at or before the creation of the lead.",
                "Without a lead date the first touch gets all. One touch may get both halves.",
                "Who brings in leads.",
                "U-shaped as Marketo Measure documents it.",
            ],
            proper: true,
        },
        Kind::W => AboutModel {
            name: "W-shaped",
            says: "30 each to the first touch, the touch before the lead was created and the touch before the \
                 opportunity was created; 10 shared by those in between, nothing to those after.",
            explanation: [
                "30 each for the first touch and the latest touches at or before the creation of lead and opportunity; \
                 10 shared by the other touches between the first touch and the opportunity.",
                "If a milestone has no date, or no touch at or before it, its weight goes equally to the others. If \
                 there is no touch before the opportunity, the touches between the first and the one of the lead share \
                 the 10; if there is none before the lead either, the first touch gets all. If there is no touch \
                 between, the 10 go equally to the milestones.",
                "Who moves deals from stage to stage, up to the opportunity.",
                "W-shaped as Marketo Measure documents it.",
            ],
            proper: true,
        },
        Kind::FullPath => AboutModel {
            name: "Full path",
            says: "22.5 each to the first touch, the touches before lead and opportunity were created, and the touch \
                 before the close; 10 shared by the rest.",
            explanation: [
                "22.5 each for first touch, lead, opportunity and close; 10 shared by all other touches.",
                "If a date is missing, its weight goes equally to the milestones present. If there is no other touch, \
                 so do the 10.",
                "Who moves deals from stage to stage, including the close.",
                "Full path as Marketo Measure documents it.",
            ],
            proper: false,
        },
        Kind::Stages => AboutModel {
            name: "Custom milestones",
            says: "Your own weights for the first touch, lead, opportunity, close, and all other touches.",
            explanation: [
                "Your weights for the latest touch at or before each milestone and for all other touches, each divided \
                 by their sum.",
                "If a date is missing, its weight goes equally to the milestones present. If there is no other touch, \
                 so does their weight.",
                "What you weight most.",
                "Fairshare.",
            ],
            proper: false,
        },
        Kind::Linear => AboutModel {
            name: "Linear",
            says: "Every touch of a deal gets the same credit.",
            explanation: [
                "1 / n for each of n touches.",
                "None.",
                "Who touches often.",
                "Convention of web analytics.",
            ],
            proper: false,
        },
        Kind::LinearPerChannel => AboutModel {
            name: "Linear per channel",
            says: "Every channel of a deal gets the same credit, however many touches it has. This is the Shapley fair \
                 share.",
            explanation: [
                "1 / (channels of the deal) for each channel, shared equally by its touches.",
                "None.",
                "Who brings in many channels; repeats of one channel gain nothing.",
                "Equals the Shapley value if every deal is won by all who took part (Shapley 1953).",
            ],
            proper: false,
        },
        Kind::EqualByTeam => AboutModel {
            name: "Equal by team",
            says: "Every team present gets the same credit, however many touches it has.",
            explanation: [
                "1 / (teams of the deal) for each team; within a team, in proportion to its shares of the touches.",
                "Touches without a team count as those of one team.",
                "Small teams in deals with many touches.",
                "Fairshare.",
            ],
            proper: false,
        },
        Kind::PositionDecay => AboutModel {
            name: "Position decay",
            says: "The later a touch comes, the more it counts: 1, 2, 3 and so on.",
            explanation: [
                "i / (1 + 2 + ... + n) for the i-th of n touches.",
                "Touches at the same instant share the total weight of their positions.",
                "Late touches, however many days lie between.",
                "Rank-based decay.",
            ],
            proper: false,
        },
        Kind::TimeDecay => AboutModel {
            name: "Time decay",
            says: "The closer a touch is to the close, the more it counts.",
            explanation: [
                "In proportion to 2^(-days before the close / half-life).",
                "Days are counted back from the latest touch; this does not change the shares.",
                "Late touches; with a long half-life, all touches alike.",
                "Convention of web analytics, where the half-life is 7 days.",
            ],
            proper: false,
        },
        Kind::DecayByChannel => AboutModel {
            name: "Decay by channel",
            says: "As time decay, with half-lives of their own for some channels: a trade fair is remembered longer than \
                 an ad.",
            explanation: [
                "In proportion to 2^(-days before the close / half-life of the channel).",
                "Days count from the close. Channels without a half-life of their own have that of time decay.",
                "Late touches, and channels with long half-lives.",
                "Fairshare; users of web analytics tools ask for it.",
            ],
            proper: false,
        },
        Kind::J => AboutModel {
            name: "J-shaped",
            says: "20 to the first touch, 60 to the last, 20 shared by those in between.",
            explanation: POSITION,
            proper: true,
        },
        Kind::LastExcept => AboutModel {
            name: "Last touch except",
            says: "All credit goes to the last touch of a channel other than these.",
            explanation: [
                "Weight 1 for the last touch of a channel that is not listed.",
                "If a deal has only listed channels, its last touch gets all. Upper and lower case do not matter.",
                "Who closes, ignoring the listed channels.",
                "Last non-direct click, as in Google Analytics 4.",
            ],
            proper: false,
        },
        Kind::LastPaid => AboutModel {
            name: "Last paid touch",
            says: "All credit goes to the last touch of a paid channel.",
            explanation: [
                "Weight 1 for the last touch of a paid channel: those that you name, or else those whose names say so, such \
                 as Paid Search, google / cpc or Display.",
                "If a deal has no paid touch, its last touch gets all.",
                "Advertising.",
                "Last paid click, as advertising platforms count.",
            ],
            proper: false,
        },
        Kind::LastCampaign => AboutModel {
            name: "Last campaign touch",
            says: "All credit goes to the last touch that belongs to a campaign.",
            explanation: [
                "Weight 1 for the last touch with a campaign.",
                "If no touch of a deal has a campaign, its last touch gets all.",
                "Teams that run campaigns.",
                "Campaign-preferring attribution, as in Google Analytics before version 4.",
            ],
            proper: false,
        },
        Kind::Last => AboutModel {
            name: "Last touch",
            says: "All credit goes to the last touch before the close.",
            explanation: [
                "Weight 1 for the last touch at or before the close, 0 for the others.",
                "Touches at the same instant share it.",
                "Who closes: calls, demos, and whatever is logged last.",
                "Convention of web analytics.",
            ],
            proper: false,
        },
        Kind::Vendor => AboutModel {
            name: "As another tool",
            says: "A model as another tool computes it: the same name often means a different calculation.",
            explanation: [
                "As described above; a preset that equals one of our models is computed by that model.",
                "As in our models. Touches at the same instant share the total weight of their positions.",
                "What the model of that tool favours.",
                "Named above. For comparison with another tool, never a default.",
            ],
            proper: false,
        },
        Kind::Imported => AboutModel {
            name: "As in the file",
            says: "Credit from another tool, as given in the file, to compare with the models here.",
            explanation: [
                "Amounts as given in the file.",
                "Revenue that the other tool credited to nobody, or twice, is Unattributed.",
                "What the other tool favours.",
                "Your file.",
            ],
            proper: false,
        },
        Kind::Markov => AboutModel {
            name: "Markov chain",
            says: "How much would be lost without a channel (removal effect), in a chain that follows the paths of your \
                 buyers.",
            explanation: [
                "Score (removal effect): 1 - P(won without the channel) / P(won), in a chain whose states are the last \
                 channels of your buyers; every step into a removed channel is a loss. Within a deal, its channels \
                 share the credit in proportion to their scores.",
                "Solved exactly, not simulated. A deal shorter than the order is one state. If all scores are zero, \
                 credit is shared equally.",
                "Channels that many winning paths lead through.",
                "Anderl, Becker, von Wangenheim and Schumann 2016.",
            ],
            proper: true,
        },
        Kind::ShapleyLift => AboutModel {
            name: "Shapley lift",
            says: "What each adds to the win rate, averaged over every order in which they could join.",
            explanation: [
                "Score: what a player adds to v(S) = wins / (wins + losses) of the deals whose players are all in S, \
                 averaged over every order. Within a deal, those present share the credit in proportion to their \
                 scores.",
                "Exact, over all coalitions of up to 16. A joint touch brings in all its teams. A score below zero counts as \
                 zero within a deal.",
                "Who is there when deals are won and not when they are lost.",
                "Shapley 1953.",
            ],
            proper: true,
        },
        Kind::ShaoLi => AboutModel {
            name: "Shao and Li",
            says: "What a channel, alone and paired with each other one, says about the chance to win.",
            explanation: [
                "Per won deal: p(x) + 1 / (2 (m - 1)) x the sum over its other channels y of p(x,y) - p(x) - p(y), with m \
                 channels and p = wins / (wins + losses) of the deals with the channel, or both. Summed over won deals.",
                "One channel: p(x). A score below zero counts as zero within a deal.",
                "Channels whose deals are won, alone and in pairs.",
                "Shao and Li 2011.",
            ],
            proper: true,
        },
        Kind::Logistic => AboutModel {
            name: "Logistic regression",
            says: "Which channels are present in won rather than lost deals. Association, not cause.",
            explanation: [
                "Score: mean coefficient of the channel in 20 logistic regressions of won or lost on the channels present, each \
                 on a resample with a fixed seed; ridge penalty 1, with an intercept.",
                "Signed: a score below zero counts as zero within a deal. If all are below zero, credit is shared \
                 equally.",
                "Channels that are present where deals are won. Association, not cause.",
                "Bagged logistic regression, after Shao and Li 2011.",
            ],
            proper: false,
        },
    }
}
