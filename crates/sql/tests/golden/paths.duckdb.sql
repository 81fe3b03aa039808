-- Paths of won and lost deals.
WITH
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
  WHERE "outcome" IN ('won', 'lost')
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
-- What paths are made of.
"players" AS (
  SELECT
    "deal",
    "outcome",
    "amount",
    "position" AS "place",
    REPLACE(REGEXP_REPLACE("channel", '[\s ]+', ' ', 'g'), '>', '›') AS "player"
  FROM "ties"
),
-- The path of each deal.
"deal_paths" AS (
  SELECT
    "deal",
    "outcome",
    "amount",
    STRING_AGG("player", ' > ' ORDER BY "place") AS "path"
  FROM "players"
  GROUP BY "deal", "outcome", "amount"
),
-- Paths with the outcome of their deal.
"counted_paths" AS (
  SELECT
    "path",
    CASE WHEN "outcome" = 'won' THEN 1 ELSE 0 END AS "won_here",
    CASE WHEN "outcome" = 'lost' THEN 1 ELSE 0 END AS "lost_here",
    CASE WHEN "outcome" = 'won' THEN "amount" ELSE 0 END AS "revenue"
  FROM "deal_paths"
),
-- One row per path.
"path_sums" AS (
  SELECT
    "path",
    CAST(SUM("won_here") AS BIGINT) AS "wins",
    CAST(SUM("lost_here") AS BIGINT) AS "losses",
    CAST(SUM("revenue") AS BIGINT) AS "units"
  FROM "counted_paths"
  GROUP BY "path"
),
-- Paths with wins, losses and won revenue.
"paths" AS (
  SELECT
    "path",
    "wins",
    "losses",
    CAST("units" AS DOUBLE) / 1e2 AS "value"
  FROM "path_sums"
)
SELECT "path", "wins", "losses", "value"
FROM "paths"
ORDER BY "path"
