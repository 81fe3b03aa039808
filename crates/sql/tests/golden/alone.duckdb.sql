-- Credit for won revenue, in minor units.
WITH
-- Teams and shares of the rules.
"rule_owners" AS (
  SELECT 'nobody' AS "owner", '' AS "team", 1e0 AS "share"
),
-- Touches as the table has them; times in milliseconds since 1970, UTC.
"touch_rows" AS (
  SELECT
    TRIM(COALESCE(CAST(s."journey" AS VARCHAR), '')) AS "deal_key",
    EPOCH_MS(s."at") AS "time",
    TRIM(COALESCE(CAST(s."channel" AS VARCHAR), '')) AS "channel",
    CAST(ROUND(CAST(s."value" AS DECIMAL(24, 6)) * 100, 0) AS BIGINT) AS "told_amount",
    CASE
      WHEN LOWER(TRIM(COALESCE(CAST(s."converted" AS VARCHAR), ''))) IN ('won', 'win', 'closed won', 'closedwon', 'closed-won', 'converted', 'true', 'yes', '1', 'успешно реализовано') THEN 2
      WHEN LOWER(TRIM(COALESCE(CAST(s."converted" AS VARCHAR), ''))) IN ('lost', 'loss', 'closed lost', 'closedlost', 'closed-lost', 'false', 'no', '0', 'не реализовано', 'закрыто и не реализовано') THEN 1
      WHEN TRIM(COALESCE(CAST(s."converted" AS VARCHAR), '')) <> '' THEN 0
      ELSE CAST(NULL AS BIGINT)
    END AS "told_outcome"
  FROM "db"."touches" AS s
),
-- Touches with a deal, a time and a channel.
"usable_touches" AS (
  SELECT *
  FROM "touch_rows"
  WHERE ("time" IS NOT NULL) AND ("channel" <> '') AND ("deal_key" <> '')
),
-- The owners of each touch: those in the data, else those of a rule, else nobody.
"owned_touches" AS (
  SELECT
    *,
    'nobody' AS "owner"
  FROM "usable_touches"
),
-- When the rows of a deal last told its outcome and its amount.
"told_times" AS (
  SELECT
    *,
    MAX(CASE WHEN "told_outcome" IS NOT NULL THEN "time" ELSE CAST(NULL AS BIGINT) END) OVER (PARTITION BY "deal_key") AS "outcome_time",
    MAX(CASE WHEN "told_amount" IS NOT NULL THEN "time" ELSE CAST(NULL AS BIGINT) END) OVER (PARTITION BY "deal_key") AS "amount_time"
  FROM "usable_touches"
),
-- Outcome and amount at that time only.
"last_told" AS (
  SELECT
    "deal_key",
    CASE WHEN "time" = "outcome_time" THEN "told_outcome" ELSE CAST(NULL AS BIGINT) END AS "last_outcome",
    CASE WHEN "time" = "amount_time" THEN "told_amount" ELSE CAST(NULL AS BIGINT) END AS "last_amount"
  FROM "told_times"
),
-- One row per deal that the touches name.
"deal_facts" AS (
  SELECT
    "deal_key",
    MAX("last_outcome") AS "told_outcome",
    MAX("last_amount") AS "told_amount"
  FROM "last_told"
  GROUP BY "deal_key"
),
-- The same with the key of the deal.
"deal_rows" AS (
  SELECT
    "deal_key" AS "deal",
    "told_outcome",
    "told_amount"
  FROM "deal_facts"
),
-- The outcome of each deal.
"told_deals" AS (
  SELECT
    "deal",
    CASE
      WHEN "told_outcome" = 2 THEN 'won'
      WHEN "told_outcome" = 1 THEN 'lost'
      WHEN "told_outcome" = 0 THEN 'open'
      ELSE 'open'
    END AS "outcome",
    COALESCE("told_amount", 0) AS "own_amount",
    CAST(NULL AS BIGINT) AS "closed",
    CAST(NULL AS BIGINT) AS "lead_created",
    CAST(NULL AS BIGINT) AS "opportunity_created"
  FROM "deal_rows"
),
-- Deals with their amount.
"deals" AS (
  SELECT
    *,
    "own_amount" AS "amount"
  FROM "told_deals"
),
-- Teams and shares of all touches.
"all_owners" AS (
  SELECT * FROM "rule_owners"
),
-- The teams of each owner of touches, with their shares and their number.
"owners" AS (
  SELECT
    *,
    CAST(COUNT(*) OVER (PARTITION BY "owner") AS BIGINT) AS "owners",
    CASE WHEN 1 = 0 THEN 1 ELSE 0 END AS "team_excluded"
  FROM "all_owners"
),
-- Touches with the key of their deal.
"keyed_touches" AS (
  SELECT
    "deal_key" AS "deal",
    "time",
    "channel",
    "owner",
    "told_amount",
    "told_outcome"
  FROM "owned_touches"
),
-- Exact duplicates count once.
"distinct_touches" AS (
  SELECT
    "deal",
    "time",
    "channel",
    "owner",
    "told_amount",
    "told_outcome"
  FROM "keyed_touches"
  GROUP BY "deal", "time", "channel", "owner", "told_amount", "told_outcome"
),
-- Touches without what their rows tell about deals.
"touches_alone" AS (
  SELECT
    "deal",
    "time",
    "channel",
    "owner"
  FROM "distinct_touches"
),
-- Touches of deals that are listed.
"deal_touches" AS (
  SELECT
    l.*,
    r."closed" AS "closed",
    r."outcome" AS "outcome"
  FROM "touches_alone" AS l
  INNER JOIN "deals" AS r ON l."deal" = r."deal"
),
-- Touches up to the close of a decided deal.
"timely_touches" AS (
  SELECT *
  FROM "deal_touches"
  WHERE ("closed" IS NULL) OR ("outcome" = 'open') OR ("time" <= "closed")
),
-- The last touch of each deal.
"last_touches" AS (
  SELECT
    "deal",
    MAX("time") AS "last_time"
  FROM "timely_touches"
  GROUP BY "deal"
),
-- Deals with the time of their last touch.
"touched_deals" AS (
  SELECT
    l.*,
    r."last_time" AS "last_time"
  FROM "deals" AS l
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
),
-- Deals with an outcome that counts.
"decided_deals" AS (
  SELECT *
  FROM "counted_deals"
  WHERE "outcome" IN ('won')
),
-- Touches without facts about deals.
"plain_touches" AS (
  SELECT
    "deal",
    "time",
    "channel",
    "owner"
  FROM "timely_touches"
),
-- Touches of these deals.
"touches_of_decided_deals" AS (
  SELECT
    l.*,
    r."outcome" AS "outcome",
    r."amount" AS "amount",
    r."close" AS "close",
    r."lead_created" AS "lead_created",
    r."opportunity_created" AS "opportunity_created"
  FROM "plain_touches" AS l
  INNER JOIN "decided_deals" AS r ON l."deal" = r."deal"
),
-- Touches within the filter and the lookback.
"touches_in_time" AS (
  SELECT *
  FROM "touches_of_decided_deals"
  WHERE 1 = 1
),
-- The touches that count.
"eligible_touches" AS (
  SELECT *
  FROM "touches_in_time"
  WHERE 1 = 1
),
-- The place of each touch in its deal, from 1.
"positions" AS (
  SELECT
    *,
    CAST(ROW_NUMBER() OVER (PARTITION BY "deal" ORDER BY "time", "channel") AS BIGINT) AS "position",
    CAST(COUNT(*) OVER (PARTITION BY "deal") AS BIGINT) AS "touches",
    MAX("time") OVER (PARTITION BY "deal") AS "last_time"
  FROM "eligible_touches"
),
-- The places that touches at one instant share.
"ties" AS (
  SELECT
    *,
    MIN("position") OVER (PARTITION BY "deal", "time") AS "tie_first",
    MAX("position") OVER (PARTITION BY "deal", "time") AS "tie_last",
    CAST(COUNT(*) OVER (PARTITION BY "deal", "time") AS BIGINT) AS "tie_size"
  FROM "positions"
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
    1e0 / CAST("touches" AS DOUBLE) AS "linear_weight"
  FROM "ties"
),
-- The models.
"models" AS (
  SELECT 'linear' AS "model"
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
    CASE WHEN "model" = 'linear' THEN "linear_weight" ELSE 0e0 END AS "weight"
  FROM "touches_and_models"
),
-- Touches with a weight.
"weights_above_zero" AS (
  SELECT *
  FROM "weights"
  WHERE "weight" <> 0e0
),
-- One row per model, touch and team.
"cells" AS (
  SELECT
    l.*,
    r."team" AS "team",
    r."share" AS "share",
    r."owners" AS "owners"
  FROM "weights_above_zero" AS l
  INNER JOIN "owners" AS r ON l."owner" = r."owner"
),
-- The teams of a touch share its weight.
"cell_weights" AS (
  SELECT
    *,
    "weight" * "share" AS "weight_in_deal"
  FROM "cells"
),
-- Columns that all models share.
"weighted_cells" AS (
  SELECT
    "model",
    "deal",
    "position",
    "time",
    "channel",
    "owner",
    "amount",
    "close",
    "team",
    "owners",
    "weight_in_deal"
  FROM "cell_weights"
),
-- Minor units before rounding.
"exact_credit" AS (
  SELECT
    *,
    CAST("amount" AS DOUBLE) * "weight_in_deal" AS "exact"
  FROM "weighted_cells"
),
-- Whole minor units.
"whole_credit" AS (
  SELECT
    *,
    CAST(FLOOR("exact" + 9.5367431640625e-7) AS BIGINT) AS "whole_cents"
  FROM "exact_credit"
),
-- What rounding leaves over, in steps of a millionth.
"remainders" AS (
  SELECT
    *,
    CAST(FLOOR(GREATEST((("exact" - CAST("whole_cents" AS DOUBLE)) * 1.048576e6) + 5e-1, 0e0)) AS BIGINT) AS "remainder",
    CAST(COUNT(*) OVER (PARTITION BY "model", "deal") AS BIGINT) AS "cells_of_deal",
    CAST(SUM("whole_cents") OVER (PARTITION BY "model", "deal") AS BIGINT) AS "whole_sum"
  FROM "whole_credit"
),
-- Minor units left over, and who gets them first.
"ranked_remainders" AS (
  SELECT
    *,
    "amount" - "whole_sum" AS "left_over",
    CAST(ROW_NUMBER() OVER (PARTITION BY "model", "deal" ORDER BY "remainder" DESC, "position", "team") AS BIGINT) AS "remainder_rank"
  FROM "remainders"
),
-- Each gets an equal part of more than one.
"shared_remainders" AS (
  SELECT
    *,
    CAST(FLOOR(CAST("left_over" AS DOUBLE) / CAST("cells_of_deal" AS DOUBLE)) AS BIGINT) AS "to_each"
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
    CASE WHEN "channel" = '' THEN '(none)' ELSE "channel" END AS "by_channel",
    "cents" AS "earned",
    "weight_in_deal" AS "earned_wins"
  FROM "allocated"
),
-- Deals with an eligible touch.
"deals_with_touches" AS (
  SELECT
    "deal",
    CAST(SUM(1) AS BIGINT) AS "found"
  FROM "eligible_touches"
  GROUP BY "deal"
),
-- Won deals with their number of eligible touches.
"deals_and_touches" AS (
  SELECT
    l.*,
    r."found" AS "found"
  FROM "decided_deals" AS l
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
    '(unattributed)' AS "by_channel",
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
    "by_channel",
    CAST(SUM("earned") AS BIGINT) AS "credit",
    SUM("earned_wins") AS "wins"
  FROM "all_credit"
  GROUP BY "by_model", "by_channel"
),
-- Credit in minor units, and won deals.
"credit" AS (
  SELECT
    "by_channel" AS "channel",
    "by_model" AS "model",
    "credit",
    "wins"
  FROM "sums"
)
SELECT "channel", "model", "credit", "wins"
FROM "credit"
ORDER BY "model", "channel"
