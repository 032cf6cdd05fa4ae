//! The server's own patterns, curves and digests, from the standard library and small crates. No phone links these.

use sha2::Digest as _;

use super::{Curve, Digest};

/// Memory one pattern may take, compiled.
const PATTERN_BYTES_AT_MOST: usize = 1 << 18;

pub(super) fn matches(text: &str, pattern: &str) -> Option<bool> {
    let pattern = regex::RegexBuilder::new(pattern).size_limit(PATTERN_BYTES_AT_MOST).build().ok()?;
    Some(pattern.is_match(text))
}

pub(super) fn curve(curve: Curve, number: f64, second: f64) -> f64 {
    match curve {
        Curve::Power => number.powf(second),
        Curve::Logarithm => number.ln(),
        Curve::Logarithm10 => number.log10(),
        Curve::Exponential => number.exp(),
        Curve::Sine => number.sin(),
        Curve::Cosine => number.cos(),
        Curve::Tangent => number.tan(),
        Curve::ArcSine => number.asin(),
        Curve::ArcCosine => number.acos(),
        Curve::ArcTangent => number.atan(),
        Curve::ArcTangent2 => number.atan2(second),
    }
}

pub(super) fn digest(digest: Digest, bytes: &[u8]) -> Vec<u8> {
    match digest {
        Digest::Md5 => md5::Md5::digest(bytes).to_vec(),
        Digest::Sha1 => sha1::Sha1::digest(bytes).to_vec(),
        Digest::Sha256 => sha2::Sha256::digest(bytes).to_vec(),
        Digest::Sha384 => sha2::Sha384::digest(bytes).to_vec(),
        Digest::Sha512 => sha2::Sha512::digest(bytes).to_vec(),
    }
}

/// `None` when the signature or the key has not the length it must have, or the key is none.
pub(super) fn verifies(signature: &[u8], message: &[u8], key: &[u8]) -> Option<bool> {
    let key = ed25519_dalek::VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
    let signature = ed25519_dalek::Signature::from_bytes(signature.try_into().ok()?);
    Some(key.verify_strict(message, &signature).is_ok())
}

pub(super) fn number_text(number: f64) -> String {
    // Zero has no sign here (XPath 1.0, section 4.2).
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}
