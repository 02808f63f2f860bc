//! Opening, finding and deleting files.

use super::outside;
use crate::Value;
use crate::port::{Inflow, Origin, Outflow, Port, Sink, TextSource};
use crate::value::Text;
use crate::vm::primitive::{Cx, Exit, Outcome};
use macros::builtins;
use std::fs::File;
use std::io;

pub use table::TABLE;

/// The error of the running procedure about a file.
pub(super) fn file_failure(cx: &Cx<'_>, name: &str, error: &io::Error) -> Exit {
    cx.failure("file-error", format!("failed on {name:?}: {}", file_reason(error))).into()
}

/// Why a file could not be used.
pub(crate) fn file_reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission was denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Whether the session may use files at all.
fn permitted(cx: &Cx<'_>) -> io::Result<()> {
    if cx.world.has_files() { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// What comes of doing something with a file, which may block and so is done elsewhere.
fn done<R: Send + 'static>(
    cx: &mut Cx<'_>,
    path: &str,
    work: impl FnOnce(&str) -> io::Result<R> + Send + 'static,
) -> Result<R, Exit> {
    cx.check_outside("files")?;
    let done = match permitted(cx) {
        Ok(()) => {
            let path = path.to_owned();
            outside::blocking(cx, move || work(&path))?
        }
        Err(error) => Err(error),
    };
    done.map_err(|error| file_failure(cx, path, &error))
}

fn opened(
    cx: &mut Cx<'_>,
    path: Text,
    open: impl FnOnce(&str) -> io::Result<File> + Send + 'static,
) -> Result<(String, File), Exit> {
    let path = path.to_rust();
    let file = done(cx, &path, open)?;
    Ok((path, file))
}

/// Opens a file to read; a folder is refused here and not at the first read.
fn to_read(path: &str) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
}

#[builtins(library = "scheme file")]
mod table {
    use super::*;

    /// A port that reads a file as UTF-8 text.
    ///
    /// `(open-input-file "no such file") ; error: there is no such file`
    #[builtin("open-input-file", effect = Io)]
    fn open_input_file(cx: &mut Cx<'_>, path: Text) -> Outcome {
        let (path, file) = opened(cx, path, to_read)?;
        Ok(Port::text_input(path, TextSource::new(Origin::Outside(Inflow::file(file)), ""))
            .into_value(cx.heap))
    }

    /// A port that reads the bytes of a file.
    ///
    /// `(open-binary-input-file "no such file") ; error: there is no such file`
    #[builtin("open-binary-input-file", effect = Io)]
    fn open_binary_input_file(cx: &mut Cx<'_>, path: Text) -> Outcome {
        let (path, file) = opened(cx, path, to_read)?;
        Ok(Port::byte_input(path, Origin::Outside(Inflow::file(file)), Vec::new()).into_value(cx.heap))
    }

    /// A port that writes a file as UTF-8 text; what was in it is gone.
    ///
    /// `(open-output-file "no such folder/file") ; error: there is no such file`
    #[builtin("open-output-file", effect = Io)]
    fn open_output_file(cx: &mut Cx<'_>, path: Text) -> Outcome {
        let (path, file) = opened(cx, path, |path| File::create(path))?;
        Ok(Port::text_output(path, Sink::Outside(Outflow::file(file))).into_value(cx.heap))
    }

    /// A port that writes the bytes of a file; what was in it is gone.
    ///
    /// `(open-binary-output-file "no such folder/file") ; error: there is no such file`
    #[builtin("open-binary-output-file", effect = Io)]
    fn open_binary_output_file(cx: &mut Cx<'_>, path: Text) -> Outcome {
        let (path, file) = opened(cx, path, |path| File::create(path))?;
        Ok(Port::byte_output(path, Sink::Outside(Outflow::file(file))).into_value(cx.heap))
    }

    /// Whether there is a file or folder of this name.
    ///
    /// `(file-exists? "no such file") ; => #f`
    #[builtin("file-exists?", effect = Io)]
    fn file_exists(cx: &mut Cx<'_>, path: Text) -> Outcome {
        let path = path.to_rust();
        done(cx, &path, |path| Ok(std::path::Path::new(path).exists())).map(Value::boolean)
    }

    /// Deletes a file.
    ///
    /// `(delete-file "no such file") ; error: there is no such file`
    #[builtin("delete-file", effect = Io)]
    fn delete_file(cx: &mut Cx<'_>, path: Text) -> Result<Value, Exit> {
        let path = path.to_rust();
        done(cx, &path, |path| std::fs::remove_file(path)).map(|()| Value::UNSPECIFIED)
    }
}
