use serde_json::Value;
pub(super) fn canonicalize(_document: &Value) -> Option<Vec<u8>> {
    None
}
