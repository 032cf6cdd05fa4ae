//! Sounds are kept as they are, since writing them anew would cost much of how they sound; but the tags of MP3 files, which hold
//! names, dates and pictures, are cut off. Which kind a sound is, is read off its bytes.

use super::{MediaError, Ready};

/// Largest file, in bytes: a minute and more of speech.
pub const LARGEST_SOUND: usize = 512 << 10;

pub(super) fn ready(bytes: &[u8]) -> Result<Ready, MediaError> {
    if bytes.len() > LARGEST_SOUND {
        return Err(MediaError::SoundTooLarge);
    }
    let bare = without_tags(bytes);
    let (ending, bytes) = if is_mp3(bare) {
        ("mp3", bare)
    } else if is_ogg(bytes) {
        ("ogg", bytes)
    } else if is_m4a(bytes) {
        ("m4a", bytes)
    } else if is_aac(bare) {
        ("aac", bare)
    } else {
        return Err(MediaError::SoundUnreadable);
    };
    Ok(Ready { ending, size: None, bytes: bytes.to_vec() })
}

/// What is between the tags: ID3v2 and APEv2 before, ID3v1, APEv2 and Lyrics3 after.
fn without_tags(mut bytes: &[u8]) -> &[u8] {
    while let Some(rest) = after_id3v2(bytes).or_else(|| after_ape(bytes)) {
        bytes = rest;
    }
    while let Some(rest) = before_id3v1(bytes).or_else(|| before_ape(bytes)).or_else(|| before_lyrics(bytes)) {
        bytes = rest;
    }
    bytes
}

/// Sizes in ID3v2 have seven bits a byte. A tag that claims more than there is takes everything.
fn after_id3v2(bytes: &[u8]) -> Option<&[u8]> {
    let header = bytes.strip_prefix(b"ID3")?.get(..7)?;
    let size = header[3..].iter().fold(0_usize, |size, byte| (size << 7) | usize::from(byte & 0x7f));
    let footer = if header[2] & 0x10 == 0 { 0 } else { 10 };
    Some(bytes.get(10 + size + footer..).unwrap_or_default())
}

fn before_id3v1(bytes: &[u8]) -> Option<&[u8]> {
    let (rest, tag) = bytes.split_at_checked(bytes.len().checked_sub(128)?)?;
    if !tag.starts_with(b"TAG") {
        return None;
    }
    // Some write longer titles before it.
    let extended = rest.len().checked_sub(227).and_then(|at| rest.split_at_checked(at));
    Some(extended.filter(|(_, tag)| tag.starts_with(b"TAG+")).map_or(rest, |(rest, _)| rest))
}

const APE: &[u8] = b"APETAGEX";
const APE_HEADER: usize = 32;

/// The size of an APEv2 tag without its header, and whether it has one.
fn ape_size(header: &[u8]) -> Option<(usize, bool)> {
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    let (size, flags) = (number(12)?, number(20)?);
    Some((usize::try_from(size).ok()?, flags & (1 << 31) != 0))
}

fn after_ape(bytes: &[u8]) -> Option<&[u8]> {
    let header = bytes.get(..APE_HEADER).filter(|header| header.starts_with(APE))?;
    let (size, _) = ape_size(header)?;
    Some(bytes.get(APE_HEADER.saturating_add(size)..).unwrap_or_default())
}

fn before_ape(bytes: &[u8]) -> Option<&[u8]> {
    let (_, footer) = bytes.split_at_checked(bytes.len().checked_sub(APE_HEADER)?)?;
    if !footer.starts_with(APE) {
        return None;
    }
    let (size, has_header) = ape_size(footer)?;
    let whole = size.max(APE_HEADER).saturating_add(if has_header { APE_HEADER } else { 0 });
    Some(&bytes[..bytes.len().saturating_sub(whole)])
}

/// Words of songs: `LYRICSBEGIN … 000123LYRICS200`, or `… LYRICSEND`.
fn before_lyrics(bytes: &[u8]) -> Option<&[u8]> {
    if !bytes.ends_with(b"LYRICS200") && !bytes.ends_with(b"LYRICSEND") {
        return None;
    }
    let begin = b"LYRICSBEGIN";
    let at = bytes.windows(begin.len()).rposition(|window| window == begin)?;
    Some(&bytes[..at])
}

/// A frame of MPEG audio, layer III.
fn is_mp3(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, second, third, ..] if second & 0xe6 == 0xe2 && third & 0xf0 != 0xf0 && third & 0x0c != 0x0c)
}

