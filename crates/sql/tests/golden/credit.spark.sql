-- Credit for won revenue, in minor units.
-- A script: steps that others use more than once become tables; the last statement gives the answer.

-- Dates, and times without a zone, are in UTC.
SET TIME ZONE 'UTC';

-- The owners of each touch: those in the data, else those of a rule, else nobody.
DROP TABLE IF EXISTS `fairshare_owned_touches`;
CREATE TABLE `fairshare_owned_touches` USING parquet AS
WITH
-- Touches as the table has them; times in milliseconds since 1970, UTC.
`touch_rows` AS (
  SELECT
    TRIM(COALESCE(CAST(s.`Deal ID` AS STRING), '')) AS `deal_key`,
    TRIM(COALESCE(CAST(s.`Account` AS STRING), '')) AS `account`,
    TRIM(COALESCE(CAST(s.`Touch ID` AS STRING), '')) AS `touch`,
    UNIX_MILLIS(CAST(s.`Date` AS TIMESTAMP)) AS `time`,
    COALESCE(CAST(s.`Step` AS BIGINT), 0) AS `sequence`,
    TRIM(COALESCE(CAST(s.`Channel` AS STRING), '')) AS `channel`,
    TRIM(COALESCE(CAST(s.`Campaign` AS STRING), '')) AS `campaign`,
    TRIM(COALESCE(CAST(s.`Type` AS STRING), '')) AS `type`,
    TRIM(COALESCE(CAST(s.`Person` AS STRING), '')) AS `person`,
    TRIM(COALESCE(CAST(s.`Team` AS STRING), '')) AS `team_cell`
  FROM `db`.`touches` AS s
),
-- Touches with a deal, a time and a channel.
`usable_touches` AS (
  SELECT *
  FROM `touch_rows`
  WHERE (`time` IS NOT NULL) AND (`channel` <> '') AND ((`deal_key` <> '') OR (`account` <> ''))
)
SELECT
  *,
  CASE WHEN `team_cell` <> '' THEN ('data: ' || `team_cell`) ELSE 'nobody' END AS `owner`
FROM `usable_touches`;

-- The outcome of each deal.
DROP TABLE IF EXISTS `fairshare_told_deals`;
CREATE TABLE `fairshare_told_deals` USING parquet AS
WITH
-- Deals as the table has them; the end of the day for dates without a time.
`deal_rows` AS (
  SELECT
    TRIM(COALESCE(CAST(s.`Deal ID` AS STRING), '')) AS `deal`,
    TRIM(COALESCE(CAST(s.`Account` AS STRING), '')) AS `account`,
    CAST(ROUND(CAST(s.`Amount` AS DECIMAL(24, 6)) * 100, 0) AS BIGINT) AS `told_amount`,
    CASE
      WHEN LOWER(TRIM(COALESCE(CAST(s.`Stage` AS STRING), ''))) IN ('won', 'win', 'closed won', 'closedwon', 'closed-won', 'converted', 'true', 'yes', '1', 'успешно реализовано') THEN 2
      WHEN LOWER(TRIM(COALESCE(CAST(s.`Stage` AS STRING), ''))) IN ('lost', 'loss', 'closed lost', 'closedlost', 'closed-lost', 'false', 'no', '0', 'не реализовано', 'закрыто и не реализовано') THEN 1
      WHEN TRIM(COALESCE(CAST(s.`Stage` AS STRING), '')) <> '' THEN 0
      ELSE CAST(NULL AS BIGINT)
    END AS `told_outcome`,
    TRIM(COALESCE(CAST(s.`Currency` AS STRING), '')) AS `currency`,
    TRIM(COALESCE(CAST(s.`Segment` AS STRING), '')) AS `segment`,
    TRIM(COALESCE(CAST(s.`Owner` AS STRING), '')) AS `deal_owner`,
    CASE
      WHEN (CAST(FLOOR(CAST(UNIX_MILLIS(CAST(s.`Close date` AS TIMESTAMP)) AS DOUBLE) / 8.64e7D) AS BIGINT) * 86400000) = UNIX_MILLIS(CAST(s.`Close date` AS TIMESTAMP)) THEN UNIX_MILLIS(CAST(s.`Close date` AS TIMESTAMP)) + 86399999
      ELSE UNIX_MILLIS(CAST(s.`Close date` AS TIMESTAMP))
    END AS `closed`,
    CASE
      WHEN (CAST(FLOOR(CAST(UNIX_MILLIS(CAST(s.`Lead` AS TIMESTAMP)) AS DOUBLE) / 8.64e7D) AS BIGINT) * 86400000) = UNIX_MILLIS(CAST(s.`Lead` AS TIMESTAMP)) THEN UNIX_MILLIS(CAST(s.`Lead` AS TIMESTAMP)) + 86399999
      ELSE UNIX_MILLIS(CAST(s.`Lead` AS TIMESTAMP))
    END AS `lead_created`,
    CASE
      WHEN (CAST(FLOOR(CAST(UNIX_MILLIS(CAST(s.`Opportunity` AS TIMESTAMP)) AS DOUBLE) / 8.64e7D) AS BIGINT) * 86400000) = UNIX_MILLIS(CAST(s.`Opportunity` AS TIMESTAMP)) THEN UNIX_MILLIS(CAST(s.`Opportunity` AS TIMESTAMP)) + 86399999
      ELSE UNIX_MILLIS(CAST(s.`Opportunity` AS TIMESTAMP))
    END AS `opportunity_created`
  FROM `db`.`deals` AS s
),
-- Dates and amounts without nulls.
`sortable_deals` AS (
  SELECT
    *,
    COALESCE(`closed`, (-9007199254740992)) AS `by_closed`,
    COALESCE(`told_amount`, (-9007199254740992)) AS `by_told_amount`,
    COALESCE(`told_outcome`, (-9007199254740992)) AS `by_told_outcome`,
    COALESCE(`lead_created`, (-9007199254740992)) AS `by_lead_created`,
    COALESCE(`opportunity_created`, (-9007199254740992)) AS `by_opportunity_created`
  FROM `deal_rows`
),
-- The row with the later close counts, then the one with the greater amount.
`numbered_deals` AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY `deal` ORDER BY `by_closed` DESC, `by_told_amount` DESC, `by_told_outcome` DESC, `by_lead_created` DESC, `by_opportunity_created` DESC) AS `row_of_deal`
  FROM `sortable_deals`
),
-- One row per deal.
`single_deals` AS (
  SELECT *
  FROM `numbered_deals`
  WHERE `row_of_deal` = 1
)
SELECT
  `deal`,
  CASE
    WHEN `told_outcome` = 2 THEN 'won'
    WHEN `told_outcome` = 1 THEN 'lost'
    WHEN `told_outcome` = 0 THEN 'open'
    ELSE 'open'
  END AS `outcome`,
  `account`,
  COALESCE(`told_amount`, 0) AS `own_amount`,
  `currency`,
  `segment`,
  `deal_owner`,
  `closed`,
  `lead_created`,
  `opportunity_created`
