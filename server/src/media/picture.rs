//! Pictures are decoded and written anew, so that nothing but their pixels is left: no place, no time, no name, no thumbnail of
//! what was cut away. What would fill the memory is refused before it is decoded.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::{MediaError, Ready};

/// Largest file, in bytes: any phone's photograph.
pub const LARGEST_PICTURE: usize = 12 << 20;
/// Longest side, in pixels of the source.
const SIDE_AT_MOST: u32 = 12_000;
/// Most memory of a decoded picture, in bytes: about 40 million pixels.
const MEMORY_AT_MOST: u64 = 128 << 20;
/// Longest side that residents get: twice the width of a small phone.
pub const PIXELS_AT_MOST: u32 = 720;
/// Of JPEG: where faults begin to be seen is below.
const QUALITY: u8 = 78;

pub(super) fn ready(bytes: &[u8]) -> Result<Ready, MediaError> {
    if bytes.len() > LARGEST_PICTURE {
        return Err(MediaError::PictureTooLarge);
    }
    let picture = flat(&decode(bytes)?);
    let size = Some(picture.dimensions());
    let (photograph, drawing) = (jpeg(&picture)?, webp(&picture)?);
    // Without loss, drawings of few colors are smaller and sharper; photographs are many times larger.
    let (ending, bytes) = if drawing.len() < photograph.len() { ("webp", drawing) } else { ("jpg", photograph) };
    Ok(Ready { ending, size, bytes })
}

/// The picture, upright and no larger than it will be shown.
fn decode(bytes: &[u8]) -> Result<DynamicImage, MediaError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| MediaError::PictureUnreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(MediaError::PictureUnreadable);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_AT_MOST);
    limits.max_image_height = Some(SIDE_AT_MOST);
    limits.max_alloc = Some(MEMORY_AT_MOST);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unreadable(&error))?;
    if decoder.total_bytes() > MEMORY_AT_MOST {
        return Err(MediaError::PictureTooLarge);
    }
    // Phones write how they were held beside the pixels; what is beside them is lost here.
    let orientation = decoder.orientation().map_err(|error| unreadable(&error))?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| unreadable(&error))?;
    let is_large = picture.width().max(picture.height()) > PIXELS_AT_MOST;
    let mut picture = if is_large { picture.resize(PIXELS_AT_MOST, PIXELS_AT_MOST, FilterType::Triangle) } else { picture };
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn unreadable(error: &ImageError) -> MediaError {
    match error {
        ImageError::Limits(_) => MediaError::PictureTooLarge,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => MediaError::PictureUnreadable,
    }
}

/// The picture on white, which is what shows through on paper.
fn flat(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let mut paper = DynamicImage::from(RgbImage::from_pixel(picture.width(), picture.height(), Rgb([u8::MAX; 3]))).to_rgba8();
    imageops::overlay(&mut paper, &picture.to_rgba8(), 0, 0);
    DynamicImage::from(paper).to_rgb8()
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn webp(picture: &RgbImage) -> Result<Vec<u8>, MediaError> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    /// A picture in which no two neighbors are alike, as photographs are.
    fn photograph(width: u32, height: u32) -> RgbImage {
        let channel = |x: u32, y: u32, by: u32| u8::try_from((x * by + y * 7 + x * y % 31) % 251).unwrap();
        RgbImage::from_fn(width, height, |x, y| Rgb([channel(x, y, 3), channel(x, y, 5), channel(y, x, 11)]))
    }

    /// A JPEG whose Exif says that the phone was held upright, and where.
    fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0]);
        exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
        exif.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0GPSLatitude 38.62");
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], b"\xff\xe1", &length, &exif, &jpeg[2..]].concat()
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn a_photograph_is_made_small_turned_upright_and_says_nothing_about_itself() {
        let taken = with_exif(&jpeg(&photograph(1600, 900)).unwrap(), 6);
        assert!(holds(&taken, b"Exif") && holds(&taken, b"GPSLatitude"));
        let ready = ready(&taken).unwrap();
        assert_eq!((ready.ending, ready.size), ("jpg", Some((405, 720))), "upright");
        assert!(!holds(&ready.bytes, b"Exif") && !holds(&ready.bytes, b"GPS") && !holds(&ready.bytes, b"\xff\xe1"));
        let again = image::load_from_memory(&ready.bytes).unwrap();
        assert_eq!((again.width(), again.height()), (405, 720));
        assert_eq!(super::ready(&taken).unwrap().hash(), ready.hash());
        assert_eq!(ready.hash().len(), 32);
    }

    #[test]
    fn a_small_picture_keeps_its_size_and_a_drawing_its_sharpness() {
        let mut drawing = DynamicImage::new_rgba8(300, 200).to_rgba8();
        imageops::overlay(&mut drawing, &image::RgbaImage::from_pixel(40, 40, Rgba([200, 0, 0, 255])), 20, 20);
        let mut png = Cursor::new(Vec::new());
        drawing.write_to(&mut png, ImageFormat::Png).unwrap();
        let ready = ready(png.get_ref()).unwrap();
        assert_eq!((ready.ending, ready.size), ("webp", Some((300, 200))));
        assert!(ready.bytes.len() < 1_000, "{}", ready.bytes.len());
        let again = image::load_from_memory(&ready.bytes).unwrap().to_rgb8();
        assert_eq!((again.get_pixel(0, 0), again.get_pixel(30, 30)), (&Rgb([255, 255, 255]), &Rgb([200, 0, 0])), "on white");
    }

    #[test]
    fn what_would_fill_the_memory_is_refused_before_it_is_decoded() {
        // A PNG that says it is 60,000 pixels wide and high, and one that says 11,000: 484 MB once it is decoded.
        for side in [60_000_u32, 11_000] {
            let mut header = [&b"IHDR"[..], &side.to_be_bytes(), &side.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
            let crc = crc(&header);
            header.extend(crc.to_be_bytes());
            let bomb = [&b"\x89PNG\r\n\x1a\n\0\0\0\x0d"[..], &header, b"\0\0\0\0IDAT\x35\xaf\x06\x1e"].concat();
            assert_eq!(ready(&bomb), Err(MediaError::PictureTooLarge), "{side}");
        }
        assert_eq!(ready(&vec![0; LARGEST_PICTURE + 1]), Err(MediaError::PictureTooLarge));
    }

    /// CRC-32 as PNG has it, slowly.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        })
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = jpeg(&photograph(64, 64)).unwrap();
        for bytes in [&b""[..], b"GIF89a\x01\0\x01\0\0\0\0;", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &whole[..40]] {
            assert_eq!(ready(bytes), Err(MediaError::PictureUnreadable), "{bytes:?}");
        }
    }
}
