-- Credit for won revenue, in minor units.
-- A script: steps that others use more than once become tables; the last statement gives the answer.

-- The owners of each touch: those in the data, else those of a rule, else nobody.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_owned_touches" ENGINE = Memory AS
WITH
-- Touches as the table has them; times in milliseconds since 1970, UTC.
"touch_rows" AS (
  SELECT
    trimBoth(ifNull(toString(s."Deal ID"), '')) AS "deal_key",
    trimBoth(ifNull(toString(s."Account"), '')) AS "account",
    trimBoth(ifNull(toString(s."Touch ID"), '')) AS "touch",
    toUnixTimestamp64Milli(toDateTime64(s."Date", 3, 'UTC')) AS "time",
    COALESCE(CAST(s."Step" AS Nullable(Int64)), 0) AS "sequence",
    trimBoth(ifNull(toString(s."Channel"), '')) AS "channel",
    trimBoth(ifNull(toString(s."Campaign"), '')) AS "campaign",
    trimBoth(ifNull(toString(s."Type"), '')) AS "type",
    trimBoth(ifNull(toString(s."Person"), '')) AS "person",
    trimBoth(ifNull(toString(s."Team"), '')) AS "team_cell"
  FROM "db"."touches" AS s
),
-- Touches with a deal, a time and a channel.
"usable_touches" AS (
  SELECT *
  FROM "touch_rows"
  WHERE ("time" IS NOT NULL) AND ("channel" <> '') AND (("deal_key" <> '') OR ("account" <> ''))
)
SELECT
  *,
  CASE WHEN "team_cell" <> '' THEN concat('data: ', "team_cell") ELSE 'nobody' END AS "owner"
FROM "usable_touches"
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- The outcome of each deal.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_told_deals" ENGINE = Memory AS
WITH
-- Deals as the table has them; the end of the day for dates without a time.
"deal_rows" AS (
  SELECT
    trimBoth(ifNull(toString(s."Deal ID"), '')) AS "deal",
    trimBoth(ifNull(toString(s."Account"), '')) AS "account",
    toInt64(round(toDecimal128(s."Amount", 6) * 100)) AS "told_amount",
    CASE
      WHEN lowerUTF8(trimBoth(ifNull(toString(s."Stage"), ''))) IN ('won', 'win', 'closed won', 'closedwon', 'closed-won', 'converted', 'true', 'yes', '1', 'успешно реализовано') THEN 2
      WHEN lowerUTF8(trimBoth(ifNull(toString(s."Stage"), ''))) IN ('lost', 'loss', 'closed lost', 'closedlost', 'closed-lost', 'false', 'no', '0', 'не реализовано', 'закрыто и не реализовано') THEN 1
      WHEN trimBoth(ifNull(toString(s."Stage"), '')) <> '' THEN 0
      ELSE CAST(NULL AS Nullable(Int64))
    END AS "told_outcome",
    trimBoth(ifNull(toString(s."Currency"), '')) AS "currency",
    trimBoth(ifNull(toString(s."Segment"), '')) AS "segment",
    trimBoth(ifNull(toString(s."Owner"), '')) AS "deal_owner",
    CASE
      WHEN (toInt64(floor(toFloat64(toUnixTimestamp64Milli(toDateTime64(s."Close date", 3, 'UTC'))) / 8.64e7)) * 86400000) = toUnixTimestamp64Milli(toDateTime64(s."Close date", 3, 'UTC')) THEN toUnixTimestamp64Milli(toDateTime64(s."Close date", 3, 'UTC')) + 86399999
      ELSE toUnixTimestamp64Milli(toDateTime64(s."Close date", 3, 'UTC'))
    END AS "closed",
    CASE
      WHEN (toInt64(floor(toFloat64(toUnixTimestamp64Milli(toDateTime64(s."Lead", 3, 'UTC'))) / 8.64e7)) * 86400000) = toUnixTimestamp64Milli(toDateTime64(s."Lead", 3, 'UTC')) THEN toUnixTimestamp64Milli(toDateTime64(s."Lead", 3, 'UTC')) + 86399999
      ELSE toUnixTimestamp64Milli(toDateTime64(s."Lead", 3, 'UTC'))
    END AS "lead_created",
    CASE
      WHEN (toInt64(floor(toFloat64(toUnixTimestamp64Milli(toDateTime64(s."Opportunity", 3, 'UTC'))) / 8.64e7)) * 86400000) = toUnixTimestamp64Milli(toDateTime64(s."Opportunity", 3, 'UTC')) THEN toUnixTimestamp64Milli(toDateTime64(s."Opportunity", 3, 'UTC')) + 86399999
      ELSE toUnixTimestamp64Milli(toDateTime64(s."Opportunity", 3, 'UTC'))
    END AS "opportunity_created"
  FROM "db"."deals" AS s
),
-- Dates and amounts without nulls.
"sortable_deals" AS (
  SELECT
    *,
    COALESCE("closed", (-9007199254740992)) AS "by_closed",
    COALESCE("told_amount", (-9007199254740992)) AS "by_told_amount",
    COALESCE("told_outcome", (-9007199254740992)) AS "by_told_outcome",
    COALESCE("lead_created", (-9007199254740992)) AS "by_lead_created",
    COALESCE("opportunity_created", (-9007199254740992)) AS "by_opportunity_created"
  FROM "deal_rows"
),
-- The row with the later close counts, then the one with the greater amount.
"numbered_deals" AS (
  SELECT
    *,
    toInt64(ROW_NUMBER() OVER (PARTITION BY "deal" ORDER BY "by_closed" DESC, "by_told_amount" DESC, "by_told_outcome" DESC, "by_lead_created" DESC, "by_opportunity_created" DESC)) AS "row_of_deal"
  FROM "sortable_deals"
),
-- One row per deal.
"single_deals" AS (
  SELECT *
  FROM "numbered_deals"
  WHERE "row_of_deal" = 1
)
SELECT
  "deal",
  CASE
    WHEN "told_outcome" = 2 THEN 'won'
    WHEN "told_outcome" = 1 THEN 'lost'
    WHEN "told_outcome" = 0 THEN 'open'
    ELSE 'open'
  END AS "outcome",
  "account",
  COALESCE("told_amount", 0) AS "own_amount",
  "currency",
  "segment",
  "deal_owner",
  "closed",
  "lead_created",
  "opportunity_created"
