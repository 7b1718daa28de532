//! Bytes eight at a time, in one 64-bit word (SWAR: SIMD within a register). Most of the time that
//! it takes to read a response goes into its texts and keys.
#![expect(clippy::inline_always, reason = "hot path; the build inlines little by itself")]

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST_BITS: u64 = ONES << 7;

/// How many bytes come before the first quote, backslash or control character.
#[inline(always)]
#[must_use]
pub fn plain_length(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks();
    let mut length = 0;
    for eight in eights {
        let special = special(word(eight));
        if special != 0 {
            return length + special.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | ..0x20);
    length + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Marks the highest bit of the first special byte of eight; marks after that one may be wrong.
#[inline(always)]
fn special(eight: u64) -> u64 {
    // A byte less than `n` borrows when `n` is subtracted from all of them.
    let less = |bytes: u64, than: u8| bytes.wrapping_sub(ONES * u64::from(than)) & !bytes;
    // One test for two: flipping this bit swaps the quote, 0x22, with the space, 0x20, and leaves
    // the control characters below.
    let quote_or_control = less(eight ^ (ONES * 0x02), 0x21);
    let backslash = less(eight ^ (ONES * u64::from(b'\\')), 1);
    (quote_or_control | backslash) & HIGHEST_BITS
}

/// Whether both hold the same bytes. (`==` compares one byte at a time on wasm32.)
#[inline(always)]
#[must_use]
pub fn equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ends = |bytes: &[u8]| Some((word(bytes.first_chunk()?), word(bytes.last_chunk()?)));
    // The first eight and the last eight, which may overlap, are all of up to sixteen.
    ends(one) == ends(other) && (matches!(one.len(), 8..=16) || one == other)
}

#[inline(always)]
fn word(eight: &[u8; 8]) -> u64 {
    u64::from_le_bytes(*eight)
}
