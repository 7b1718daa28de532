//! Characters that nobody sees, such as come along when an id is copied from a chat. They make
//! another id, and no message that quotes it shows why.

use super::percent_encode::hex_digit;
use crate::domain::error::Failure;

/// Refuses a text with an invisible character, and names the character.
pub(super) fn check_visible(what: &str, text: &str) -> Result<(), Box<Failure>> {
    check(what, text.chars().find(|character| is_invisible(*character)))
}

/// The same for an id, only at its ends: the platform does not document which characters an id is
/// made of, and what is copied along is around it.
pub(super) fn check_visible_id(what: &str, id: &str) -> Result<(), Box<Failure>> {
    let is_unseen =
        |character: &char| *character == ' ' || character.is_control() || is_invisible(*character);
    let mut ends = [id.chars().next(), id.chars().next_back()].into_iter().flatten();
    check(what, ends.find(is_unseen).filter(|_| !id.chars().all(|character| is_unseen(&character))))
}

fn check(what: &str, found: Option<char>) -> Result<(), Box<Failure>> {
    let Some(character) = found else {
        return Ok(());
    };
    let mut message = format!("{what} must hold no invisible character; it holds U+");
    let code = u32::from(character);
    for shift in [20, 16, 12, 8, 4, 0] {
        let rest = code >> shift;
        if rest > 0 || shift < 16 {
            message.push(hex_digit(rest.to_le_bytes()[0] & 15));
        }
    }
    message.push('.');
    let hint = "Remove the character: it often comes along when a text is copied from a chat or a document.";
    Err(Failure::invalid_argument(message, hint))
}

/// White space other than ASCII, joiners, marks of direction, and other characters without a shape.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{a0}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{1680}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3000}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
