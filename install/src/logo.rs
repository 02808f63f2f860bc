//! The three pictures a front end shows for the kernel, carried in the binary.
//!
//! The drawing is `assets/logo-svg.svg`; the two PNG files are that drawing rendered once, and a
//! test holds their sizes. A picture is never made at run time.

/// A picture under the file name Jupyter looks for.
#[derive(Debug, Clone, Copy)]
pub struct Logo {
    /// Jupyter's name for the file.
    pub file_name: &'static str,
    /// The file's bytes.
    pub bytes: &'static [u8],
}

/// Every picture of a kernelspec folder; JupyterLab prefers the drawing, older front ends the PNGs.
pub const LOGOS: [Logo; 3] = [
    Logo { file_name: "logo-32x32.png", bytes: include_bytes!("../assets/logo-32x32.png") },
    Logo { file_name: "logo-64x64.png", bytes: include_bytes!("../assets/logo-64x64.png") },
    Logo { file_name: "logo-svg.svg", bytes: include_bytes!("../assets/logo-svg.svg") },
];
