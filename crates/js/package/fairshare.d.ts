// Types of Fairshare. Every function throws an `Error` with one sentence if an argument does not suit it.

/** Loads the module, once. By default it is found beside the package's files. */
export function init(
  module?: string | URL | Response | Request | BufferSource | WebAssembly.Module | Promise<Response | BufferSource>,
): Promise<void>;

/** Reads files, and joins touches to deals. */
export function read(files: readonly File[], options?: ReadOptions | null): Dataset;

/** A file in memory. */
export type File =
  | { name: string; text: string; bytes?: undefined }
  | { name: string; bytes: Uint8Array | ArrayBuffer; text?: undefined };

/** The data of some files, which answers questions. */
export class Dataset {
  private constructor();
  /** Counts of touches and deals, the currency, won revenue. */
  readonly facts: Facts;
  /** What was decided about the files, the least certain first. */
  readonly decisions: Decision[];
  /** Files and rows that do not count, and rows with a notice. */
  readonly problems: Problem[];
  /** Credit of each group under each model, model by model. */
  credit(options?: CreditOptions | null): CreditRow[];
  /** Credit that moves between teams from one model to another. */
  flows(from: Model, to: Model, options?: { eligibility?: Eligibility } | null): Flow[];
  /** Won and lost journeys by their sequence of channels. */
  paths(options?: { eligibility?: Eligibility } | null): Path[];
  /**
   * What data-driven models learn, for the `weights` of `sql`. Read the paths of a query with `keepSpellings` and
   * `keepPlaceholders`, so that names are those of the warehouse; paths of `shapley-lift:team` are those by team.
   */
  weights(models: Model | readonly Model[]): Weight[];
  /** The query that computes the same in a warehouse, by the stages, rates and switches given to `read`. */
  sql(options: SqlOptions): string;
  /** A chart as the text of an SVG. */
  svg(chart: Chart, options?: SvgOptions | null): string;
  /** Gives the memory back at once, not when the object is collected. The dataset cannot be used afterwards. */
  free(): void;
}

/** A model as on the command line: `linear`, `position:40/20/40`, `decay:7d`, `markov:1`. */
export type Model = string;
export type Dimension = "team" | "channel" | "campaign" | "type" | "month" | "segment";
export type Chart = "stacked" | "bars" | "dots" | "moved" | "together" | "deal" | "glyph";
export type Dialect = "duckdb" | "spark" | "bigquery" | "snowflake" | "postgres" | "clickhouse";

/** Role of a column of a file. */
export type Role =
  | "journey_id" | "account" | "contact" | "time" | "sequence" | "channel" | "campaign" | "touch_type"
  | "team" | "team_share" | "owner" | "stage" | "outcome" | "value" | "currency" | "cost" | "created"
  | "closed" | "lead_created" | "opportunity_created" | "segment" | "path" | "path_times" | "wins" | "losses"
  | "given_credit"
  | "probability";

