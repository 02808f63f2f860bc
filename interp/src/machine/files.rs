//! Program files: what `include` names, what `import` looks for, what `load` reads.

use super::Shared;
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::expand::Loader;
use crate::reader;
use crate::source::Span;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Finds and reads files for the expander.
pub(super) struct FileLoader {
    shared: Arc<Shared>,
}

impl FileLoader {
    pub(super) fn new(shared: &Arc<Shared>) -> FileLoader {
        FileLoader { shared: shared.clone() }
    }

    /// A relative path is relative to the file that names it, if that is a file.
    fn resolve(&self, path: &str, at: Span) -> PathBuf {
        let name = self.shared.sources.get(at.source).map(|source| source.name);
        let folder = name.as_deref().map(Path::new).filter(|file| file.is_file()).and_then(Path::parent);
        folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
    }
}

impl Loader for FileLoader {
    fn include(&self, path: &str, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        self.shared.read_file(&self.resolve(path, at), at, fold_case)
    }

    fn library(&self, name: &str) -> Option<Result<Vec<Datum>, Diagnostic>> {
        let path = PathBuf::from(format!("{}.sld", name.replace(' ', "/")));
        (self.shared.config.files && path.is_file()).then(|| self.shared.read_file(&path, Span::NONE, false))
    }
}

impl Shared {
    /// The data of a file.
    pub(super) fn read_file(&self, path: &Path, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        let shown = path.display();
        if !self.config.files {
            let message = format!("cannot read {shown}: this session may not use files");
            return Err(Diagnostic::new("file-error", at, message));
        }
        let text = std::fs::read(path)
            .map_err(|error| Diagnostic::new("file-error", at, format!("cannot read {shown}: {error}")))?;
        let text = String::from_utf8(text).map_err(|error| {
            let byte = error.utf8_error().valid_up_to();
            Diagnostic::new(
                "file-error",
                at,
                format!("{shown} is not UTF-8 text: byte {byte} begins no character"),
            )
            .hint("save the file as UTF-8")
        })?;
        let source = self.sources.add(shown.to_string(), text.as_str());
        let options = reader::Options { nesting: self.config.reader_nesting, fold_case };
        let mut read = reader::read(&text, source, options);
        if read.errors.is_empty() { Ok(read.data) } else { Err(read.errors.remove(0)) }
    }
}