FROM "single_deals"
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- Deals whose amount is known in the main currency.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_deals" ENGINE = Memory AS
WITH
-- Each deal counts for its currency.
"currency_rows" AS (
  SELECT
    *,
    1 AS "one",
    CASE WHEN "outcome" = 'won' THEN 1 ELSE 0 END AS "one_won"
  FROM "fairshare_told_deals"
),
-- Deals that name a currency.
"currency_deals" AS (
  SELECT *
  FROM "currency_rows"
  WHERE "currency" <> ''
),
-- Deals and won deals per currency.
"currencies" AS (
  SELECT
    "currency",
    toInt64(SUM("one_won")) AS "currency_won",
    toInt64(SUM("one")) AS "currency_all"
  FROM "currency_deals"
  GROUP BY "currency"
),
-- The main currency is the first.
"ranked_currencies" AS (
  SELECT
    *,
    toInt64(ROW_NUMBER() OVER (ORDER BY "currency_won" DESC, "currency_all" DESC, "currency")) AS "currency_rank"
  FROM "currencies"
),
-- Deals with the rank of their currency.
"priced_deals" AS (
  SELECT
    l.*,
    r."currency_rank" AS "currency_rank"
  FROM "fairshare_told_deals" AS l
  LEFT JOIN "ranked_currencies" AS r ON l."currency" = r."currency"
),
-- Amounts in the main currency.
"converted_deals" AS (
  SELECT
    *,
    CASE
      WHEN ("currency_rank" IS NULL) OR ("currency_rank" = 1) THEN "own_amount"
      WHEN "currency" = 'USD' THEN toInt64(round(toDecimal128("own_amount", 0) * toDecimal128('0.920000000', 9)))
      ELSE CAST(NULL AS Nullable(Int64))
    END AS "amount"
  FROM "priced_deals"
)
SELECT *
FROM "converted_deals"
WHERE "amount" IS NOT NULL
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- Deals that name an account.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_account_deals" ENGINE = Memory AS
SELECT *
FROM "fairshare_deals"
WHERE "account" <> ''
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- Touches up to the close of a decided deal.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_timely_touches" ENGINE = Memory AS
WITH
-- Touches that name their deal.
"touches_of_deals" AS (
  SELECT *
  FROM "fairshare_owned_touches"
  WHERE "deal_key" <> ''
),
-- The same with the key of the deal.
"touches_by_deal" AS (
  SELECT
    "deal_key" AS "deal",
    "time",
    "sequence",
    "channel",
    "campaign",
    "type",
    "team_cell",
    "person",
    "touch",
    "owner"
  FROM "touches_of_deals"
),
-- Touches that name only an account.
"touches_of_accounts" AS (
  SELECT *
  FROM "fairshare_owned_touches"
  WHERE "deal_key" = ''
),
-- Pairs of deals of one account.
"pairs_of_deals" AS (
  SELECT
    l.*,
    r."closed" AS "other_closed",
    r."outcome" AS "other_outcome"
  FROM "fairshare_account_deals" AS l
  INNER JOIN "fairshare_told_deals" AS r ON l."account" = r."account"
),
-- Pairs in which the other was decided before.
"earlier_deals" AS (
  SELECT *
  FROM "pairs_of_deals"
  WHERE ("other_outcome" <> 'open') AND ("other_closed" IS NOT NULL) AND ("other_closed" < "opportunity_created")
),
-- The last close before the opportunity.
"earlier_closes" AS (
  SELECT
    "deal",
    MAX("other_closed") AS "earlier_close"
  FROM "earlier_deals"
  GROUP BY "deal"
),
-- Deals of accounts with the close before them.
"account_deals_in_order" AS (
  SELECT
    l.*,
    r."earlier_close" AS "earlier_close"
  FROM "fairshare_account_deals" AS l
  LEFT JOIN "earlier_closes" AS r ON l."deal" = r."deal"
),
-- Touches of an account, for each of its deals.
"touches_by_account_deal" AS (
  SELECT
    l.*,
    r."deal" AS "account_deal",
    r."opportunity_created" AS "opportunity_created",
    r."closed" AS "closed",
    r."earlier_close" AS "earlier_close"
  FROM "touches_of_accounts" AS l
  INNER JOIN "account_deals_in_order" AS r ON l."account" = r."account"
),
-- Without touches of an earlier deal of the account, and those long before the opportunity.
"touches_inside_deals" AS (
  SELECT *
  FROM "touches_by_account_deal"
  WHERE ("opportunity_created" IS NULL)
    OR (("closed" IS NOT NULL) AND ("closed" < "opportunity_created"))
    OR ((("earlier_close" IS NULL) OR ("earlier_close" < "time"))
    AND (("opportunity_created" - 15552000000) <= "time"))
),
-- The same with the key of the deal.
"touches_by_account" AS (
  SELECT
    "account_deal" AS "deal",
    "time",
    "sequence",
    "channel",
    "campaign",
    "type",
    "team_cell",
    "person",
    "touch",
    "owner"
  FROM "touches_inside_deals"
),
-- Touches with the key of their deal.
"keyed_touches" AS (
  SELECT * FROM "touches_by_deal"
  UNION ALL
  SELECT * FROM "touches_by_account"
),
-- Exact duplicates count once.
"distinct_touches" AS (
  SELECT
    "deal",
    "time",
    "sequence",
    "channel",
    "campaign",
    "type",
    "team_cell",
    "person",
    "touch",
    "owner"
  FROM "keyed_touches"
  GROUP BY "deal", "time", "sequence", "channel", "campaign", "type", "team_cell", "person", "touch", "owner"
),
-- Rows with one id, time and channel are one touch.
"numbered_copies" AS (
  SELECT
    *,
    toInt64(ROW_NUMBER() OVER (PARTITION BY "deal", "time", "channel", "campaign", "type", "team_cell", "touch" ORDER BY "time", "sequence", "channel", "campaign", "type", "team_cell", "person", "touch")) AS "copy"
  FROM "distinct_touches"
),
-- One row per touch.
"single_touches" AS (
  SELECT *
  FROM "numbered_copies"
  WHERE ("touch" = '') OR ("copy" = 1)
),
-- Touches of deals that are listed.
"deal_touches" AS (
  SELECT
    l.*,
    r."closed" AS "closed",
    r."outcome" AS "outcome"
  FROM "single_touches" AS l
  INNER JOIN "fairshare_deals" AS r ON l."deal" = r."deal"
)
SELECT *
FROM "deal_touches"
WHERE ("closed" IS NULL) OR ("outcome" = 'open') OR ("time" <= "closed")
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- Deals with an outcome that counts.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_decided_deals" ENGINE = Memory AS
WITH
-- The last touch of each deal.
"last_touches" AS (
  SELECT
    "deal",
    MAX("time") AS "last_time"
  FROM "fairshare_timely_touches"
  GROUP BY "deal"
),
-- Deals with the time of their last touch.
"touched_deals" AS (
  SELECT
    l.*,
    r."last_time" AS "last_time"
  FROM "fairshare_deals" AS l
  LEFT JOIN "last_touches" AS r ON l."deal" = r."deal"
),
-- The close of each deal; its last touch if no close is known.
"closed_deals" AS (
  SELECT
    *,
    CASE
      WHEN "closed" IS NULL THEN COALESCE("last_time", 0)
      WHEN "outcome" = 'open' THEN "closed"
      ELSE GREATEST("closed", COALESCE("last_time", 0))
    END AS "close"
  FROM "touched_deals"
),
-- Deals that the filter matches.
"counted_deals" AS (
  SELECT *
  FROM "closed_deals"
  WHERE 1 = 1
)
SELECT *
FROM "counted_deals"
WHERE "outcome" IN ('won')
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- The touches that count.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_eligible_touches" ENGINE = Memory AS
WITH
-- Touches without facts about deals.
"plain_touches" AS (
  SELECT
    "deal",
    "time",
    "sequence",
    "channel",
    "campaign",
    "type",
    "team_cell",
    "person",
    "touch",
    "owner"
  FROM "fairshare_timely_touches"
),
-- Touches of these deals.
"touches_of_decided_deals" AS (
  SELECT
    l.*,
    r."outcome" AS "outcome",
    r."amount" AS "amount",
    r."close" AS "close",
    r."lead_created" AS "lead_created",
    r."opportunity_created" AS "opportunity_created",
    r."segment" AS "segment"
  FROM "plain_touches" AS l
  INNER JOIN "fairshare_decided_deals" AS r ON l."deal" = r."deal"
),
-- Touches within the filter and the lookback.
"touches_in_time" AS (
  SELECT *
  FROM "touches_of_decided_deals"
  WHERE 1 = 1
)
SELECT *
FROM "touches_in_time"
WHERE 1 = 1
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- One row per model, touch and team.
CREATE OR REPLACE TEMPORARY TABLE "fairshare_cells" ENGINE = Memory AS
WITH
-- Teams and shares of the rules.
"rule_owners" AS (
  SELECT 'nobody' AS "owner", '' AS "team", 1e0 AS "share"
),
-- Touches whose data name a team.
"touches_with_teams" AS (
  SELECT *
  FROM "fairshare_owned_touches"
  WHERE "team_cell" <> ''
),
-- Distinct team cells.
"team_cells" AS (
  SELECT
    "owner",
    "team_cell"
  FROM "touches_with_teams"
  GROUP BY "owner", "team_cell"
),
-- Teams stand between + ; | and, in cells with a percent sign, between / and comma.
"split_cells" AS (
  SELECT
    *,
    CASE
      WHEN replaceAll("team_cell", '%', '') <> "team_cell" THEN replaceAll(replaceAll(replaceAll(replaceAll("team_cell", ';', '+'), '|', '+'), '/', '+'), ',', '+')
      ELSE replaceAll(replaceAll("team_cell", ';', '+'), '|', '+')
    END AS "team_list"
  FROM "team_cells"
),
-- Digits, of which places of teams in a cell are made.
"digits" AS (
  SELECT 0 AS "digit"
  UNION ALL
  SELECT 1 AS "digit"
  UNION ALL
  SELECT 2 AS "digit"
  UNION ALL
  SELECT 3 AS "digit"
  UNION ALL
  SELECT 4 AS "digit"
  UNION ALL
  SELECT 5 AS "digit"
  UNION ALL
  SELECT 6 AS "digit"
  UNION ALL
  SELECT 7 AS "digit"
  UNION ALL
  SELECT 8 AS "digit"
  UNION ALL
  SELECT 9 AS "digit"
),
-- All numbers of two digits.
"two_digits" AS (
  SELECT
    l.*,
    r."digit" AS "ten"
  FROM "digits" AS l
  CROSS JOIN "digits" AS r
),
-- Places of a team in its cell, from 1 to 100.
"part_numbers" AS (
  SELECT
    ("digit" + ("ten" * 10)) + 1 AS "part_number"
  FROM "two_digits"
),
-- Each cell with each place.
"cell_places" AS (
  SELECT
    l.*,
    r."part_number" AS "part_number"
  FROM "split_cells" AS l
  CROSS JOIN "part_numbers" AS r
),
-- The text at each place.
"cell_parts" AS (
  SELECT
    *,
    trimBoth(splitByString('+', "team_list")["part_number"]) AS "part"
  FROM "cell_places"
),
-- Places with a text.
"team_parts" AS (
  SELECT *
  FROM "cell_parts"
  WHERE "part" <> ''
),
-- Team and percent of each part.
"read_parts" AS (
  SELECT
    *,
    trimBoth(COALESCE(nullIf(extract("part", '^(.*[^ :=(0-9.])[ :=(]*[0-9]+[.]?[0-9]* *%[ )]*$'), ''), "part")) AS "part_team",
    toFloat64OrNull(nullIf(extract("part", '([0-9]+[.]?[0-9]*) *%[ )]*$'), '')) AS "part_percent"
  FROM "team_parts"
),
-- A team that stands twice gets the sum.
"cell_teams" AS (
  SELECT
    "owner",
    "part_team",
    SUM("part_percent") AS "percent"
  FROM "read_parts"
  GROUP BY "owner", "part_team"
),
-- Percents that a cell gives, and teams without one.
"cell_sums" AS (
  SELECT
    *,
    SUM(COALESCE("percent", 0e0)) OVER (PARTITION BY "owner") AS "given",
    MAX(COALESCE("percent", 0e0)) OVER (PARTITION BY "owner") AS "largest",
    SUM(CASE WHEN "percent" IS NULL THEN 1e0 ELSE 0e0 END) OVER (PARTITION BY "owner") AS "without_percent"
  FROM "cell_teams"
),
-- The units of each team in its cell.
"cell_units" AS (
  SELECT
    *,
    CASE
      WHEN "percent" IS NOT NULL THEN "percent"
      WHEN 0e0 < "without_percent" THEN GREATEST(CASE WHEN ("largest" <= 1e0) AND (0e0 < "given") THEN 1e0 ELSE 1e2 END - "given", 0e0) / "without_percent"
      ELSE 0e0
    END AS "units"
  FROM "cell_sums"
),
-- Teams with a share above zero.
"positive_units" AS (
  SELECT *
  FROM "cell_units"
  WHERE 0e0 < "units"
),
-- The units of all teams of a cell.
"unit_sums" AS (
  SELECT
    *,
    SUM("units") OVER (PARTITION BY "owner") AS "all_units"
  FROM "positive_units"
),
-- Shares that sum to 1.
"cell_shares" AS (
  SELECT
    "owner",
    "part_team" AS "team",
    "units" / "all_units" AS "share"
  FROM "unit_sums"
),
-- Teams and shares in the data.
"data_owners" AS (
  SELECT
    "owner",
    "team",
    "share"
  FROM "cell_shares"
),
-- Teams and shares of all touches.
"all_owners" AS (
  SELECT * FROM "rule_owners"
  UNION ALL
  SELECT * FROM "data_owners"
),
-- The teams of each owner of touches, with their shares and their number.
"owners" AS (
  SELECT
    *,
    toInt64(COUNT(*) OVER (PARTITION BY "owner")) AS "owners",
    CASE WHEN 1 = 0 THEN 1 ELSE 0 END AS "team_excluded"
  FROM "all_owners"
),
-- The place of each touch in its deal, from 1.
"positions" AS (
  SELECT
    *,
    toInt64(ROW_NUMBER() OVER (PARTITION BY "deal" ORDER BY "time", "sequence", "channel", "campaign", "type", "team_cell", "person", "touch")) AS "position",
    toInt64(COUNT(*) OVER (PARTITION BY "deal")) AS "touches",
    MAX("time") OVER (PARTITION BY "deal") AS "last_time"
  FROM "fairshare_eligible_touches"
),
-- The places that touches at one instant share.
"ties" AS (
  SELECT
    *,
    MIN("position") OVER (PARTITION BY "deal", "time", "sequence") AS "tie_first",
    MAX("position") OVER (PARTITION BY "deal", "time", "sequence") AS "tie_last",
    toInt64(COUNT(*) OVER (PARTITION BY "deal", "time", "sequence")) AS "tie_size"
  FROM "positions"
),
-- The latest touch at or before the lead, the opportunity and the close.
"milestones" AS (
  SELECT
    *,
    MAX(CASE
      WHEN ("lead_created" IS NOT NULL) AND ("time" <= "lead_created") THEN "position"
      ELSE CAST(NULL AS Nullable(Int64))
    END) OVER (PARTITION BY "deal") AS "lead_last",
    MAX(CASE
      WHEN ("lead_created" IS NOT NULL) AND ("time" <= "lead_created") THEN "tie_first"
      ELSE CAST(NULL AS Nullable(Int64))
    END) OVER (PARTITION BY "deal") AS "lead_first",
    MAX(CASE
      WHEN ("opportunity_created" IS NOT NULL) AND ("time" <= "opportunity_created") THEN "position"
      ELSE CAST(NULL AS Nullable(Int64))
    END) OVER (PARTITION BY "deal") AS "opportunity_last",
    MAX(CASE
      WHEN ("opportunity_created" IS NOT NULL) AND ("time" <= "opportunity_created") THEN "tie_first"
      ELSE CAST(NULL AS Nullable(Int64))
    END) OVER (PARTITION BY "deal") AS "opportunity_first",
    MAX(CASE WHEN ("close" IS NOT NULL) AND ("time" <= "close") THEN "position" ELSE CAST(NULL AS Nullable(Int64)) END) OVER (PARTITION BY "deal") AS "close_last",
    MAX(CASE WHEN "tie_first" = 1 THEN "tie_last" ELSE CAST(NULL AS Nullable(Int64)) END) OVER (PARTITION BY "deal") AS "opening_last"
  FROM "ties"
),
-- What weights are made of, by model.
"parts_of_weights_1" AS (
  SELECT
    *,
    CASE
      WHEN "touches" = 1 THEN 1e0
      WHEN ("touches" = 2) AND ("position" = 1) THEN 5e-1
      WHEN "touches" = 2 THEN 5e-1
      WHEN "position" = 1 THEN 4e-1
      WHEN "position" = "touches" THEN 4e-1
      ELSE 2e-1 / toFloat64("touches" - 2)
    END AS "u_place_weight",
    (CASE WHEN 1 = 1 THEN 1e0 ELSE 0e0 END + CASE WHEN "lead_last" IS NOT NULL THEN 1e0 ELSE 0e0 END) + CASE WHEN "opportunity_last" IS NOT NULL THEN 1e0 ELSE 0e0 END AS "w_present",
    CASE
      WHEN ("tie_first" = 1)
        OR (("lead_last" IS NOT NULL) AND ("tie_first" <= "lead_last") AND ("lead_last" <= "tie_last"))
        OR (("opportunity_last" IS NOT NULL)
        AND ("tie_first" <= "opportunity_last")
        AND ("opportunity_last" <= "tie_last")) THEN 1e0
      ELSE 0e0
    END AS "w_holds",
    CASE
      WHEN (("opening_last" < "position") AND ("position" < COALESCE("opportunity_first", "lead_first", 1)))
        AND (NOT (("tie_first" = 1)
        OR (("lead_last" IS NOT NULL) AND ("tie_first" <= "lead_last") AND ("lead_last" <= "tie_last"))
        OR (("opportunity_last" IS NOT NULL)
        AND ("tie_first" <= "opportunity_last")
        AND ("opportunity_last" <= "tie_last")))) THEN 1e0
      ELSE 0e0
    END AS "w_free",
    POWER(2e0, -(toFloat64("last_time" - "time") / 6.048e8)) AS "decay_raw_weight"
  FROM "milestones"
),
-- What weights are made of, by model.
"parts_of_weights_2" AS (
  SELECT
    *,
    SUM("u_place_weight") OVER (PARTITION BY "deal", "tie_first") AS "u_shared_weight",
    SUM("w_free") OVER (PARTITION BY "deal") AS "w_between",
    SUM("decay_raw_weight") OVER (PARTITION BY "deal") AS "decay_raw_sum"
  FROM "parts_of_weights_1"
),
-- What weights are made of, by model.
"parts_of_weights_3" AS (
  SELECT
    *,
    CASE WHEN "w_between" = 0e0 THEN 0e0 ELSE 1e-1 END AS "w_middle"
  FROM "parts_of_weights_2"
),
-- What weights are made of, by model.
"parts_of_weights_4" AS (
  SELECT
    *,
    ((1e0 - "w_middle") / "w_present") / toFloat64("tie_size") AS "w_part"
  FROM "parts_of_weights_3"
),
-- The weight of each touch in its deal under each model; they sum to 1.
"weights_by_model" AS (
  SELECT
    "deal",
    "position",
    "time",
    "channel",
    "owner",
    "amount",
    "close",
    "campaign",
    "type",
    "touch",
    "segment",
    1e0 / toFloat64("touches") AS "linear_weight",
    "u_shared_weight" / toFloat64("tie_size") AS "u_weight",
    CASE
      WHEN "w_holds" = 1e0 THEN (CASE WHEN "tie_first" = 1 THEN "w_part" ELSE 0e0 END + CASE
        WHEN ("lead_last" IS NOT NULL) AND ("tie_first" <= "lead_last") AND ("lead_last" <= "tie_last") THEN "w_part"
        ELSE 0e0
      END) + CASE
        WHEN ("opportunity_last" IS NOT NULL)
          AND ("tie_first" <= "opportunity_last")
          AND ("opportunity_last" <= "tie_last") THEN "w_part"
        ELSE 0e0
      END
      WHEN "w_free" = 1e0 THEN "w_middle" / "w_between"
      ELSE 0e0
    END AS "w_weight",
    "decay_raw_weight" / "decay_raw_sum" AS "decay_weight",
    1e0 / toFloat64("touches") AS "equal_by_team_weight"
  FROM "parts_of_weights_4"
),
-- The models.
"models" AS (
  SELECT 'linear' AS "model"
  UNION ALL
  SELECT 'u' AS "model"
  UNION ALL
  SELECT 'w' AS "model"
  UNION ALL
  SELECT 'decay:7d' AS "model"
  UNION ALL
  SELECT 'equal-by-team' AS "model"
),
-- Each touch under each model.
"touches_and_models" AS (
  SELECT
    l.*,
    r."model" AS "model"
  FROM "weights_by_model" AS l
  CROSS JOIN "models" AS r
),
-- The weight of each touch under each model.
"weights" AS (
  SELECT
    "model",
    "deal",
    "position",
    "time",
    "channel",
    "owner",
    "amount",
    "close",
    "campaign",
    "type",
    "touch",
    "segment",
    CASE
      WHEN "model" = 'linear' THEN "linear_weight"
      WHEN "model" = 'u' THEN "u_weight"
      WHEN "model" = 'w' THEN "w_weight"
      WHEN "model" = 'decay:7d' THEN "decay_weight"
      WHEN "model" = 'equal-by-team' THEN "equal_by_team_weight"
      ELSE 0e0
    END AS "weight"
  FROM "touches_and_models"
),
-- Touches with a weight.
"weights_above_zero" AS (
  SELECT *
  FROM "weights"
  WHERE "weight" <> 0e0
)
SELECT
  l.*,
  r."team" AS "team",
  r."share" AS "share",
  r."owners" AS "owners"
