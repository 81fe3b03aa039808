//! Numbers at the ends of what 64 bits hold.

use fairshare_import::read::Intake;

#[test]
fn the_least_whole_number_is_no_position() {
    let csv = b",channel1,234.50deal,channeldealdealdealstagedeal\n-9223372036854775808,";
    let mut intake = Intake::default();
    intake.open("least.csv", csv.len() as u64);
    let read = intake.push(csv).and_then(|()| intake.close());
    assert!(read.is_ok(), "{read:?}");
    assert_eq!(intake.files().iter().map(|file| file.rows_read).collect::<Vec<_>>(), [1]);
}
