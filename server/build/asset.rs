//! Writes each asset three times, plain, as brotli and as gzip, and the table of them that `src/assets.rs` includes. The
//! server then compresses nothing while it serves, and its binary is all that has to be copied to a host.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use data_encoding::{BASE64, HEXLOWER};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::write;

/// The best that brotli can do (RFC 7932): quality on its scale of 0 to 11, and the base-2 logarithm of the window in bytes.
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW_BITS: i32 = 22;

/// How much of a hash goes into a name: 64 bits tell the few builds apart that one browser ever sees.
const NAME_HASH_BYTES: usize = 8;

/// Sheets whose text is also printed into pages, which then need no second request.
pub const PRINTED_SHEETS: [&str; 2] = ["resident", "findings"];

/// A file that browsers may ask for.
pub struct Asset {
    /// What the server's code calls it.
    pub constant: String,
    pub path: String,
    pub content_type: &'static str,
    pub content: Vec<u8>,
}

impl Asset {
    pub fn script(bundle: &str, hash: &str, content: Vec<u8>) -> Self {
        Self::new(bundle, "SCRIPT", hash, "js", "text/javascript; charset=utf-8", content)
    }

    pub fn module(bundle: &str, hash: &str, content: Vec<u8>) -> Self {
        Self::new(bundle, "WASM", hash, "wasm", "application/wasm", content)
    }

    /// The script that a page starts with: it decides when, and whether, to fetch the bundle. The page tells it where that is.
    pub fn loader(bundle: &str, content: Vec<u8>) -> Self {
        let hash = name_hash(&[&content]);
        Self::new(bundle, "LOADER", &hash, "js", "text/javascript; charset=utf-8", content)
    }

    /// The script that answers a page's requests where there is no network. It is served under a name of its own too, since what it
    /// answers for follows from its address.
    pub fn worker(bundle: &str, content: Vec<u8>) -> Self {
        let hash = name_hash(&[&content]);
        Self::new(bundle, "WORKER", &hash, "js", "text/javascript; charset=utf-8", content)
    }

    pub fn sheet(name: &str, hash: &str, content: Vec<u8>) -> Self {
        Self::new(name, "SHEET", hash, "css", "text/css; charset=utf-8", content)
    }

    fn new(name: &str, kind: &str, hash: &str, extension: &str, content_type: &'static str, content: Vec<u8>) -> Self {
        let constant = format!("{}_{kind}", name.to_uppercase());
        Self { constant, path: format!("/assets/{name}-{hash}.{extension}"), content_type, content }
    }

    /// Writes the three files and appends the asset's row to `table`.
    fn write(&self, out: &Path, table: &mut String) -> Result<()> {
        let Self { constant, path, content_type, content } = self;
        write(&out.join(constant), content)?;
        write(&out.join(format!("{constant}.br")), &brotli(content)?)?;
        write(&out.join(format!("{constant}.gz")), &gzip(content)?)?;
        writeln!(
            table,
            "/// `{path}`\n\
             pub static {constant}: Asset = Asset {{\n    \
                 path: {path:?},\n    \
                 content_type: {content_type:?},\n    \
                 plain: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{constant}\")),\n    \
                 brotli: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{constant}.br\")),\n    \
                 gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{constant}.gz\")),\n\
             }};\n"
        )?;
        Ok(())
    }
}

/// The part of a name that changes with any of `contents`, and with nothing else.
pub fn name_hash(contents: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for content in contents {
        // Each part is hashed on its own, so that no two lists of parts run together to the same bytes.
        hasher.update(Sha256::digest(content));
    }
    HEXLOWER.encode(&hasher.finalize()[..NAME_HASH_BYTES])
}

/// Writes all assets and their table, `assets.rs`, into `out`.
///
/// # Errors
/// If a file cannot be written.
pub fn write_table(out: &Path, assets: &[Asset]) -> Result<()> {
    let mut table = String::new();
    for asset in assets {
        asset.write(out, &mut table)?;
    }
    for name in PRINTED_SHEETS.map(str::to_uppercase) {
        for sheet in assets.iter().filter(|asset| asset.constant == format!("{name}_SHEET")) {
            let hash = BASE64.encode(&Sha256::digest(&sheet.content));
            writeln!(
                table,
                "/// The text of [`{name}_SHEET`], for a `style` element in the page.\n\
                 pub static {name}_STYLE: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}_SHEET\"));\n\n\
                 /// What allows [`{name}_STYLE`] in `style-src` of a content security policy, without its quotes (CSP Level 3, section 2.3.1).\n\
                 pub static {name}_STYLE_SHA256: &str = \"sha256-{hash}\";\n"
            )?;
        }
    }
    let constants: Vec<_> = assets.iter().map(|asset| format!("&{}", asset.constant)).collect();
    writeln!(table, "static ALL: [&Asset; {}] = [{}];", constants.len(), constants.join(", "))?;
    write(&out.join("assets.rs"), table.as_bytes())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Without a time or a file name in its header, so that equal content gives equal bytes.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
