//! Digests, signatures and how bytes are written as text. Making and checking them is for the server: see [`super::Function::needs_server`].

use super::super::Failure;
use super::super::host::Digest;
use super::functions;

functions! {
    /// `digest(text, algorithm, encoding)`: "MD5", "SHA-1", "SHA-256", "SHA-384" or "SHA-512"; "base64" unless it is "hex".
    "digest" = Digest[seen](text: String, algorithm: String, encoding: Option<String>) -> String {
        let algorithm = match algorithm.as_str() {
            "MD5" => Digest::Md5,
            "SHA-1" => Digest::Sha1,
            "SHA-256" => Digest::Sha256,
            "SHA-384" => Digest::Sha384,
            "SHA-512" => Digest::Sha512,
            _ => return Err(Failure::Argument),
        };
        let bytes = seen.evaluation.context.host().digest(algorithm, text.as_bytes()).ok_or(Failure::NotHere)?;
        match encoding.as_deref() {
            None | Some("base64") => base64(&bytes),
            Some("hex") => hex(&bytes),
            Some(_) => return Err(Failure::Argument),
        }
    }
    /// Bytes that are no text give ''.
    "base64-decode" = Base64Decode(text: String) -> String {
        from_base64(&text).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
    /// The message behind 64 bytes of Ed25519 signature, if it is that of the public key; '' otherwise. Both in base64.
    "extract-signed" = ExtractSigned[seen](signed: String, key: String) -> String {
        let (Some(signed), Some(key)) = (from_base64(&signed), from_base64(&key)) else { return Ok(String::new()) };
        let Some((signature, message)) = signed.split_at_checked(64) else { return Ok(String::new()) };
        let is_right = seen.evaluation.context.host().verifies(signature, message, &key).unwrap_or(false);
        if is_right { String::from_utf8(message.to_vec()).unwrap_or_default() } else { String::new() }
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, index| bits << 8 | usize::from(group.get(index).copied().unwrap_or(0)));
        for index in 0..4 {
            let is_filling = index > group.len();
            text.push(if is_filling { '=' } else { char::from(ALPHABET[bits >> (18 - 6 * index) & 63]) });
        }
    }
    text
}

/// White space is passed over, and the filling at the end may be missing.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for character in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = ALPHABET.iter().position(|other| *other == character)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 255) as u8);
        }
    }
    Some(bytes)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}
