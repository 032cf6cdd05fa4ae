//! Chance, which the host hands in, and order made from a seed.

use super::super::host::Digest;
use super::super::tree::NodeId;
use super::super::{Failure, Value};
use super::functions;
use super::parameter::Arguments;

functions! {
    /// From 0 to below 1.
    "random" = Random[seen]() -> f64 { fraction(seen)? }
    /// A UUID of version 4, or so many characters of several.
    "uuid" = Uuid[seen](length: Option<f64>) -> String {
        let length = length.unwrap_or(36.0);
        if !(0.0..=1000.0).contains(&length) {
            return Err(Failure::Argument);
        }
        let mut text = String::new();
        while text.len() < length as usize {
            text.push_str(&uuid(seen)?);
        }
        text.truncate(length as usize);
        text
    }
    /// Nodes in another order, the same for the same seed in all ODK engines: the generator of Park and Miller (1988), shuffling from
    /// the inside out. A seed that is text but no number counts by the first eight bytes of its SHA-256, as in JavaRosa 4.6.
    "randomize" = Randomize[seen](nodes: Vec<NodeId>, seed: Option<Value>) -> Vec<NodeId> {
        let mut state = match seed {
            None => {
                let mut bytes = [0; 8];
                seen.evaluation.context.host().random(&mut bytes).ok_or(Failure::NotHere)?;
                i64::from_le_bytes(bytes)
            }
            Some(seed) => whole(&seed, seen)?,
        };
        state %= MODULUS;
        if state <= 0 {
            state += MODULUS - 1;
        }
        let mut shuffled: Vec<NodeId> = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            state = state * 16_807 % MODULUS;
            let place = (state - 1) as f64 / (MODULUS - 1) as f64;
            let place = (place * (index + 1) as f64) as usize;
            let moved = shuffled.get(place).copied().unwrap_or(node);
            shuffled.push(moved);
            shuffled[place.min(index)] = node;
        }
        shuffled
    }
}

/// 2^31 - 1
const MODULUS: i64 = 2_147_483_647;

/// A seed as JavaRosa's conversion from a real to a whole number makes it: fractions are dropped, and '' is 0.
fn whole(seed: &Value, seen: &Arguments<'_, '_>) -> Result<i64, Failure> {
    let context = seen.evaluation.context;
    let number = seed.number(context);
    let text = seed.text(context);
    if number.is_nan() && !text.is_empty() && !matches!(seed, Value::Number(_)) {
        let digest = context.host().digest(Digest::Sha256, text.as_bytes()).ok_or(Failure::NotHere)?;
        return Ok(digest.iter().take(8).fold(0, |whole, byte| whole << 8 | i64::from(*byte)));
    }
    Ok(number as i64)
}

fn fraction(seen: &Arguments<'_, '_>) -> Result<f64, Failure> {
    let mut bytes = [0; 8];
    seen.evaluation.context.host().random(&mut bytes).ok_or(Failure::NotHere)?;
    // 53 bits are what a number between 0 and 1 can hold.
    Ok((u64::from_le_bytes(bytes) >> 11) as f64 / (1_u64 << 53) as f64)
}

fn uuid(seen: &Arguments<'_, '_>) -> Result<String, Failure> {
    let mut bytes = [0; 16];
    seen.evaluation.context.host().random(&mut bytes).ok_or(Failure::NotHere)?;
    // Version 4, and the variant of RFC 9562.
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = super::digest::hex(&bytes);
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    Ok(text)
}
