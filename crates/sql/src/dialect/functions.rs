//! Names of functions and types in each dialect.

use super::Dialect;
use crate::Refused;
use crate::tree::{Expression, Function, Type};

impl Dialect {
    /// What orders a text by its bytes, after its name, where the session could order it otherwise.
    pub(super) const fn by_bytes(self) -> &'static str {
        match self {
            Self::Postgres => " COLLATE \"C\"",
            _ => "",
        }
    }

    /// Whether it has rows of the standard; a union of a thousand selections overflows Spark's parser.
    pub(super) const fn has_values(self) -> bool {
        matches!(self, Self::DuckDb | Self::Postgres | Self::Spark)
    }

    const fn integer_type(self) -> &'static str {
        match self {
            Self::BigQuery => "INT64",
            Self::ClickHouse => "Nullable(Int64)",
            _ => "BIGINT",
        }
    }

    const fn number_type(self) -> &'static str {
        match self {
            Self::Postgres => "DOUBLE PRECISION",
            Self::BigQuery => "FLOAT64",
            Self::ClickHouse => "Nullable(Float64)",
            _ => "DOUBLE",
        }
    }

    const fn text_type(self) -> &'static str {
        match self {
            Self::BigQuery | Self::Spark => "STRING",
            Self::Postgres => "TEXT",
            Self::ClickHouse => "Nullable(String)",
            _ => "VARCHAR",
        }
    }

    const fn type_name(self, of: Type) -> &'static str {
        match of {
            Type::Integer => self.integer_type(),
            Type::Number => self.number_type(),
            _ => self.text_type(),
        }
    }

    /// A null of a type.
    pub(super) fn null(self, of: Type) -> String {
        format!("CAST(NULL AS {})", self.type_name(of))
    }

    /// A number in double precision, in digits that read back as the same number.
    pub(super) fn number(self, value: f64) -> String {
        // The shortest digits that read back; always with an exponent, which makes it a double where that matters.
        let digits = format!("{value:e}");
        match self {
            Self::Postgres | Self::Snowflake => format!("CAST({digits} AS {})", self.number_type()),
            Self::Spark => format!("{digits}D"),
            _ => digits,
        }
    }

    /// A whole number of 64 bits, in dialects that widen sums or count in another type.
    pub(super) fn whole(self, value: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("CAST({value} AS BIGINT)"),
            Self::ClickHouse => format!("toInt64({value})"),
            _ => value.to_owned(),
        }
    }

    /// A sum.
    pub(super) fn sum(self, value: &str, whole: bool) -> String {
        let sum = format!("SUM({value})");
        if whole { self.whole(&sum) } else { sum }
    }

    /// The value of the row before, or null.
    pub(super) fn before(self, value: &str, over: &str) -> String {
        match self {
            // The function of the standard gives the default of the type instead of null.
            Self::ClickHouse => format!("lagInFrame(toNullable({value})) {over}"),
            _ => format!("LAG({value}) {over}"),
        }
    }

    /// Texts joined in an order.
    pub(super) fn joined(self, column: &str, separator: &str, order: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres | Self::BigQuery => {
                format!("STRING_AGG({column}, {separator} ORDER BY {order})")
            }
            Self::Snowflake => format!("LISTAGG({column}, {separator}) WITHIN GROUP (ORDER BY {order})"),
            Self::Spark => format!(
                "ARRAY_JOIN(TRANSFORM(ARRAY_SORT(COLLECT_LIST(STRUCT({order}, {column}))), x -> x.{column}), {separator})"
            ),
            Self::ClickHouse => format!(
                "arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray(({order}, {column})))), {separator})"
            ),
        }
    }

    /// A function of a row. `arguments` are those of the tree, `written` the same as SQL.
    pub(super) fn call(
        self,
        function: Function,
        arguments: &[Expression],
        written: &[String],
    ) -> Result<String, Refused> {
        let [first, second, third] = [0, 1, 2].map(|at| written.get(at).map_or("", String::as_str));
        Ok(match function {
            Function::Coalesce => format!("COALESCE({})", written.join(", ")),
            Function::Greatest => format!("GREATEST({})", written.join(", ")),
            Function::CleanText => match self {
                Self::ClickHouse => format!("trimBoth(ifNull(toString({first}), ''))"),
                _ => format!("TRIM(COALESCE(CAST({first} AS {}), ''))", self.text_type()),
            },
            Function::WholeNumber => format!("CAST({first} AS {})", self.integer_type()),
            Function::Milliseconds => self.milliseconds(first),
            Function::MinorUnits => self.minor_units(first, second),
            Function::Converted => self.converted(arguments, first)?,
            Function::ToNumber => match self {
                Self::ClickHouse => format!("toFloat64({first})"),
                _ => format!("CAST({first} AS {})", self.number_type()),
            },
            Function::Floor => match self {
                Self::ClickHouse => format!("toInt64(floor({first}))"),
                _ => format!("CAST(FLOOR({first}) AS {})", self.integer_type()),
            },
            Function::Halved => match self {
                // PostgreSQL fails where others give zero.
                Self::Postgres => format!(
                    "CASE WHEN {first} >= 1075 THEN {} ELSE POWER({}, -({first})) END",
                    self.number(0.0),
                    self.number(2.0)
                ),
                _ => format!("POWER({}, -({first}))", self.number(2.0)),
            },
            Function::Trim if self == Self::ClickHouse => format!("trimBoth({first})"),
            Function::Trim => format!("TRIM({first})"),
            Function::Lower => self.lower(first),
            Function::Squeeze => self.replaced(first, &self.literal("[\\s\u{a0}]+")?),
            Function::Replace if self == Self::ClickHouse => format!("replaceAll({first}, {second}, {third})"),
            Function::Replace => format!("REPLACE({first}, {second}, {third})"),
            Function::Concat if self == Self::ClickHouse => format!("concat({})", written.join(", ")),
            Function::Concat => format!("({})", written.join(" || ")),
            Function::Part => match self {
                Self::ClickHouse => format!("splitByString({second}, {first})[{third}]"),
                Self::BigQuery => format!("COALESCE(SPLIT({first}, {second})[SAFE_ORDINAL({third})], '')"),
                // It takes numbers of 32 bits only.
                Self::Postgres | Self::Spark => format!("SPLIT_PART({first}, {second}, CAST({third} AS INT))"),
                _ => format!("SPLIT_PART({first}, {second}, {third})"),
            },
            Function::Extract => match self {
                Self::DuckDb => format!("NULLIF(REGEXP_EXTRACT({first}, {second}, 1), '')"),
                Self::Spark => format!("NULLIF(REGEXP_EXTRACT({first}, {second}, 1), '')"),
                Self::BigQuery => format!("REGEXP_EXTRACT({first}, {second})"),
                Self::Snowflake => format!("REGEXP_SUBSTR({first}, {second}, 1, 1, 'e', 1)"),
                Self::Postgres => format!("SUBSTRING({first} FROM {second})"),
                Self::ClickHouse => format!("nullIf(extract({first}, {second}), '')"),
            },
            Function::ParseNumber => match self {
                Self::ClickHouse => format!("toFloat64OrNull({first})"),
                _ => format!("CAST(NULLIF({first}, '') AS {})", self.number_type()),
            },
            Function::Words => self.words(first)?,
            Function::Matches => match self {
                Self::DuckDb => format!("REGEXP_MATCHES({first}, {second})"),
                Self::Postgres => format!("({first} ~ {second})"),
                Self::ClickHouse => format!("match({first}, {second})"),
                Self::Spark => format!("({first} RLIKE {second})"),
                Self::BigQuery => format!("REGEXP_CONTAINS({first}, {second})"),
                Self::Snowflake => format!("REGEXP_LIKE({first}, {second})"),
            },
            Function::Month => self.month(first),
        })
    }

    fn lower(self, text: &str) -> String {
        match self {
            Self::ClickHouse => format!("lowerUTF8({text})"),
            Self::Postgres => format!("LOWER({text} COLLATE \"und-x-icu\")"),
            _ => format!("LOWER({text})"),
        }
    }

    /// Replaces each match of a regular expression by a space.
    fn replaced(self, text: &str, pattern: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("REGEXP_REPLACE({text}, {pattern}, ' ', 'g')"),
            Self::Spark | Self::BigQuery | Self::Snowflake => format!("REGEXP_REPLACE({text}, {pattern}, ' ')"),
            Self::ClickHouse => format!("replaceRegexpAll({text}, {pattern}, ' ')"),
        }
    }

    fn words(self, text: &str) -> Result<String, Refused> {
        let lower = self.lower(text);
        let no_word = self.literal(r"[^\p{L}\p{M}\p{N}]+")?;
        Ok(match self {
            Self::ClickHouse => format!("trimBoth({})", self.replaced(&lower, &no_word)),
            Self::Postgres => format!("TRIM({})", self.replaced(&lower, "'[^[:alnum:]]+'")),
            Self::Snowflake => return Err(Refused::LastExcept { dialect: self.name() }),
            _ => format!("TRIM({})", self.replaced(&lower, &no_word)),
        })
    }
}
