//! PNG, for pages that show no SVG: on GitHub, in a mail, in a notebook that nobody trusts yet. An opaque
//! light card, since what lies behind it is not known. The same drawing has the same bytes everywhere.

mod canvas;
mod letters;

use std::collections::HashMap;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};

pub(crate) use canvas::Canvas;

use crate::theme::Role;

/// How hard the encoder tries. More takes twice as long for a hundredth of the size.
const LEVEL: u8 = 6;

type Rgb = [u8; 3];

/// An empty card.
pub(crate) fn card((width, height): (u32, u32)) -> Vec<u8> {
    let (red, green, blue) = Role::Paper.light();
    [red, green, blue].repeat(width as usize * height as usize)
}

/// A card as a file.
pub(crate) fn encoded(card: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(LEVEL));
    let numbered = numbered(card);
    match &numbered {
        Some((palette, _)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette.as_flattened());
            encoder.set_filter(Filter::NoFilter);
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            encoder.set_filter(Filter::Adaptive);
        }
    }
    let data = numbered.as_ref().map_or(card, |(_, numbers)| numbers);
    encoder.write_header().ok()?.write_image_data(data).ok()?;
    Some(file)
}

/// The colours in the order in which they appear, and for each pixel which of them it has; unless there
/// are more than a byte can number.
fn numbered(card: &[u8]) -> Option<(Vec<Rgb>, Vec<u8>)> {
    let (pixels, _) = card.as_chunks::<3>();
    let (mut palette, mut numbers) = (Vec::new(), HashMap::new());
    let mut last = (Role::Paper.light().into(), None);
    let mut number = |pixel: &Rgb| -> Option<u8> {
        // most pixels are like their neighbours
        if let (color, Some(number)) = last
            && color == *pixel
        {
            return Some(number);
        }
        let number = *numbers.entry(*pixel).or_insert_with(|| {
            palette.push(*pixel);
            palette.len() - 1
        });
        let number = u8::try_from(number).ok()?;
        last = (*pixel, Some(number));
        Some(number)
    };
    let data = pixels.iter().map(&mut number).collect::<Option<Vec<u8>>>()?;
    Some((palette, data))
}

#[cfg(test)]
mod tests;