FROM `single_deals`;

-- Deals whose amount is known in the main currency.
DROP TABLE IF EXISTS `fairshare_deals`;
CREATE TABLE `fairshare_deals` USING parquet AS
WITH
-- Each deal counts for its currency.
`currency_rows` AS (
  SELECT
    *,
    1 AS `one`,
    CASE WHEN `outcome` = 'won' THEN 1 ELSE 0 END AS `one_won`
  FROM `fairshare_told_deals`
),
-- Deals that name a currency.
`currency_deals` AS (
  SELECT *
  FROM `currency_rows`
  WHERE `currency` <> ''
),
-- Deals and won deals per currency.
`currencies` AS (
  SELECT
    `currency`,
    SUM(`one_won`) AS `currency_won`,
    SUM(`one`) AS `currency_all`
  FROM `currency_deals`
  GROUP BY `currency`
),
-- The main currency is the first.
`ranked_currencies` AS (
  SELECT
    *,
    ROW_NUMBER() OVER (ORDER BY `currency_won` DESC, `currency_all` DESC, `currency`) AS `currency_rank`
  FROM `currencies`
),
-- Deals with the rank of their currency.
`priced_deals` AS (
  SELECT
    l.*,
    r.`currency_rank` AS `currency_rank`
  FROM `fairshare_told_deals` AS l
  LEFT JOIN `ranked_currencies` AS r ON l.`currency` = r.`currency`
),
-- Amounts in the main currency.
`converted_deals` AS (
  SELECT
    *,
    CASE
      WHEN (`currency_rank` IS NULL) OR (`currency_rank` = 1) THEN `own_amount`
      WHEN `currency` = 'USD' THEN CAST(ROUND(CAST(`own_amount` AS DECIMAL(19, 0)) * CAST('0.920000000' AS DECIMAL(16, 9)), 0) AS BIGINT)
      ELSE CAST(NULL AS BIGINT)
    END AS `amount`
  FROM `priced_deals`
)
SELECT *
FROM `converted_deals`
WHERE `amount` IS NOT NULL;

-- Deals that name an account.
DROP TABLE IF EXISTS `fairshare_account_deals`;
CREATE TABLE `fairshare_account_deals` USING parquet AS
SELECT *
FROM `fairshare_deals`
WHERE `account` <> '';