/** How files are read, where that differs from what is inferred: the options of the command line in camel case. */
export interface ReadOptions {
  /** The column of each role. */
  mapping?: { [role in Role]?: string } | string;
  dateOrder?: "DMY" | "MDY" | "YMD";
  decimalMark?: "." | ",";
  encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "windows-1251";
  /** One character, or `TAB`. */
  delimiter?: string;
  /** Counted from 1. */
  headerLine?: number;
  shape?: "touches" | "deals" | "paths" | "aggregated" | "wide" | "links" | "campaigns" | "other" | "spend" | "leads";
  /** Worth of one unit of other currencies in the main one. */
  rate?: { [currency: string]: number };
  /** Meanings of stages. */
  stage?: { [stage: string]: "won" | "lost" | "open" };
  /** Keys of decisions that are right, or `all`. */
  accept?: string | readonly string[];
  /** Counts duplicate rows. */
  keepDuplicates?: boolean;
  /** Each conversion counts all touches before it. */
  allEarlier?: boolean;
  /** Rows of one deal with several amounts are several purchases. */
  severalPurchases?: boolean;
  /** Leaves out journeys that the list of conversions lacks. */
  leaveOutUnlisted?: boolean;
  /** Keeps spellings of one name apart. */
  keepSpellings?: boolean;
  /** Keeps placeholders such as `N/A` as names. */
  keepPlaceholders?: boolean;
  /** Links no anonymous ids to known ones. */
  keepAnonymous?: boolean;
  /** Takes placeholder dates such as 1970-01-01 as dates. */
  keepPlaceholderDates?: boolean;
  /** Fills no empty keys of a grouped report. */
  keepEmptyKeys?: boolean;
  /** The row of a conversion is no touch. */
  conversionsNoTouch?: boolean;
  /** Counts rows that a filter of the workbook hides. */
  countHidden?: boolean;
  /** Counts activities that have not happened. */
  countPlanned?: boolean;
  /** Counts deleted rows. */
  countDeleted?: boolean;
  /** Leaves out deleted rows. */
  leaveOutDeleted?: boolean;
  /** Counts touches later than the close. */
  countLate?: boolean;
  /** Shares the touches of persons whom the list of the staff has in several teams. */
  shareNamesakes?: boolean;
  /** Rows of one customer with dates of their own are one deal. */
  oneDeal?: boolean;
  /** Counts won deals whose rows do not count. */
  countLostDeals?: boolean;
  /** Leaves purchases whole instead of subtracting their refunds. */
  keepRefunded?: boolean;
  /** Counts touches within visits. */
  countWithinVisits?: boolean;
  /** Counts each purchase with a repeated transaction ID. */
  countRepeated?: boolean;
  /** Counts rows of spend that another file has too. */
  countRepeatedSpend?: boolean;
  /** Counts totals among rows of spend. */
  countTotals?: boolean;
  /** Leaves out rows of spend named as totals, even if they are no sum of other rows. */
  leaveOutTotals?: boolean;
  /** Counts purchases of one customer and amount within minutes once. */
  countSoonOnce?: boolean;
  /** Counts touches of an account for each of its deals. */
  countOutsideDeals?: boolean;
  /** Merges channels of one name from files of different kinds. */
  mergeChannels?: boolean;
  /** Leaves out archived rows. */
  leaveOutArchived?: boolean;
  /** The unit of the probabilities of open deals: `percent` if 1 means 1 %, `fractions` if it means 100 %. */
  probabilities?: "percent" | "fractions";
  /** Groups sources and media into channels: `ga4` are the default channel groups of Google Analytics 4. */
  group?: "ga4";
  /** Own rules that come first: the text of a table with the columns field, test, text and channel. */
  groupRules?: string;
}

/** Kinds of touch that do not count, by name. */
export interface Excluded {
  channel?: string | readonly string[];
  campaign?: string | readonly string[];
  type?: string | readonly string[];
  team?: string | readonly string[];
  person?: string | readonly string[];
}

/** Which deals and touches count: the options of the command line in camel case. */
export interface Eligibility {
  /** Days, such as `90` or `"90d"`. */
  lookback?: number | string;
  lastTouches?: number;
  repeats?: "keep" | "collapse" | "first";
  exclude?: Excluded;
  excludedCount?: "never" | "unless-alone" | "unless-last-and-alone";
  /** Touches after the creation of the opportunity do not count. */
  beforeOpportunity?: boolean;
  /** Weights of kinds of touch, such as `{ "type:Impression": 0.2 }`; a kind without one has the weight 1. */
  weight?: { readonly [kind: string]: number };
  /** Credit of touches of several teams. With `overlay` rows do not add up. */
  joint?: "split" | "bucket" | "overlay";
  /** First and last day: `2025-01-01..2025-12-31`; either may be missing. */
  closed?: string;
  touched?: string;
  segment?: string | readonly string[];
  owner?: string | readonly string[];
  currency?: string | readonly string[];
  deal?: string | readonly string[];
  /** A table as text, with the columns `channel` (or `campaign`, or `type`) and `team`: `Sales 60% / Marketing 40%`. */
  shares?: string;
}

