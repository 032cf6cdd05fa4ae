//! The mark of a survey that is kept among the programs of a phone: lines of a list, which tell nobody what it is about.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

const GROUND: Rgb<u8> = Rgb([0x0b, 0x5f, 0x56]);
const LINE: Rgb<u8> = Rgb([0xff, 0xff, 0xff]);

/// Edges that it is drawn in, in pixels: what Chromium asks for before it offers to keep a page.
pub const SIZES_PIXELS: [u32; 2] = [192, 512];

/// The mark as PNG; nothing where it cannot be written. All of it is within the circle that launchers may cut out (W3C Web
/// Application Manifest, `maskable`: 40 % of the edge around the middle).
#[must_use]
pub fn draw(edge_pixels: u32) -> Option<Vec<u8>> {
    let unit = |steps: u32| edge_pixels * steps / 16;
    let is_line = |across: u32, down: u32| {
        let row = [5, 7, 9].into_iter().any(|top| (unit(top)..unit(top + 1)).contains(&down));
        row && ((unit(4)..unit(5)).contains(&across) || (unit(6)..unit(12)).contains(&across))
    };
    let image = RgbImage::from_fn(edge_pixels, edge_pixels, |across, down| if is_line(across, down) { LINE } else { GROUND });
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter);
    encoder.write_image(&image, edge_pixels, edge_pixels, ExtendedColorType::Rgb8).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_small_and_inside_the_circle() {
        for edge in SIZES_PIXELS {
            let bytes = draw(edge).unwrap();
            assert!(bytes.len() < 4_000, "{} bytes", bytes.len());
            let image = image::load_from_memory(&bytes).unwrap().to_rgb8();
            let middle = f64::from(edge) / 2.0;
            for (across, down, pixel) in image.enumerate_pixels().filter(|(_, _, pixel)| **pixel == LINE) {
                let away = (f64::from(across) - middle).hypot(f64::from(down) - middle);
                assert!(away < f64::from(edge) * 0.4, "{pixel:?} at {across}, {down}");
            }
        }
    }
}
