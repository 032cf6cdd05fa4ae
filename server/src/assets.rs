//! The files that browsers keep: both WebAssembly bundles with their scripts, and the style sheets, built by `build.rs` and
//! part of this binary. A path contains the hash of the content, so that a browser never has to ask twice. Pages name
//! these files by the constants here; this module knows no pages.

use axum::extract::OriginalUri;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// A file under `/assets/`, compressed when the server was built.
///
/// A build with `PORCHLIGHT_SKIP_WASM` leaves the bundles empty: `plain` has no bytes.
#[derive(Debug)]
pub struct Asset {
    /// From the root of the site, such as `/assets/phone-0123456789abcdef.wasm`.
    pub path: &'static str,
    pub content_type: &'static str,
    pub plain: &'static [u8],
    /// RFC 7932.
    pub brotli: &'static [u8],
    /// RFC 1952.
    pub gzip: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The asset at `path`, if this build has it.
pub fn find(path: &str) -> Option<&'static Asset> {
    ALL.into_iter().find(|asset| asset.path == path)
}

/// Answers `GET /assets/{*file}`.
///
/// Takes the whole path of the request, so that it answers the same when nested below another router.
pub async fn serve(OriginalUri(uri): OriginalUri, request_headers: HeaderMap) -> Response {
    let Some(asset) = find(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(asset, &request_headers, "public, max-age=31536000, immutable")
}

fn answer(asset: &'static Asset, request_headers: &HeaderMap, cache: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, asset.content_type),
        (CACHE_CONTROL, cache),
        (VARY, "accept-encoding"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    if accepts(request_headers, "br") {
        (headers, [(CONTENT_ENCODING, "br")], asset.brotli).into_response()
    } else if accepts(request_headers, "gzip") {
        (headers, [(CONTENT_ENCODING, "gzip")], asset.gzip).into_response()
    } else {
        (headers, asset.plain).into_response()
    }
}

/// Answers `GET /s/worker.js`: a script of a worker, at the address that it answers below. Browsers ask for it again and again.
pub async fn serve_worker(request_headers: HeaderMap) -> Response {
    let policy = [(CONTENT_SECURITY_POLICY, "default-src 'none'; connect-src 'self'")];
    (policy, answer(&PHONE_WORKER, &request_headers, "no-cache")).into_response()
}

/// Whether `Accept-Encoding` names `coding` without a weight of zero (RFC 9110, section 12.5.3). Other weights are passed
/// over: a browser that takes brotli at all gains by it. So is `*`, since the plain form is always right.
fn accepts(request_headers: &HeaderMap, coding: &str) -> bool {
    request_headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|entry| {
            let (name, weight) = entry.split_once(';').unwrap_or((entry, "q=1"));
            name.trim().eq_ignore_ascii_case(coding) && !is_zero(weight)
        })
}

/// Whether `weight` is `q=0`, with up to three decimals.
fn is_zero(weight: &str) -> bool {
    weight.split_once('=').is_some_and(|(_, value)| value.trim().parse() == Ok(0.0_f32))
}

#[cfg(test)]
#[path = "../build/compact.rs"]
mod compact;

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use axum::http::{HeaderValue, Uri};
    use data_encoding::BASE64;
    use sha2::{Digest, Sha256};

    use super::*;

    /// What residents pay for the phone engine, in bytes as brotli.
    const PHONE_BUDGET_BYTES: usize = 40 * 1024;

    /// Bundles are missing only if the build was told to leave them out.
    fn bundles_are_built() -> bool {
        let built = !PHONE_WASM.plain.is_empty() && !STUDIO_WASM.plain.is_empty();
        assert!(built || option_env!("PORCHLIGHT_SKIP_WASM").is_some(), "the build left a bundle empty");
        built
    }

    #[test]
    fn phone_bundle_fits_its_budget() {
        if bundles_are_built() {
            let (wasm, script) = (PHONE_WASM.brotli.len(), PHONE_SCRIPT.brotli.len());
            println!("phone bundle as brotli: {wasm} bytes of wasm + {script} bytes of script, of {PHONE_BUDGET_BYTES}");
            assert!(wasm + script <= PHONE_BUDGET_BYTES, "{wasm} + {script} bytes do not fit into {PHONE_BUDGET_BYTES}");
        }
    }

    #[test]
    fn scripts_load_their_own_module() {
        for (script, module) in [(&PHONE_SCRIPT, &PHONE_WASM), (&STUDIO_SCRIPT, &STUDIO_WASM)] {
            if bundles_are_built() {
                assert!(module.plain.starts_with(b"\0asm\x01\0\0\0"), "{} is not a WebAssembly module", module.path);
                let text = std::str::from_utf8(script.plain).unwrap();
                let file = module.path.strip_prefix("/assets/").unwrap();
                let loads = ['"', '\'', '`'].iter().any(|mark| text.contains(&format!("{mark}{file}{mark},import.meta.url")));
                assert!(loads, "{} does not load {file}", script.path);
                assert!(!text.contains("_bg.wasm"), "{} names a file that is not served", script.path);
            }
        }
    }

    #[test]
    fn residents_do_not_pay_for_comments_and_names() {
        for (asset, kept) in [(&PHONE_LOADER, "serviceWorker"), (&PHONE_WORKER, "skipWaiting"), (&PHONE_SCRIPT, "respond")] {
            let text = std::str::from_utf8(asset.plain).unwrap();
            assert!(!text.contains("// ") && !text.contains("sendWaiting"), "{} is not minified", asset.path);
            assert!(text.contains(kept) || text.is_empty(), "{} lost {kept}", asset.path);
        }
    }

    #[test]
    fn every_asset_is_found_by_its_path_and_nothing_else_is() {
        for asset in ALL {
            assert!(std::ptr::eq(find(asset.path).unwrap(), asset), "two assets share the path {}", asset.path);
        }
        for path in ["", "/", "/assets/", "/assets/phone.js", &PHONE_SCRIPT.path[1..], &format!("{}/", PHONE_SCRIPT.path)] {
            assert!(find(path).is_none(), "{path} is no asset");
        }
    }

    #[test]
    fn the_style_hashes_are_those_of_the_styles() {
        for (style, hash) in [(RESIDENT_STYLE, RESIDENT_STYLE_SHA256), (FINDINGS_STYLE, FINDINGS_STYLE_SHA256)] {
            assert_eq!(format!("sha256-{}", BASE64.encode(&Sha256::digest(style))), hash);
        }
    }

    async fn request(path: &str, accept_encoding: Option<&'static str>) -> Response {
        let mut headers = HeaderMap::new();
        if let Some(value) = accept_encoding {
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(value));
        }
        serve(OriginalUri(path.parse::<Uri>().unwrap()), headers).await
    }

    #[tokio::test]
    async fn the_smallest_accepted_form_is_sent() {
        let asset = &STUDIO_SCRIPT;
        for (accepted, encoding, body) in [
            (Some("gzip, deflate, br, zstd"), Some("br"), asset.brotli),
            (Some("BR ; q=0.1"), Some("br"), asset.brotli),
            (Some("gzip;q=1.0, br;q=0"), Some("gzip"), asset.gzip),
            (Some("br; q=0.000,gzip;q=0.001"), Some("gzip"), asset.gzip),
            (Some("brotli, x-gzip, *"), None, asset.plain),
            (Some(""), None, asset.plain),
            (None, None, asset.plain),
        ] {
            let response = request(asset.path, accepted).await;
            assert_eq!(response.status(), StatusCode::OK);
            let sent = response.headers().get(CONTENT_ENCODING).map(|value| value.to_str().unwrap());
            assert_eq!(sent, encoding, "{accepted:?}");
            assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), body, "{accepted:?}");
        }
    }

    #[tokio::test]
    async fn an_asset_is_kept_for_good_and_typed() {
        for asset in ALL {
            let response = request(asset.path, Some("br")).await;
            let headers = response.headers();
            assert_eq!(headers[CONTENT_TYPE], asset.content_type);
            assert_eq!(headers[CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert_eq!(headers[VARY], "accept-encoding");
            assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        }
        // Browsers compile a module while it arrives only under this type.
        assert_eq!(PHONE_WASM.content_type, "application/wasm");
    }

    #[tokio::test]
    async fn an_unknown_path_is_not_found_and_not_kept() {
        let response = request("/assets/phone-0000000000000000.js", Some("br")).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert!(!response.headers().contains_key(CACHE_CONTROL));
    }
}