export interface CreditOptions {
  /** Ten rule models if it is missing. */
  models?: Model | readonly Model[];
  /** `team` if it is missing. */
  by?: Dimension | "deal";
  eligibility?: Eligibility;
}

export interface CreditRow {
  /** Month or segment; the name is that of a team within it. */
  part?: string;
  /** The team, channel, campaign, type or deal. */
  name: string;
  model: Model;
  /** Credit in minor units (cents), exact. */
  minor: bigint;
  /** The same in currency units. */
  credit: number;
  /** Share of won revenue, 0 to 1; of won deals if no revenue is known. */
  share: number;
  /** Credit in won deals. */
  wins: number;
}

export interface Flow {
  from: string;
  to: string;
  /** In minor units, exact. */
  minor: bigint;
  /** The same in currency units. */
  credit: number;
}

export interface Path {
  channels: string[];
  wins: number;
  losses: number;
  /** Won revenue in minor units, exact. */
  minor: bigint;
  /** The same in currency units. */
  value: number;
}

export interface Weight {
  model: Model;
  /** The channel or the team. */
  name: string;
  weight: number;
}

export interface SqlOptions {
  dialect: Dialect;
  /** Name of the table of touches, such as `db.touches`. */
  touches: string;
  /** Name of the table of deals. */
  deals?: string;
  /** Column of each field, such as `{ deal: "deal_id", time: "occurred_at" }`; `"deals.deal"` names one table. */
  mapping: { [field: string]: string } | string;
  models?: Model | readonly Model[];
  by?: Dimension;
  output?: "credit" | "allocation" | "paths";
  eligibility?: Eligibility;
  /** Decimal places of minor units, 0 to 6; those of the files if it is missing. */
  places?: number;
  /** Whether times of touches have a zone. */
  zoned?: boolean;
  /** Scores of data-driven models, as `weights` gives them. */
  weights?: readonly Weight[];
}

export interface SvgOptions {
  models?: Model | readonly Model[];
  by?: Dimension;
  /** The model that others are compared with: `last` if it is shown, else the first. */
  baseline?: Model;
  /** The models of `moved`. */
  from?: Model;
  to?: Model;
  /** Key of the deal that `deal` draws; without it, a deal that explains well. */
  deal?: string;
  eligibility?: Eligibility;
  /** Pixels, 240 to 4000; 960 if it is missing. */
  width?: number;
  theme?: "light" | "dark" | "print";
  /** Ids in the picture begin with it; it must differ between two pictures of one page. */
  id?: string;
}

export interface Facts {
  currency: string;
  /** Decimal places of minor units. */
  places: number;
  touches: number;
  won: number;
  lost: number;
  open: number;
  wonRevenue: number;
  wonRevenueMinor: bigint;
  /** Days, such as `2025-03-31`; missing if touches have no dates. */
  firstTouch?: string;
  lastTouch?: string;
}

export interface Decision {
  /** Identifies it; `accept` of `read` takes it. */
  key: string;
  /** Evidence, the value used and the alternatives, in words. */
  question: string;
  chosen: string;
  certainty: "certain" | "likely" | "open";
  evidence: string;
  alternatives: { value: string; effect?: DecisionEffect }[];
}

/** What would change under an alternative. */
export interface DecisionEffect {
  wonDeals: number;
  lostDeals: number;
  wonRevenue: number;
  /** Largest change of a team's share, in percentage points. */
  sharePoints: number;
  /** The team. */
  of: string;
}

export interface Problem {
  file: string;
  /** Counted from 1; 0 for the whole file. */
  line: number;
  column: string;
  value: string;
  kind: "refused" | "not counted" | "notice";
  reason: string;
  hint: string;
}