-- Touches up to the close of a decided deal.
DROP TABLE IF EXISTS `fairshare_timely_touches`;
CREATE TABLE `fairshare_timely_touches` USING parquet AS
WITH
-- Touches that name their deal.
`touches_of_deals` AS (
  SELECT *
  FROM `fairshare_owned_touches`
  WHERE `deal_key` <> ''
),
-- The same with the key of the deal.
`touches_by_deal` AS (
  SELECT
    `deal_key` AS `deal`,
    `time`,
    `sequence`,
    `channel`,
    `campaign`,
    `type`,
    `team_cell`,
    `person`,
    `touch`,
    `owner`
  FROM `touches_of_deals`
),
-- Touches that name only an account.
`touches_of_accounts` AS (
  SELECT *
  FROM `fairshare_owned_touches`
  WHERE `deal_key` = ''
),
-- Pairs of deals of one account.
`pairs_of_deals` AS (
  SELECT
    l.*,
    r.`closed` AS `other_closed`,
    r.`outcome` AS `other_outcome`
  FROM `fairshare_account_deals` AS l
  INNER JOIN `fairshare_told_deals` AS r ON l.`account` = r.`account`
),
-- Pairs in which the other was decided before.
`earlier_deals` AS (
  SELECT *
  FROM `pairs_of_deals`
  WHERE (`other_outcome` <> 'open') AND (`other_closed` IS NOT NULL) AND (`other_closed` < `opportunity_created`)
),
-- The last close before the opportunity.
`earlier_closes` AS (
  SELECT
    `deal`,
    MAX(`other_closed`) AS `earlier_close`
  FROM `earlier_deals`
  GROUP BY `deal`
),
-- Deals of accounts with the close before them.
`account_deals_in_order` AS (
  SELECT
    l.*,
    r.`earlier_close` AS `earlier_close`
  FROM `fairshare_account_deals` AS l
  LEFT JOIN `earlier_closes` AS r ON l.`deal` = r.`deal`
),
-- Touches of an account, for each of its deals.
`touches_by_account_deal` AS (
  SELECT
    l.*,
    r.`deal` AS `account_deal`,
    r.`opportunity_created` AS `opportunity_created`,
    r.`closed` AS `closed`,
    r.`earlier_close` AS `earlier_close`
  FROM `touches_of_accounts` AS l
  INNER JOIN `account_deals_in_order` AS r ON l.`account` = r.`account`
),
-- Without touches of an earlier deal of the account, and those long before the opportunity.
`touches_inside_deals` AS (
  SELECT *
  FROM `touches_by_account_deal`
  WHERE (`opportunity_created` IS NULL)
    OR ((`closed` IS NOT NULL) AND (`closed` < `opportunity_created`))
    OR (((`earlier_close` IS NULL) OR (`earlier_close` < `time`))
    AND ((`opportunity_created` - 15552000000) <= `time`))
),
-- The same with the key of the deal.
`touches_by_account` AS (
  SELECT
    `account_deal` AS `deal`,
    `time`,
    `sequence`,
    `channel`,
    `campaign`,
    `type`,
    `team_cell`,
    `person`,
    `touch`,
    `owner`
  FROM `touches_inside_deals`
),
-- Touches with the key of their deal.
`keyed_touches` AS (
  SELECT * FROM `touches_by_deal`
  UNION ALL
  SELECT * FROM `touches_by_account`
),
-- Exact duplicates count once.
`distinct_touches` AS (
  SELECT
    `deal`,
    `time`,
    `sequence`,
    `channel`,
    `campaign`,
    `type`,
    `team_cell`,
    `person`,
    `touch`,
    `owner`
  FROM `keyed_touches`
  GROUP BY `deal`, `time`, `sequence`, `channel`, `campaign`, `type`, `team_cell`, `person`, `touch`, `owner`
),
-- Rows with one id, time and channel are one touch.
`numbered_copies` AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY `deal`, `time`, `channel`, `campaign`, `type`, `team_cell`, `touch` ORDER BY `time`, `sequence`, `channel`, `campaign`, `type`, `team_cell`, `person`, `touch`) AS `copy`
  FROM `distinct_touches`
),
-- One row per touch.
`single_touches` AS (
  SELECT *
  FROM `numbered_copies`
  WHERE (`touch` = '') OR (`copy` = 1)
),
-- Touches of deals that are listed.
`deal_touches` AS (
  SELECT
    l.*,
    r.`closed` AS `closed`,
    r.`outcome` AS `outcome`
  FROM `single_touches` AS l
  INNER JOIN `fairshare_deals` AS r ON l.`deal` = r.`deal`
)
SELECT *
FROM `deal_touches`
WHERE (`closed` IS NULL) OR (`outcome` = 'open') OR (`time` <= `closed`);

