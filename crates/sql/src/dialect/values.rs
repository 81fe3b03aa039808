//! Times and amounts in each dialect.

use super::Dialect;
use crate::Refused;
use crate::tree::Expression;

impl Dialect {
    pub(super) fn milliseconds(self, time: &str) -> String {
        match self {
            Self::DuckDb => format!("EPOCH_MS({time})"),
            Self::Spark => format!("UNIX_MILLIS(CAST({time} AS TIMESTAMP))"),
            Self::BigQuery => format!("UNIX_MILLIS(CAST({time} AS TIMESTAMP))"),
            Self::Snowflake => format!("DATE_PART(EPOCH_MILLISECOND, {time})"),
            Self::Postgres => format!("CAST(FLOOR(EXTRACT(EPOCH FROM {time}) * 1000) AS BIGINT)"),
            Self::ClickHouse => format!("toUnixTimestamp64Milli(toDateTime64({time}, 3, 'UTC'))"),
        }
    }

    pub(super) fn minor_units(self, amount: &str, one: &str) -> String {
        match self {
            Self::Postgres => format!("CAST(ROUND(CAST({amount} AS NUMERIC) * {one}) AS BIGINT)"),
            Self::BigQuery => format!("CAST(ROUND(CAST({amount} AS NUMERIC) * {one}) AS INT64)"),
            Self::ClickHouse => format!("toInt64(round(toDecimal128({amount}, 6) * {one}))"),
            _ => format!("CAST(ROUND(CAST({amount} AS DECIMAL(24, 6)) * {one}, 0) AS BIGINT)"),
        }
    }

    /// The rate is a literal text of digits, a point and digits.
    pub(super) fn converted(self, arguments: &[Expression], amount: &str) -> Result<String, Refused> {
        let Some(Expression::Text(rate)) = arguments.get(1) else {
            return Err(Refused::Plan("A rate is a number such as 0.92.".to_owned()));
        };
        if rate.is_empty() || !rate.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(Refused::Plan("A rate is a number such as 0.92.".to_owned()));
        }
        Ok(match self {
            Self::Postgres => format!("CAST(ROUND(CAST({amount} AS NUMERIC) * CAST('{rate}' AS NUMERIC)) AS BIGINT)"),
            Self::BigQuery => {
                format!("CAST(ROUND(CAST({amount} AS BIGNUMERIC) * CAST('{rate}' AS BIGNUMERIC)) AS INT64)")
            }
            Self::ClickHouse => format!("toInt64(round(toDecimal128({amount}, 0) * toDecimal128('{rate}', 9)))"),
            _ => {
                format!("CAST(ROUND(CAST({amount} AS DECIMAL(19, 0)) * CAST('{rate}' AS DECIMAL(16, 9)), 0) AS BIGINT)")
            }
        })
    }

    pub(super) fn month(self, time: &str) -> String {
        match self {
            Self::DuckDb => format!("STRFTIME(MAKE_TIMESTAMP({time} * 1000), '%Y-%m')"),
            Self::Spark => {
                format!("DATE_FORMAT(DATE_ADD(DATE '1970-01-01', CAST(FLOOR({time} / 86400000) AS INT)), 'yyyy-MM')")
            }
            Self::BigQuery => format!("FORMAT_TIMESTAMP('%Y-%m', TIMESTAMP_MILLIS({time}), 'UTC')"),
            Self::Snowflake => {
                format!("TO_CHAR(DATEADD(DAY, FLOOR({time} / 86400000), DATE '1970-01-01'), 'YYYY-MM')")
            }
            Self::Postgres => {
                format!("TO_CHAR(DATE '1970-01-01' + CAST(FLOOR({time} / 86400000.0) AS INT), 'YYYY-MM')")
            }
            Self::ClickHouse => format!("formatDateTime(fromUnixTimestamp64Milli({time}, 'UTC'), '%Y-%m', 'UTC')"),
        }
    }
}
