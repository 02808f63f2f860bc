//! The pictures are what Jupyter expects of them: two PNGs of the size in their name, one drawing.

use install::LOGOS;

/// Width, height and whether there is an alpha channel, from the first chunk of a PNG.
fn png_header(bytes: &[u8]) -> (u32, u32, bool) {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&bytes[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20), bytes[25] & 4 != 0)
}

#[test]
fn pngs_have_the_size_in_their_name_and_a_transparent_ground() {
    for (logo, side) in LOGOS.iter().zip([32, 64]) {
        assert_eq!(logo.file_name, format!("logo-{side}x{side}.png"));
        assert_eq!(png_header(logo.bytes), (side, side, true), "{}", logo.file_name);
    }
}

#[test]
fn the_drawing_is_square_and_says_what_it_shows() {
    let drawing = std::str::from_utf8(LOGOS[2].bytes).unwrap();
    assert!(drawing.contains("viewBox=\"0 0 64 64\""));
    assert!(drawing.contains("<title>") && drawing.contains("aria-label="));
    assert!(!drawing.contains("href"), "nothing is loaded from elsewhere");
}