-- Deals with an outcome that counts.
DROP TABLE IF EXISTS `fairshare_decided_deals`;
CREATE TABLE `fairshare_decided_deals` USING parquet AS
WITH
-- The last touch of each deal.
`last_touches` AS (
  SELECT
    `deal`,
    MAX(`time`) AS `last_time`
  FROM `fairshare_timely_touches`
  GROUP BY `deal`
),
-- Deals with the time of their last touch.
`touched_deals` AS (
  SELECT
    l.*,
    r.`last_time` AS `last_time`
  FROM `fairshare_deals` AS l
  LEFT JOIN `last_touches` AS r ON l.`deal` = r.`deal`
),
-- The close of each deal; its last touch if no close is known.
`closed_deals` AS (
  SELECT
    *,
    CASE
      WHEN `closed` IS NULL THEN COALESCE(`last_time`, 0)
      WHEN `outcome` = 'open' THEN `closed`
      ELSE GREATEST(`closed`, COALESCE(`last_time`, 0))
    END AS `close`
  FROM `touched_deals`
),
-- Deals that the filter matches.
`counted_deals` AS (
  SELECT *
  FROM `closed_deals`
  WHERE 1 = 1
)
SELECT *
FROM `counted_deals`
WHERE `outcome` IN ('won');

-- The touches that count.
DROP TABLE IF EXISTS `fairshare_eligible_touches`;
CREATE TABLE `fairshare_eligible_touches` USING parquet AS
WITH
-- Touches without facts about deals.
`plain_touches` AS (
  SELECT
    `deal`,
    `time`,
    `sequence`,
    `channel`,
    `campaign`,
    `type`,
    `team_cell`,
    `person`,
    `touch`,
    `owner`
  FROM `fairshare_timely_touches`
),
-- Touches of these deals.
`touches_of_decided_deals` AS (
  SELECT
    l.*,
    r.`outcome` AS `outcome`,
    r.`amount` AS `amount`,
    r.`close` AS `close`,
    r.`lead_created` AS `lead_created`,
    r.`opportunity_created` AS `opportunity_created`,
    r.`segment` AS `segment`
  FROM `plain_touches` AS l
  INNER JOIN `fairshare_decided_deals` AS r ON l.`deal` = r.`deal`
),
-- Touches within the filter and the lookback.
`touches_in_time` AS (
  SELECT *
  FROM `touches_of_decided_deals`
  WHERE 1 = 1
)
SELECT *
FROM `touches_in_time`
WHERE 1 = 1;

