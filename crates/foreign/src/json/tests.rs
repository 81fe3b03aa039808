//! JSON texts and their tables.

use super::table::DEPTH;
use super::*;
use crate::budget::COLUMNS;

fn check(text: &str, expected: Result<&str, Refusal>) {
    let got = json(text.as_bytes()).map(|sheets| String::from_utf8(sheets[0].csv.clone()).unwrap());
    assert_eq!(got.as_deref().map_err(|refusal| *refusal), expected, "{}", text.get(..80).unwrap_or(text));
}

#[test]
fn lists_and_lines_of_objects() {
    check(r#"[{"a":1,"b":"x"},{"b":"y","a":2}]"#, Ok("a,b\n1,x\n2,y\n"));
    check("{\"a\":1}\n{\"a\":2,\"b\":3}\r\n", Ok("a,b\n1,\n2,3\n"));
    check("\u{feff} [ {\"a\" : 1 } ]", Ok("a\n1\n"));
    check(r#"[{"a":1}][{"a":2}]"#, Ok("a\n1\n2\n"));
    check(r#"[{"a":1},{},{"a":2}]"#, Ok("a\n1\n\n2\n"));
}

#[test]
fn values_as_they_are_written() {
    check(
        r#"[{"a":10.50,"b":1e3,"c":12345678901234567890,"d":-0}]"#,
        Ok("a,b,c,d\n10.50,1e3,12345678901234567890,-0\n"),
    );
    check(r#"[{"a":null,"b":true,"c":false,"d":""}]"#, Ok("a,b,c,d\n,true,false,\n"));
    check(r#"[{"a":"x, \"y\"\u00e9\n"}]"#, Ok("a\n\"x, \"\"y\"\"é\n\"\n"));
    check(r#"[{"a":["x","y"]}]"#, Ok("a\n\"[\"\"x\"\",\"\"y\"\"]\"\n"));
    check(r#"[{"a":1,"a":2}]"#, Ok("a\n2\n"));
    check(r#"[{"":1,"b":2}]"#, Ok(",b\n1,2\n"));
}

#[test]
fn objects_in_objects_are_columns_with_a_dot() {
    check(r#"[{"a":{"b":1,"c":{"d":2}},"e":3}]"#, Ok("a.b,a.c.d,e\n1,2,3\n"));
    let deep = |depth: usize| format!("[{}1{}]", r#"{"a":"#.repeat(depth), "}".repeat(depth));
    check(&deep(DEPTH), Ok("a.a.a.a.a.a.a.a\n1\n"));
    check(&deep(DEPTH + 1), Ok("a.a.a.a.a.a.a.a\n\"{\"\"a\"\":1}\"\n"));
}

#[test]
fn lists_of_apis_are_found_in_their_objects() {
    for text in [
        r#"{"results":[{"a":1}],"paging":{"next":{"after":"9"}}}"#,
        r#"{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Task","url":"/x"},"a":1}]}"#,
        r#"{"data":{"deals":[{"a":1}]},"meta":{}}"#,
        r#"{"@odata.context":"x","value":[{"a":1}],"warnings":[{"b":2}]}"#,
        r#"{"exported":[{"a":1}]}"#,
    ] {
        check(text, Ok("a\n1\n"));
    }
    check("{\"results\":[{\"a\":1}]}\n{\"results\":[{\"a\":2}],\"next\":null}", Ok("a\n1\n2\n"));
    check(r#"{"results":[{"id":"9","properties":{"amount":"6"}}]}"#, Ok("id,properties.amount\n9,6\n"));
    let two = json(br#"{"deals":[{"a":1}],"touches":[{"b":2}]}"#).unwrap();
    let names: Vec<_> = two.iter().map(|sheet| (sheet.name.as_str(), sheet.notes.list.as_deref())).collect();
    assert_eq!(names, [("deals", Some("deals")), ("touches", Some("touches"))]);
    check(r#"{"results":[]}"#, Ok("results\n[]\n"));
    check(
        r#"{"event":"buy","a":1,"b":2,"c":3,"d":4,"e":5,"lines":[{"x":1}]}"#,
        Ok("event,a,b,c,d,e,lines\nbuy,1,2,3,4,5,\"[{\"\"x\"\":1}]\"\n"),
    );
}

#[test]
fn an_envelope_that_says_so_is_one_page_of_several() {
    for (text, expected) in [
        (
            r#"{"data":[{"a":1}],"additional_data":{"pagination":{"more_items_in_collection":true}}}"#,
            Some("additional_data.pagination.more_items_in_collection"),
        ),
        (r#"{"data":[{"a":1}],"additional_data":{"pagination":{"more_items_in_collection":false}}}"#, None),
        (r#"{"data":[{"a":1}],"has_more":true}"#, Some("has_more")),
        (r#"{"totalSize":4000,"done":false,"nextRecordsUrl":"/q","records":[{"a":1}]}"#, Some("done")),
        (r#"{"totalSize":1,"done":true,"records":[{"a":1}]}"#, None),
        (r#"{"results":[{"a":1}],"paging":{"next":{"after":"9"}}}"#, Some("paging.next")),
        (r#"{"results":[{"a":1}],"next":null,"previous":"/x"}"#, None),
        (r#"{"@odata.nextLink":"https://x","value":[{"a":1}]}"#, Some("@odata.nextLink")),
        (r#"{"data":[{"a":1}],"meta":{"page":1,"total_pages":3}}"#, Some("meta.total_pages")),
        (r#"{"data":[{"a":1}],"meta":{"page":3,"total_pages":3}}"#, None),
        ("{\"results\":[{\"a\":1}],\"next\":\"/2\"}\n{\"results\":[{\"a\":2}],\"next\":null}", None),
        (r#"[{"a":1,"next":"call"}]"#, None),
        (r#"{"deals":[{"a":1,"next":"call"}],"next_step":"call"}"#, None),
    ] {
        let sheets = json(text.as_bytes()).unwrap();
        assert_eq!(sheets[0].notes.more_pages.as_deref(), expected, "{text}");
    }
}

#[test]
fn parameters_become_columns_and_other_lists_stay_text() {
    check(
        r#"[{"event_params":[{"key":"id","value":{"string_value":null,"int_value":"7"}},{"key":"source","value":{"string_value":"google"}}],"items":[]}]"#,
        Ok("event_params.id,event_params.source,items\n7,google,[]\n"),
    );
    check(r#"[{"note":[{"name":"utm","value":"x"}]}]"#, Ok("note.utm\nx\n"));
    check(
        r#"[{"user_properties":[{"key":"p","value":{"double_value":1.5,"set_timestamp_micros":9}}]}]"#,
        Ok("user_properties.p\n1.5\n"),
    );
    let sheets = json(br#"[{"items":[{"sku":1}]},{"items":[{"sku":2}]}]"#).unwrap();
    assert_eq!(sheets[0].csv, b"items\n\"[{\"\"sku\"\":1}]\"\n\"[{\"\"sku\"\":2}]\"\n");
    assert_eq!(sheets[0].notes.nested, ["items"]);
}

#[test]
fn a_legacy_encoding_is_decoded() {
    let sheets = json(b"[{\"city\":\"K\xf6ln\"},{\"city\":\"M\xfcnchen\"}]").unwrap();
    assert_eq!(sheets[0].csv, "city\nKöln\nMünchen\n".as_bytes());
    assert_eq!(sheets[0].notes.encoding.as_ref().map(|encoding| encoding.name), Some("windows-1252"));
}

#[test]
fn what_is_no_table_is_refused() {
    check("", Err(Refusal::Empty));
    check("[]", Err(Refusal::Empty));
    check("[{}]", Err(Refusal::Empty));
    check("[1, 2]", Err(Refusal::NotFlat));
    check(r#"[["a"],["b"]]"#, Err(Refusal::NotFlat));
    check(r#"[{"a":1}"#, Err(Refusal::NotJson));
    check(r#"[{"a":1},"#, Err(Refusal::NotJson));
    check(r#"[{"a":1}] and more"#, Err(Refusal::NotJson));
    check(r#"{"a":}"#, Err(Refusal::NotJson));
    check(r#"{'a':1}"#, Err(Refusal::NotJson));
}

#[test]
fn nothing_large_is_built_of_a_hostile_file() {
    check(&"[".repeat(1_000_000), Err(Refusal::NotJson));
    check(&format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000)), Err(Refusal::NotFlat));
    let deep = format!("[{}1{}]", r#"{"a":"#.repeat(500_000), "}".repeat(500_000));
    assert_eq!(json(deep.as_bytes()).map(|sheets| sheets[0].rows), Ok(2));
    let wide: Vec<String> = (0..=COLUMNS).map(|at| format!("\"c{at}\":1")).collect();
    check(&format!("[{{{}}}]", wide.join(",")), Err(Refusal::TooLarge));
}
