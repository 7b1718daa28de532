use iot_upgrade_task::domain::iso_time::iso_string;
use iot_upgrade_task::domain::timestamp::Timestamp;
use proptest::prelude::*;

#[test]
fn times_are_written_as_javascript_does() {
    // From `new Date(ms).toISOString()`.
    for (epoch_ms, text) in [
        (0.0, "1970-01-01T00:00:00.000Z"),
        (-1.0, "1969-12-31T23:59:59.999Z"),
        (1_767_348_000_123.0, "2026-01-02T10:00:00.123Z"),
        (951_782_400_000.0, "2000-02-29T00:00:00.000Z"),
        (-62_167_219_200_000.0, "0000-01-01T00:00:00.000Z"),
        (-62_167_219_200_001.0, "-000001-12-31T23:59:59.999Z"),
        (253_402_300_799_999.0, "9999-12-31T23:59:59.999Z"),
        (253_402_300_800_000.0, "+010000-01-01T00:00:00.000Z"),
        (8.64e15, "+275760-09-13T00:00:00.000Z"),
        (-8.64e15, "-271821-04-20T00:00:00.000Z"),
    ] {
        assert_eq!(iso_string(epoch_ms), text);
    }
}

#[test]
fn what_no_date_holds_is_a_time_nonetheless() {
    assert_eq!(iso_string(f64::NAN), "1970-01-01T00:00:00.000Z");
    assert_eq!(iso_string(f64::INFINITY), "+275760-09-13T00:00:00.000Z");
    assert_eq!(iso_string(f64::NEG_INFINITY), "-271821-04-20T00:00:00.000Z");
}

proptest! {
    #[test]
    fn it_is_the_platforms_form_with_marks(seconds in -62_167_219_200..=253_402_300_799_i64, ms in 0..1_000_i64) {
        #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
        let epoch_ms = (seconds * 1_000 + ms) as f64;
        let (text, milliseconds) = (iso_string(epoch_ms), format!(".{ms:03}"));
        let compact = text.replace(['-', ':'], "").replace(&milliseconds, "");
        prop_assert_eq!(Some(compact), Timestamp::from_epoch_ms(epoch_ms).map(Timestamp::text));
    }
}