-- One row per model, touch and team.
DROP TABLE IF EXISTS `fairshare_cells`;
CREATE TABLE `fairshare_cells` USING parquet AS
WITH
-- Teams and shares of the rules.
`rule_owners` AS (
  SELECT 'nobody' AS `owner`, '' AS `team`, 1e0D AS `share`
),
-- Touches whose data name a team.
`touches_with_teams` AS (
  SELECT *
  FROM `fairshare_owned_touches`
  WHERE `team_cell` <> ''
),
-- Distinct team cells.
`team_cells` AS (
  SELECT
    `owner`,
    `team_cell`
  FROM `touches_with_teams`
  GROUP BY `owner`, `team_cell`
),
-- Teams stand between + ; | and, in cells with a percent sign, between / and comma.
`split_cells` AS (
  SELECT
    *,
    CASE
      WHEN REPLACE(`team_cell`, '%', '') <> `team_cell` THEN REPLACE(REPLACE(REPLACE(REPLACE(`team_cell`, ';', '+'), '|', '+'), '/', '+'), ',', '+')
      ELSE REPLACE(REPLACE(`team_cell`, ';', '+'), '|', '+')
    END AS `team_list`
  FROM `team_cells`
),
-- Digits, of which places of teams in a cell are made.
`digits` AS (
  SELECT *
  FROM (VALUES
    (0),
    (1),
    (2),
    (3),
    (4),
    (5),
    (6),
    (7),
    (8),
    (9)
  ) AS v (`digit`)
),
-- All numbers of two digits.
`two_digits` AS (
  SELECT
    l.*,
    r.`digit` AS `ten`
  FROM `digits` AS l
  CROSS JOIN `digits` AS r
),
-- Places of a team in its cell, from 1 to 100.
`part_numbers` AS (
  SELECT
    (`digit` + (`ten` * 10)) + 1 AS `part_number`
  FROM `two_digits`
),
-- Each cell with each place.
`cell_places` AS (
  SELECT
    l.*,
    r.`part_number` AS `part_number`
  FROM `split_cells` AS l
  CROSS JOIN `part_numbers` AS r
),
-- The text at each place.
`cell_parts` AS (
  SELECT
    *,
    TRIM(SPLIT_PART(`team_list`, '+', CAST(`part_number` AS INT))) AS `part`
  FROM `cell_places`
),
-- Places with a text.
`team_parts` AS (
  SELECT *
  FROM `cell_parts`
  WHERE `part` <> ''
),
-- Team and percent of each part.
`read_parts` AS (
  SELECT
    *,
    TRIM(COALESCE(NULLIF(REGEXP_EXTRACT(`part`, '^(.*[^ :=(0-9.])[ :=(]*[0-9]+[.]?[0-9]* *%[ )]*$', 1), ''), `part`)) AS `part_team`,
    CAST(NULLIF(NULLIF(REGEXP_EXTRACT(`part`, '([0-9]+[.]?[0-9]*) *%[ )]*$', 1), ''), '') AS DOUBLE) AS `part_percent`
  FROM `team_parts`
),
-- A team that stands twice gets the sum.
`cell_teams` AS (
  SELECT
    `owner`,
    `part_team`,
    SUM(`part_percent`) AS `percent`
  FROM `read_parts`
  GROUP BY `owner`, `part_team`
),
-- Percents that a cell gives, and teams without one.
`cell_sums` AS (
  SELECT
    *,
    SUM(COALESCE(`percent`, 0e0D)) OVER (PARTITION BY `owner`) AS `given`,
    MAX(COALESCE(`percent`, 0e0D)) OVER (PARTITION BY `owner`) AS `largest`,
    SUM(CASE WHEN `percent` IS NULL THEN 1e0D ELSE 0e0D END) OVER (PARTITION BY `owner`) AS `without_percent`
  FROM `cell_teams`
),
-- The units of each team in its cell.
`cell_units` AS (
  SELECT
    *,
    CASE
      WHEN `percent` IS NOT NULL THEN `percent`
      WHEN 0e0D < `without_percent` THEN GREATEST(CASE WHEN (`largest` <= 1e0D) AND (0e0D < `given`) THEN 1e0D ELSE 1e2D END - `given`, 0e0D) / `without_percent`
      ELSE 0e0D
    END AS `units`
  FROM `cell_sums`
),
-- Teams with a share above zero.
`positive_units` AS (
  SELECT *
  FROM `cell_units`
  WHERE 0e0D < `units`
),
-- The units of all teams of a cell.
`unit_sums` AS (
  SELECT
    *,
    SUM(`units`) OVER (PARTITION BY `owner`) AS `all_units`
  FROM `positive_units`
),
-- Shares that sum to 1.
`cell_shares` AS (
  SELECT
    `owner`,
    `part_team` AS `team`,
    `units` / `all_units` AS `share`
  FROM `unit_sums`
),
-- Teams and shares in the data.
`data_owners` AS (
  SELECT
    `owner`,
    `team`,
    `share`
  FROM `cell_shares`
),
-- Teams and shares of all touches.
`all_owners` AS (
  SELECT * FROM `rule_owners`
  UNION ALL
  SELECT * FROM `data_owners`
),
-- The teams of each owner of touches, with their shares and their number.
`owners` AS (
  SELECT
    *,
    COUNT(*) OVER (PARTITION BY `owner`) AS `owners`,
    CASE WHEN 1 = 0 THEN 1 ELSE 0 END AS `team_excluded`
  FROM `all_owners`
),
-- The place of each touch in its deal, from 1.
`positions` AS (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY `deal` ORDER BY `time`, `sequence`, `channel`, `campaign`, `type`, `team_cell`, `person`, `touch`) AS `position`,
    COUNT(*) OVER (PARTITION BY `deal`) AS `touches`,
    MAX(`time`) OVER (PARTITION BY `deal`) AS `last_time`
  FROM `fairshare_eligible_touches`
),
-- The places that touches at one instant share.
`ties` AS (
  SELECT
    *,
    MIN(`position`) OVER (PARTITION BY `deal`, `time`, `sequence`) AS `tie_first`,
    MAX(`position`) OVER (PARTITION BY `deal`, `time`, `sequence`) AS `tie_last`,
    COUNT(*) OVER (PARTITION BY `deal`, `time`, `sequence`) AS `tie_size`
  FROM `positions`
),
-- The latest touch at or before the lead, the opportunity and the close.
`milestones` AS (
  SELECT
    *,
    MAX(CASE
      WHEN (`lead_created` IS NOT NULL) AND (`time` <= `lead_created`) THEN `position`
      ELSE CAST(NULL AS BIGINT)
    END) OVER (PARTITION BY `deal`) AS `lead_last`,
    MAX(CASE
      WHEN (`lead_created` IS NOT NULL) AND (`time` <= `lead_created`) THEN `tie_first`
      ELSE CAST(NULL AS BIGINT)
    END) OVER (PARTITION BY `deal`) AS `lead_first`,
    MAX(CASE
      WHEN (`opportunity_created` IS NOT NULL) AND (`time` <= `opportunity_created`) THEN `position`
      ELSE CAST(NULL AS BIGINT)
    END) OVER (PARTITION BY `deal`) AS `opportunity_last`,
    MAX(CASE
      WHEN (`opportunity_created` IS NOT NULL) AND (`time` <= `opportunity_created`) THEN `tie_first`
      ELSE CAST(NULL AS BIGINT)
    END) OVER (PARTITION BY `deal`) AS `opportunity_first`,
    MAX(CASE WHEN (`close` IS NOT NULL) AND (`time` <= `close`) THEN `position` ELSE CAST(NULL AS BIGINT) END) OVER (PARTITION BY `deal`) AS `close_last`,
    MAX(CASE WHEN `tie_first` = 1 THEN `tie_last` ELSE CAST(NULL AS BIGINT) END) OVER (PARTITION BY `deal`) AS `opening_last`
  FROM `ties`
),
-- What weights are made of, by model.
`parts_of_weights_1` AS (
  SELECT
    *,
    CASE
      WHEN `touches` = 1 THEN 1e0D
      WHEN (`touches` = 2) AND (`position` = 1) THEN 5e-1D
      WHEN `touches` = 2 THEN 5e-1D
      WHEN `position` = 1 THEN 4e-1D
      WHEN `position` = `touches` THEN 4e-1D
      ELSE 2e-1D / CAST(`touches` - 2 AS DOUBLE)
    END AS `u_place_weight`,
    (CASE WHEN 1 = 1 THEN 1e0D ELSE 0e0D END + CASE WHEN `lead_last` IS NOT NULL THEN 1e0D ELSE 0e0D END) + CASE WHEN `opportunity_last` IS NOT NULL THEN 1e0D ELSE 0e0D END AS `w_present`,
    CASE
      WHEN (`tie_first` = 1)
        OR ((`lead_last` IS NOT NULL) AND (`tie_first` <= `lead_last`) AND (`lead_last` <= `tie_last`))
        OR ((`opportunity_last` IS NOT NULL)
        AND (`tie_first` <= `opportunity_last`)
        AND (`opportunity_last` <= `tie_last`)) THEN 1e0D
      ELSE 0e0D
    END AS `w_holds`,
    CASE
      WHEN ((`opening_last` < `position`) AND (`position` < COALESCE(`opportunity_first`, `lead_first`, 1)))
        AND (NOT ((`tie_first` = 1)
        OR ((`lead_last` IS NOT NULL) AND (`tie_first` <= `lead_last`) AND (`lead_last` <= `tie_last`))
        OR ((`opportunity_last` IS NOT NULL)
        AND (`tie_first` <= `opportunity_last`)
        AND (`opportunity_last` <= `tie_last`)))) THEN 1e0D
      ELSE 0e0D
    END AS `w_free`,
    POWER(2e0D, -(CAST(`last_time` - `time` AS DOUBLE) / 6.048e8D)) AS `decay_raw_weight`
  FROM `milestones`
),
-- What weights are made of, by model.
`parts_of_weights_2` AS (
  SELECT
    *,
    SUM(`u_place_weight`) OVER (PARTITION BY `deal`, `tie_first`) AS `u_shared_weight`,
    SUM(`w_free`) OVER (PARTITION BY `deal`) AS `w_between`,
    SUM(`decay_raw_weight`) OVER (PARTITION BY `deal`) AS `decay_raw_sum`
  FROM `parts_of_weights_1`
),
-- What weights are made of, by model.
`parts_of_weights_3` AS (
  SELECT
    *,
    CASE WHEN `w_between` = 0e0D THEN 0e0D ELSE 1e-1D END AS `w_middle`
  FROM `parts_of_weights_2`
),
-- What weights are made of, by model.
`parts_of_weights_4` AS (
  SELECT
    *,
    ((1e0D - `w_middle`) / `w_present`) / CAST(`tie_size` AS DOUBLE) AS `w_part`
  FROM `parts_of_weights_3`
),
-- The weight of each touch in its deal under each model; they sum to 1.
`weights_by_model` AS (
  SELECT
    `deal`,
    `position`,
    `time`,
    `channel`,
    `owner`,
    `amount`,
    `close`,
    `campaign`,
    `type`,
    `touch`,
    `segment`,
    1e0D / CAST(`touches` AS DOUBLE) AS `linear_weight`,
    `u_shared_weight` / CAST(`tie_size` AS DOUBLE) AS `u_weight`,
    CASE
      WHEN `w_holds` = 1e0D THEN (CASE WHEN `tie_first` = 1 THEN `w_part` ELSE 0e0D END + CASE
        WHEN (`lead_last` IS NOT NULL) AND (`tie_first` <= `lead_last`) AND (`lead_last` <= `tie_last`) THEN `w_part`
        ELSE 0e0D
      END) + CASE
        WHEN (`opportunity_last` IS NOT NULL)
          AND (`tie_first` <= `opportunity_last`)
          AND (`opportunity_last` <= `tie_last`) THEN `w_part`
        ELSE 0e0D
      END
      WHEN `w_free` = 1e0D THEN `w_middle` / `w_between`
      ELSE 0e0D
    END AS `w_weight`,
    `decay_raw_weight` / `decay_raw_sum` AS `decay_weight`,
    1e0D / CAST(`touches` AS DOUBLE) AS `equal_by_team_weight`
  FROM `parts_of_weights_4`
),
-- The models.
`models` AS (
  SELECT *
  FROM (VALUES
    ('linear'),
    ('u'),
    ('w'),
    ('decay:7d'),
    ('equal-by-team')
  ) AS v (`model`)
),
-- Each touch under each model.
`touches_and_models` AS (
  SELECT
    l.*,
    r.`model` AS `model`
  FROM `weights_by_model` AS l
  CROSS JOIN `models` AS r
),
-- The weight of each touch under each model.
`weights` AS (
  SELECT
    `model`,
    `deal`,
    `position`,
    `time`,
    `channel`,
    `owner`,
    `amount`,
    `close`,
    `campaign`,
    `type`,
    `touch`,
    `segment`,
    CASE
      WHEN `model` = 'linear' THEN `linear_weight`
      WHEN `model` = 'u' THEN `u_weight`
      WHEN `model` = 'w' THEN `w_weight`
      WHEN `model` = 'decay:7d' THEN `decay_weight`
      WHEN `model` = 'equal-by-team' THEN `equal_by_team_weight`
      ELSE 0e0D
    END AS `weight`
  FROM `touches_and_models`
),
-- Touches with a weight.
`weights_above_zero` AS (
  SELECT *
  FROM `weights`
  WHERE `weight` <> 0e0D
)
SELECT
  l.*,
  r.`team` AS `team`,
  r.`share` AS `share`,
  r.`owners` AS `owners`
