//! Program files: what `include` names, what `import` looks for, what `load` reads.

use super::Shared;
use crate::builtins::files::file_reason;
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::expand::Loader;
use crate::heap::Foreign;
use crate::reader;
use crate::source::{SourceId, Span};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// The forms of a file that is being loaded, as a Scheme object. They are not taken out of it, so a continuation
/// that one of them has captured can go on with those behind it again.
pub(crate) struct Forms(pub(crate) Vec<Datum>);

impl Foreign for Forms {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "forms"
    }
}

/// Finds and reads files for the expander.
pub(super) struct FileLoader {
    shared: Arc<Shared>,
    /// Which file included which, by their sources.
    includers: Mutex<HashMap<SourceId, SourceId>>,
}

impl FileLoader {
    pub(super) fn new(shared: &Arc<Shared>) -> FileLoader {
        FileLoader { shared: shared.clone(), includers: Mutex::default() }
    }

    /// A relative path is relative to the file that names it, if that is a file.
    fn resolve(&self, path: &str, at: Span) -> PathBuf {
        let file = self.file(at.source);
        let folder = file.as_deref().and_then(Path::parent);
        folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path))
    }

    /// The file that a source was read from, if it was one.
    fn file(&self, source: SourceId) -> Option<PathBuf> {
        let name = self.shared.sources.get(source)?.name;
        Some(PathBuf::from(&*name)).filter(|file| file.is_file())
    }

    /// The sources from this one out to the program that included them all.
    fn chain(&self, source: SourceId) -> Vec<SourceId> {
        let includers = self.includers.lock();
        std::iter::successors(Some(source), |inner| includers.get(inner).copied()).collect()
    }

    /// A file that is being included must not be included again: that would not end.
    fn check_circle(&self, path: &Path, at: Span) -> Result<(), Diagnostic> {
        let Ok(new) = path.canonicalize() else { return Ok(()) };
        let mut between: Vec<String> = Vec::new();
        for file in self.chain(at.source).into_iter().filter_map(|source| self.file(source)) {
            if file.canonicalize().is_ok_and(|file| file == new) {
                between.reverse();
                let by_way = if between.is_empty() { "" } else { " by way of " };
                let message = format!("{} includes itself{by_way}{}", file.display(), between.join(", "));
                return Err(Diagnostic::new("syntax-error", at, message)
                    .hint("a file that others need as well is made a library, which is loaded once"));
            }
            between.push(file.display().to_string());
        }
        Ok(())
    }
}

impl Loader for FileLoader {
    fn include(&self, path: &str, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        let path = self.resolve(path, at);
        self.check_circle(&path, at)?;
        let data = self.shared.read_file(&path, at, fold_case)?;
        if let Some(first) = data.first() {
            self.includers.lock().insert(first.span().source, at.source);
        }
        Ok(data)
    }

    fn library(&self, name: &str) -> Option<Result<Vec<Datum>, Diagnostic>> {
        let path = PathBuf::from(format!("{}.sld", name.replace(' ', "/")));
        (self.shared.config.files && path.is_file()).then(|| self.shared.read_file(&path, Span::NONE, false))
    }
}

impl Shared {
    /// The data of a file.
    pub(super) fn read_file(&self, path: &Path, at: Span, fold_case: bool) -> Result<Vec<Datum>, Diagnostic> {
        let text = if self.config.files { std::fs::read(path) } else { Ok(Vec::new()) };
        self.data_of_file(path, text, at, fold_case)
    }

    /// The data of a file whose bytes were read, if the session may use it.
    pub(crate) fn data_of_file(
        &self,
        path: &Path,
        text: io::Result<Vec<u8>>,
        at: Span,
        fold_case: bool,
    ) -> Result<Vec<Datum>, Diagnostic> {
        let shown = path.display();
        if !self.config.files {
            let message = format!("cannot read {shown}: this session may not use files");
            return Err(Diagnostic::new("file-error", at, message));
        }
        let text = text.map_err(|error| {
            Diagnostic::new("file-error", at, format!("cannot read {shown}: {}", file_reason(&error)))
        })?;
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
