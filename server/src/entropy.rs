//! The only door to the operating system's randomness.

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};

/// Where random bits come from.
pub trait Entropy: Send + Sync {
    /// A generator freshly seeded for one purpose. Its seed is never stored, logged or used again.
    ///
    /// # Errors
    /// When the operating system gives no randomness; then nothing that needs it happens.
    fn generator(&self) -> Result<StdRng, NoEntropy>;
}

/// The operating system refused.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no randomness: {0}")]
pub struct NoEntropy(String);

/// The operating system's entropy: `getrandom(2)` and its like, expanded by ChaCha12.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn generator(&self) -> Result<StdRng, NoEntropy> {
        let mut seed = [0u8; 32];
        SysRng.try_fill_bytes(&mut seed).map_err(|error| NoEntropy(error.to_string()))?;
        Ok(StdRng::from_seed(seed))
    }
}

/// 256 fresh bits.
pub(crate) fn bits(entropy: &dyn Entropy) -> Result<[u8; 32], NoEntropy> {
    let mut bits = [0u8; 32];
    entropy.generator()?.fill_bytes(&mut bits);
    Ok(bits)
}

/// 128 fresh bits.
pub(crate) fn half_bits(entropy: &dyn Entropy) -> Result<u128, NoEntropy> {
    let bits = bits(entropy)?;
    Ok(bits[..16].iter().fold(0, |value, &byte| value << 8 | u128::from(byte)))
}
