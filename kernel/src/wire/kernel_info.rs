//! `kernel_info_reply`.

use serde_json::{Value, json};

use super::PROTOCOL_VERSION;
use crate::language::LanguageInfo;

pub(crate) fn reply(info: &LanguageInfo) -> Value {
    let mut language = json!({
        "name": info.name,
        "version": info.version,
        "mimetype": info.mimetype,
        "file_extension": info.file_extension,
    });
    if let Some(lexer) = &info.pygments_lexer {
        language["pygments_lexer"] = json!(lexer);
    }
    if let Some(mode) = &info.codemirror_mode {
        language["codemirror_mode"] = json!(mode);
    }
    let links: Vec<Value> =
        info.help_links.iter().map(|(text, url)| json!({"text": text, "url": url})).collect();
    json!({
        "status": "ok",
        "protocol_version": PROTOCOL_VERSION,
        "implementation": info.implementation,
        "implementation_version": info.implementation_version,
        "language_info": language,
        "banner": info.banner,
        "help_links": links,
        "debugger": false,
        "supported_features": [],
    })
}