FROM `weights_above_zero` AS l
INNER JOIN `owners` AS r ON l.`owner` = r.`owner`;

-- The answer.
WITH
-- The models.
`models` AS (
  SELECT *
  FROM (VALUES
    ('linear'),
    ('u'),
    ('w'),
    ('decay:7d'),
    ('equal-by-team')
  ) AS v (`model`)
),
-- Models that weigh touches or channels.
`cells_of_touches` AS (
  SELECT *
  FROM `fairshare_cells`
  WHERE NOT (`model` IN ('equal-by-team'))
),
-- The teams of a touch share its weight.
`cell_weights` AS (
  SELECT
    *,
    `weight` * `share` AS `weight_in_deal`
  FROM `cells_of_touches`
),
-- Columns that all models share.
`touch_credit` AS (
  SELECT
    `model`,
    `deal`,
    `position`,
    `time`,
    `channel`,
    `owner`,
    `amount`,
    `close`,
    `campaign`,
    `type`,
    `touch`,
    `segment`,
    `team`,
    `owners`,
    `weight_in_deal`
  FROM `cell_weights`
),
-- Models that weigh teams.
`cells_of_teams` AS (
  SELECT *
  FROM `fairshare_cells`
  WHERE `model` IN ('equal-by-team')
),
-- The share of each team in each touch.
`team_shares` AS (
  SELECT
    *,
    `weight` * `share` AS `touch_share`,
    ROW_NUMBER() OVER (PARTITION BY `model`, `deal`, `team` ORDER BY `position`) AS `team_place`
  FROM `cells_of_teams`
),
-- All teams have the same score.
`scored_teams` AS (
  SELECT
    *,
    1e0D AS `team_score`
  FROM `team_shares`
),
-- Shares of each team, and scores of all teams present.
`team_sums` AS (
  SELECT
    *,
    SUM(`touch_share`) OVER (PARTITION BY `model`, `deal`, `team`) AS `team_sum`,
    SUM(`touch_share`) OVER (PARTITION BY `model`, `deal`) AS `share_sum`,
    SUM(CASE WHEN `team_place` = 1 THEN `team_score` ELSE CAST(NULL AS DOUBLE) END) OVER (PARTITION BY `model`, `deal`) AS `score_sum`
  FROM `scored_teams`
),
-- Each team gets the share of its score, its touches in proportion to its shares.
`team_weights` AS (
  SELECT
    *,
    CASE
      WHEN 0e0D < `score_sum` THEN `touch_share` * (`team_score` / (`team_sum` * `score_sum`))
      ELSE `touch_share` / `share_sum`
    END AS `weight_in_deal`
  FROM `team_sums`
),
-- Columns that all models share.
`team_credit` AS (
  SELECT
    `model`,
    `deal`,
    `position`,
    `time`,
    `channel`,
    `owner`,
    `amount`,
    `close`,
    `campaign`,
    `type`,
    `touch`,
    `segment`,
    `team`,
    `owners`,
    `weight_in_deal`
  FROM `team_weights`
),
-- The weight of each touch and team.
`weighted_cells` AS (
  SELECT * FROM `touch_credit`
  UNION ALL
  SELECT * FROM `team_credit`
),
-- Minor units before rounding.
`exact_credit` AS (
  SELECT
    *,
    CAST(`amount` AS DOUBLE) * `weight_in_deal` AS `exact`
  FROM `weighted_cells`
),
-- Whole minor units.
`whole_credit` AS (
  SELECT
    *,
    CAST(FLOOR(`exact` + 9.5367431640625e-7D) AS BIGINT) AS `whole_cents`
  FROM `exact_credit`
),
-- What rounding leaves over, in steps of a millionth.
`remainders` AS (
  SELECT
    *,
    CAST(FLOOR(GREATEST(((`exact` - CAST(`whole_cents` AS DOUBLE)) * 1.048576e6D) + 5e-1D, 0e0D)) AS BIGINT) AS `remainder`,
    COUNT(*) OVER (PARTITION BY `model`, `deal`) AS `cells_of_deal`,
    SUM(`whole_cents`) OVER (PARTITION BY `model`, `deal`) AS `whole_sum`
  FROM `whole_credit`
),
-- Minor units left over, and who gets them first.
`ranked_remainders` AS (
  SELECT
    *,
    `amount` - `whole_sum` AS `left_over`,
    ROW_NUMBER() OVER (PARTITION BY `model`, `deal` ORDER BY `remainder` DESC, `position`, `team`) AS `remainder_rank`
  FROM `remainders`
),
-- Each gets an equal part of more than one.
`shared_remainders` AS (
  SELECT
    *,
    CAST(FLOOR(CAST(`left_over` AS DOUBLE) / CAST(`cells_of_deal` AS DOUBLE)) AS BIGINT) AS `to_each`
  FROM `ranked_remainders`
),
-- The credit of each touch and team, in minor units.
`allocated` AS (
  SELECT
    *,
    (`whole_cents` + `to_each`) + CASE WHEN (`remainder_rank` <= (`left_over` - (`to_each` * `cells_of_deal`))) THEN 1 ELSE 0 END AS `cents`
  FROM `shared_remainders`
),
-- Credit with its group.
`grouped` AS (
  SELECT
    `model` AS `by_model`,
    CASE WHEN `team` = '' THEN 'Unassigned' ELSE `team` END AS `by_team`,
    `cents` AS `earned`,
    `weight_in_deal` AS `earned_wins`
  FROM `allocated`
),
-- Deals with an eligible touch.
`deals_with_touches` AS (
  SELECT
    `deal`,
    SUM(1) AS `found`
  FROM `fairshare_eligible_touches`
  GROUP BY `deal`
),
-- Won deals with their number of eligible touches.
`deals_and_touches` AS (
  SELECT
    l.*,
    r.`found` AS `found`
  FROM `fairshare_decided_deals` AS l
  LEFT JOIN `deals_with_touches` AS r ON l.`deal` = r.`deal`
),
-- Won deals without one.
`untouched_deals` AS (
  SELECT *
  FROM `deals_and_touches`
  WHERE `found` IS NULL
),
-- The same under every model.
`untouched_under_models` AS (
  SELECT
    l.*,
    r.`model` AS `any_model`
  FROM `untouched_deals` AS l
  CROSS JOIN `models` AS r
),
-- Revenue without an eligible touch, a row of its own.
`unattributed` AS (
  SELECT
    `any_model` AS `by_model`,
    '(unattributed)' AS `by_team`,
    `amount` AS `earned`,
    1e0D AS `earned_wins`
  FROM `untouched_under_models`
),
-- Credit of touches, and revenue without one.
`all_credit` AS (
  SELECT * FROM `grouped`
  UNION ALL
  SELECT * FROM `unattributed`
),
-- Sums per group and model.
`sums` AS (
  SELECT
    `by_model`,
    `by_team`,
    SUM(`earned`) AS `credit`,
    SUM(`earned_wins`) AS `wins`
  FROM `all_credit`
  GROUP BY `by_model`, `by_team`
),
-- Credit in minor units, and won deals.
`credit` AS (
  SELECT
    `by_team` AS `team`,
    `by_model` AS `model`,
    `credit`,
    `wins`
  FROM `sums`
)
SELECT `team`, `model`, `credit`, `wins`
FROM `credit`
ORDER BY `model`, `team`;
