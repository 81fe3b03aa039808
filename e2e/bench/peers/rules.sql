-- First, last, linear, position 40/20/40 and time decay with a half-life of 604,800 s, by channel: conversions and value.
with conversions as (select journey_id, sum(value) as value from touches where converted = 1 group by 1),
won as (
  select t.journey_id as journey, t.timestamp as time, t.channel, c.value
  from touches t join conversions c using (journey_id)),
placed as (
  select journey, channel, value,
    row_number() over (partition by journey order by time) as place,
    count(*) over (partition by journey) as touches,
    pow(0.5, date_diff('second', time, max(time) over (partition by journey)) / 604800.0) as decay
  from won),
weighted as (
  select channel, value, place, touches,
    decay / sum(decay) over (partition by journey) as decay,
    case when touches = 1 then 1.0 when touches = 2 then 0.5
      when place = 1 or place = touches then 0.4 else 0.2 / (touches - 2) end as position
  from placed)
select channel,
  sum((place = 1)::int), sum((place = 1)::int * value),
  sum((place = touches)::int), sum((place = touches)::int * value),
  sum(1.0 / touches), sum(value / touches),
  sum(position), sum(position * value), sum(decay), sum(decay * value)
from weighted group by channel order by channel
