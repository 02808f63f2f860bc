//! The crate's integration tests: one binary, a module per subject. They see a chart as its readers
//! do, through the text of its forms only.

mod fields;
mod golden;
mod hostile;
mod large;
mod load;
mod plot;
mod samples;
mod strips;
mod vega;
mod views;

/// Numbers that are hard to draw.
const SEVERE: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    1e15,
    999_999.999,
    1e300,
    -1e300,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    5e-324,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

/// Draws a picture live, checks what holds of every picture, and gives its SVG and text.
fn drawn(picture: &impl viz::Picture) -> (String, String) {
    let bundle = viz::live(picture);
    let form = |mime| bundle.get(mime).expect("a live picture has two forms").to_owned();
    let (svg, text) = (form(viz::HTML), form(viz::PLAIN));
    well_formed(&svg);
    let odd = ["\"NaN", ",NaN", "NaN,", "\"inf", "inf,", ",inf"].into_iter().find(|odd| svg.contains(odd));
    assert_eq!(odd, None, "{svg}");
    (svg, text)
}

/// The SVG and the text of a chart.
fn forms(bundle: &viz::MimeBundle) -> (&str, &str) {
    let form = |mime| bundle.get(mime).unwrap_or_else(|| panic!("a chart has a form of type {mime}"));
    (form(viz::SVG), form(viz::PLAIN))
}

/// What a PNG shows, whatever it was compressed with: its colours from left to right and top to bottom.
fn pixels(file: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a painted chart is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a chart is small")];
    let frame = reader.next_frame(&mut pixels).expect("the PNG is whole");
    pixels.truncate(frame.buffer_size());
    pixels
}

/// The 64-bit FNV-1a hash.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// The tags of a document close in order, and nothing but tags contains an angle bracket.
fn well_formed(svg: &str) {
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, content) = piece.split_once('>').unwrap_or_else(|| panic!("{piece} ends in {svg}"));
        assert!(!content.contains('>'), "{content} in {svg}");
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{svg}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag} in {svg}");
    }
    assert!(open.is_empty(), "{open:?} in {svg}");
}