FROM "weights_above_zero" AS l
INNER JOIN "owners" AS r ON l."owner" = r."owner"
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;

-- The answer.
WITH
-- The models.
"models" AS (
  SELECT 'linear' AS "model"
  UNION ALL
  SELECT 'u' AS "model"
  UNION ALL
  SELECT 'w' AS "model"
  UNION ALL
  SELECT 'decay:7d' AS "model"
  UNION ALL
  SELECT 'equal-by-team' AS "model"
),
-- Models that weigh touches or channels.
"cells_of_touches" AS (
  SELECT *
  FROM "fairshare_cells"
  WHERE NOT ("model" IN ('equal-by-team'))
),
-- The teams of a touch share its weight.
"cell_weights" AS (
  SELECT
    *,
    "weight" * "share" AS "weight_in_deal"
  FROM "cells_of_touches"
),
-- Columns that all models share.
"touch_credit" AS (
  SELECT
    "model",
    "deal",
    "position",
    "time",
    "channel",
    "owner",
    "amount",
    "close",
    "campaign",
    "type",
    "touch",
    "segment",
    "team",
    "owners",
    "weight_in_deal"
  FROM "cell_weights"
),
-- Models that weigh teams.
"cells_of_teams" AS (
  SELECT *
  FROM "fairshare_cells"
  WHERE "model" IN ('equal-by-team')
),
-- The share of each team in each touch.
"team_shares" AS (
  SELECT
    *,
    "weight" * "share" AS "touch_share",
    toInt64(ROW_NUMBER() OVER (PARTITION BY "model", "deal", "team" ORDER BY "position")) AS "team_place"
  FROM "cells_of_teams"
),
-- All teams have the same score.
"scored_teams" AS (
  SELECT
    *,
    1e0 AS "team_score"
  FROM "team_shares"
),
-- Shares of each team, and scores of all teams present.
"team_sums" AS (
  SELECT
    *,
    SUM("touch_share") OVER (PARTITION BY "model", "deal", "team") AS "team_sum",
    SUM("touch_share") OVER (PARTITION BY "model", "deal") AS "share_sum",
    SUM(CASE WHEN "team_place" = 1 THEN "team_score" ELSE CAST(NULL AS Nullable(Float64)) END) OVER (PARTITION BY "model", "deal") AS "score_sum"
  FROM "scored_teams"
),
-- Each team gets the share of its score, its touches in proportion to its shares.
"team_weights" AS (
  SELECT
    *,
    CASE
      WHEN 0e0 < "score_sum" THEN "touch_share" * ("team_score" / ("team_sum" * "score_sum"))
      ELSE "touch_share" / "share_sum"
    END AS "weight_in_deal"
  FROM "team_sums"
),
-- Columns that all models share.
"team_credit" AS (
  SELECT
    "model",
    "deal",
    "position",
    "time",
    "channel",
    "owner",
    "amount",
    "close",
    "campaign",
    "type",
    "touch",
    "segment",
    "team",
    "owners",
    "weight_in_deal"
  FROM "team_weights"
),
-- The weight of each touch and team.
"weighted_cells" AS (
  SELECT * FROM "touch_credit"
  UNION ALL
  SELECT * FROM "team_credit"
),
-- Minor units before rounding.
"exact_credit" AS (
  SELECT
    *,
    toFloat64("amount") * "weight_in_deal" AS "exact"
  FROM "weighted_cells"
),
-- Whole minor units.
"whole_credit" AS (
  SELECT
    *,
    toInt64(floor("exact" + 9.5367431640625e-7)) AS "whole_cents"
  FROM "exact_credit"
),
-- What rounding leaves over, in steps of a millionth.
"remainders" AS (
  SELECT
    *,
    toInt64(floor(GREATEST((("exact" - toFloat64("whole_cents")) * 1.048576e6) + 5e-1, 0e0))) AS "remainder",
    toInt64(COUNT(*) OVER (PARTITION BY "model", "deal")) AS "cells_of_deal",
    toInt64(SUM("whole_cents") OVER (PARTITION BY "model", "deal")) AS "whole_sum"
  FROM "whole_credit"
),
-- Minor units left over, and who gets them first.
"ranked_remainders" AS (
  SELECT
    *,
    "amount" - "whole_sum" AS "left_over",
    toInt64(ROW_NUMBER() OVER (PARTITION BY "model", "deal" ORDER BY "remainder" DESC, "position", "team")) AS "remainder_rank"
  FROM "remainders"
),
-- Each gets an equal part of more than one.
"shared_remainders" AS (
  SELECT
    *,
    toInt64(floor(toFloat64("left_over") / toFloat64("cells_of_deal"))) AS "to_each"
  FROM "ranked_remainders"
),
-- The credit of each touch and team, in minor units.
"allocated" AS (
  SELECT
    *,
    ("whole_cents" + "to_each") + CASE WHEN ("remainder_rank" <= ("left_over" - ("to_each" * "cells_of_deal"))) THEN 1 ELSE 0 END AS "cents"
  FROM "shared_remainders"
),
-- Credit with its group.
"grouped" AS (
  SELECT
    "model" AS "by_model",
    CASE WHEN "team" = '' THEN 'Unassigned' ELSE "team" END AS "by_team",
    "cents" AS "earned",
    "weight_in_deal" AS "earned_wins"
  FROM "allocated"
),
-- Deals with an eligible touch.
"deals_with_touches" AS (
  SELECT
    "deal",
    toInt64(SUM(1)) AS "found"
  FROM "fairshare_eligible_touches"
  GROUP BY "deal"
),
-- Won deals with their number of eligible touches.
"deals_and_touches" AS (
  SELECT
    l.*,
    r."found" AS "found"
  FROM "fairshare_decided_deals" AS l
  LEFT JOIN "deals_with_touches" AS r ON l."deal" = r."deal"
),
-- Won deals without one.
"untouched_deals" AS (
  SELECT *
  FROM "deals_and_touches"
  WHERE "found" IS NULL
),
-- The same under every model.
"untouched_under_models" AS (
  SELECT
    l.*,
    r."model" AS "any_model"
  FROM "untouched_deals" AS l
  CROSS JOIN "models" AS r
),
-- Revenue without an eligible touch, a row of its own.
"unattributed" AS (
  SELECT
    "any_model" AS "by_model",
    '(unattributed)' AS "by_team",
    "amount" AS "earned",
    1e0 AS "earned_wins"
  FROM "untouched_under_models"
),
-- Credit of touches, and revenue without one.
"all_credit" AS (
  SELECT * FROM "grouped"
  UNION ALL
  SELECT * FROM "unattributed"
),
-- Sums per group and model.
"sums" AS (
  SELECT
    "by_model",
    "by_team",
    toInt64(SUM("earned")) AS "credit",
    SUM("earned_wins") AS "wins"
  FROM "all_credit"
  GROUP BY "by_model", "by_team"
),
-- Credit in minor units, and won deals.
"credit" AS (
  SELECT
    "by_team" AS "team",
    "by_model" AS "model",
    "credit",
    "wins"
  FROM "sums"
)
SELECT "team", "model", "credit", "wins"
FROM "credit"
ORDER BY "model", "team"
SETTINGS join_use_nulls = 1, query_plan_max_optimizations_to_apply = 1000000;