/// A frame of AAC in ADTS.
fn is_aac(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, second, third, ..] if second & 0xf6 == 0xf0 && third & 0x3c < 0x34)
}

fn is_ogg(bytes: &[u8]) -> bool {
    let page = bytes.get(28..).unwrap_or_default();
    bytes.starts_with(b"OggS") && (page.starts_with(b"OpusHead") || page.starts_with(b"\x01vorbis"))
}

/// An MP4 file with sound and without film.
fn is_m4a(bytes: &[u8]) -> bool {
    let has = |handler: &[u8; 4]| bytes.windows(16).any(|window| window.starts_with(b"hdlr") && window.ends_with(handler));
    bytes.get(4..8) == Some(b"ftyp") && has(b"soun") && !has(b"vide")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAMES: &[u8] = b"\xff\xfb\x90\x64 all that is heard";

    fn id3v2(name: &str) -> Vec<u8> {
        let size = u8::try_from(name.len()).unwrap();
        [b"ID3\x04\0\0\0\0\x01", &[size][..], &[b'.'; 128], name.as_bytes()].concat()
    }

    fn id3v1(name: &str) -> Vec<u8> {
        let mut tag = [b"TAG", name.as_bytes()].concat();
        tag.resize(128, 0);
        tag
    }

    fn ape(name: &str) -> Vec<u8> {
        let size = u32::try_from(name.len() + APE_HEADER).unwrap().to_le_bytes();
        let part =
            |flags: u32| [APE, &2000_u32.to_le_bytes(), &size, &1_u32.to_le_bytes(), &flags.to_le_bytes(), &[0; 8]].concat();
        [part(1 << 31 | 1 << 29), name.into(), part(1 << 31)].concat()
    }

    #[test]
    fn tags_of_mp3_are_cut_off_wherever_they_are() {
        let lyrics = b"LYRICSBEGINAna sings000014LYRICS200".to_vec();
        let extended = [b"TAG+Ana".to_vec(), vec![0; 220]].concat();
        for (before, after) in [
            (vec![], vec![]),
            (id3v2("Ana"), vec![]),
            ([id3v2("Ana"), id3v2("Elm Street")].concat(), id3v1("Ana")),
            (ape("Ana"), [ape("Ana"), id3v1("Ana")].concat()),
            (vec![], [lyrics, extended, id3v1("Ana")].concat()),
        ] {
            let ready = ready(&[&before, FRAMES, &after].concat()).unwrap();
            assert_eq!((ready.ending, ready.size, ready.bytes.as_slice()), ("mp3", None, FRAMES));
        }
    }

    #[test]
    fn a_tag_that_lies_about_its_size_leaves_no_sound_and_no_panic() {
        for bytes in [
            [b"ID3\x04\0\0\x7f\x7f\x7f\x7f", FRAMES].concat(),
            [APE, &[0xff; 24], FRAMES].concat(),
            [FRAMES, APE, &[0xff; 24]].concat(),
            b"ID3".to_vec(),
        ] {
            assert_eq!(ready(&bytes), Err(MediaError::SoundUnreadable));
        }
    }

    #[test]
    fn a_sound_is_what_its_bytes_are() {
        let ogg = |codec: &[u8]| [b"OggS", &[0; 24][..], codec].concat();
        let m4a = |handler: &[u8]| [b"\0\0\0\x18ftypM4A ", &[0; 12][..], b"hdlr", &[0; 8], handler].concat();
        for (bytes, ending) in [
            (FRAMES.to_vec(), Some("mp3")),
            (b"\xff\xf1\x50\x80 aac".to_vec(), Some("aac")),
            ([id3v2("Ana"), b"\xff\xf9\x50\x80 aac".to_vec()].concat(), Some("aac")),
            (ogg(b"OpusHead"), Some("ogg")),
            (ogg(b"\x01vorbis"), Some("ogg")),
            (ogg(b"\x80theora"), None),
            (m4a(b"soun"), Some("m4a")),
            ([m4a(b"soun"), m4a(b"vide")].concat(), None),
            (b"RIFF\0\0\0\0WAVE".to_vec(), None),
            (b"<html>".to_vec(), None),
            (vec![], None),
        ] {
            assert_eq!(ready(&bytes).ok().map(|ready| ready.ending), ending, "{bytes:?}");
        }
        assert_eq!(ready(&vec![0xff; LARGEST_SOUND + 1]), Err(MediaError::SoundTooLarge));
    }
}
