use iot_upgrade_task::domain::json::swar::{equal, plain_length};
use proptest::prelude::*;

/// Byte by byte.
fn plain_length_by_bytes(bytes: &[u8]) -> usize {
    let special = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
    special.unwrap_or(bytes.len())
}

#[test]
fn every_byte_is_plain_or_special_at_every_place() {
    for byte in 0..=u8::MAX {
        for at in 0..20 {
            for neighbour in [b'!', b'#', b' ', b']', 0x7F, 0x80, 0xFF] {
                let mut bytes = [neighbour; 20];
                bytes[at] = byte;
                assert_eq!(plain_length(&bytes), plain_length_by_bytes(&bytes), "{bytes:?}");
            }
        }
    }
}

#[test]
fn bytes_of_any_length_are_equal_only_if_all_are() {
    let bytes: Vec<u8> = (0..40).collect();
    for length in 0..=bytes.len() {
        let one = &bytes[..length];
        assert!(equal(one, &bytes.clone()[..length]));
        assert!(!equal(one, &bytes[..length / 2]) || length == 0);
        for at in 0..length {
            let mut other = one.to_vec();
            other[at] ^= 0x80;
            assert!(!equal(one, &other), "{length} bytes, of which {at} differs");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_plain_as_far_as_each_of_them_is(bytes: Vec<u8>) {
        prop_assert_eq!(plain_length(&bytes), plain_length_by_bytes(&bytes));
    }
}
